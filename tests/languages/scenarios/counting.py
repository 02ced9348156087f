"""What must outlive every step: the sentences people wrote, and what readers have.

A sentence a translator wrote is known by its mark (`tests.worlds.MARKS`, or `BY_HAND`). It is
findable while the memory, a page or its draft has it; or what is put by, until the work is begun
in that language again.
"""

import html
from dataclasses import dataclass

from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from patterns.borrowed import plain
from patterns.models import KeptSentence
from patterns.models.work_page import WorkPage
from tests.worlds import MARKS

BY_HAND = "✎"  # begins what a step writes: by hand into a page, at the bench, in a file


def written(key):
    """{(language, words)} of all that translators wrote for the work and that can be found."""
    rows = StringTranslation.objects.filter(context__object_id=key)
    begun = Translation.objects.filter(source__object_id=key).values("target_locale__language_code")
    kept = KeptSentence.objects.filter(key=key).exclude(to__in=begun)
    found = {
        *rows.values_list("locale__language_code", "data"), *kept.values_list("to", "words"),
    }  # fmt: skip
    for page in versions(key):
        for shown in (page, page.get_latest_revision_as_object()):
            found |= {(page.locale.language_code, text) for text in texts(shown)}
    return {(code, bare(text)) for code, text in found if is_translators(code, bare(text))}


def versions(key):
    pages = Page.objects.filter(translation_key=key, alias_of=None)
    return pages.select_related("locale").specific()


def texts(page):
    """Every sentence of a page, in order, as it is kept."""
    segments = extract_segments(page)
    return [one.string.data for one in segments if isinstance(one, StringSegmentValue)]


def bare(text):
    return " ".join(html.unescape(plain(text)).split())


def is_translators(code, text):
    return text.startswith((BY_HAND, MARKS.get(code, f"{code}: ").strip()))


def lost(before, after):
    """What can't be found any more, not even inside of what a translator made of it."""
    return {
        (code, words) for code, words in before - after
        if not any(words in other for language, other in after if language == code)
    }  # fmt: skip


@dataclass
class Readers:
    """What readers have: of each live version its sentences, and which copies are live."""

    versions: dict  # {(key, language): [sentences]}
    copies: set

    @classmethod
    def now(cls):
        live = Page.objects.filter(live=True).select_related("locale").specific()
        works = [page for page in live if isinstance(page, WorkPage) and not page.alias_of_id]
        return cls(
            {(str(page.translation_key), page.locale.language_code): list(map(bare, texts(page)))
             for page in works},
            {page.pk for page in live if page.alias_of_id},
        )  # fmt: skip

    def remember(self, ever):
        for place, sentences in self.versions.items():
            ever.setdefault(place, set()).update(sentences)


def unwanted(before, after, published=(), taken=False, ever=None):
    """What readers got or lost though nobody published it.

    `published` are the (key, language) somebody did publish; `taken` says whether a step takes
    works from readers. Where a source was published, its blocks go, come and change places in
    every language, with words that readers had before (`ever`) or those of the source.
    """
    for place in after.versions.keys() - before.versions.keys() - set(published):
        yield f"live unasked: {place}"
    for place in before.versions.keys() - after.versions.keys():
        if not taken:
            yield f"gone: {place}"
    for place in (before.versions.keys() & after.versions.keys()) - set(published):
        yield from _changed(place, before, after, published, (ever or {}).get(place, set()))


def _changed(place, before, after, published, ever):
    then, now = before.versions[place], after.versions[place]
    keys = {key for key, _language in published}
    if place[0] not in keys:
        if then != now:
            yield f"changed unasked: {place}: {set(now) ^ set(then)}"
        return
    sources = [one for one in published if one[0] == place[0]]
    source = {text for one in sources for text in after.versions.get(one, ())}
    strange = set(now) - set(then) - source - ever
    if strange:
        yield f"published unasked: {place}: {strange}"
    # What only changed in the source must not have pushed a translator's words away.
    if len(now) == len(then) and set(now) & source - set(then):
        yield f"the source's words in the place of a translation: {place}"
