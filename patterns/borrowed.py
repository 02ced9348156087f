"""Which words on a translation are still those of its source.

A sentence is borrowed where it is a sentence of another language and no translator has said that
it stays as it is. Knows localize's rows, not where the words are shown.
"""

from bs4 import BeautifulSoup
from wagtail_localize.models import String, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def borrowed(segments, key, locale):
    """Those sentences of these segments that aren't words of `locale`; two queries.

    `key` is the work's. Numbers and signs alone are nobody's language.
    """
    sentences = {one.string.data for one in segments if isinstance(one, StringSegmentValue)}
    hashes = [String._get_data_hash(sentence) for sentence in sentences if has_words(sentence)]
    foreign = String.objects.exclude(locale=locale).filter(data_hash__in=hashes)
    said = StringTranslation.objects.filter(
        context__object_id=key, locale=locale, has_error=False
    ).values_list("data", flat=True)
    own = {plain(words) for words in said} if hashes else set()
    return {text for text in foreign.values_list("data", flat=True) if plain(text) not in own}


def borrowed_places(page):
    """Paths of texts on `page` with words that aren't its language's.

    Empty where people write the whole page themselves: only they know what is a quotation. Three
    queries.
    """
    if not is_in_hand(page):
        return []
    segments = [one for one in extract_segments(page) if isinstance(one, StringSegmentValue)]
    foreign = borrowed(segments, page.translation_key, page.locale_id)
    return list(dict.fromkeys(one.path for one in segments if one.string.data in foreign))


def is_in_hand(page):
    """Whether translators write this page sentence by sentence."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).exists()


def plain(sentence):
    """A sentence without its marks: the same words, however their links are numbered."""
    return BeautifulSoup(sentence, "html.parser").get_text() if "<" in sentence else sentence


def has_words(sentence):
    return any(letter.isalpha() for letter in plain(sentence))
