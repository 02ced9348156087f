"""The translation memory: which sentence of a source is which sentence of its translations.

wagtail-localize keeps sentences, translators write translations of them, and a synchronised page
is put together from both. This module writes that memory from pages that are there already:
published sources, translations made by hand or read from a package. It doesn't know when it is
asked, nor how localize's rows are written.
"""

from itertools import chain

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import (
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

from patterns import kept
from patterns.borrowed import is_in_hand
from patterns.hand_made import hand_made
from patterns.models.work import Work
from patterns.pairing import pairs
from patterns.sentences import (
    AT_ONCE,
    Told,
    said_already,
    write_sources,
    write_translations,
)


def refresh(page):
    """Make or update the `TranslationSource` of a source from what `page`'s row holds.

    Late languages start from today's text, and progress falls by itself where it changed. About
    fifteen queries, however long the page is.
    """
    return remember([(page, ())])[0][0]


def learn(page):
    """Keep what stands on a translation, and memory doesn't know, as its source's translations.

    Returns the paths of what could not be paired: rich text that is cut into other sentences than
    the source's.
    """
    return keep_hand_made(page, Work.objects.get(pk=page.translation_key).source(), always=True)


def keep_hand_made(page, source, always=False):
    """The same, unless translators write this page sentence by sentence: then memory is right.

    A draft counts: it is what somebody wrote last.
    """
    if source is None or (not always and is_in_hand(page)):
        return []
    refresh(source)
    found, unpaired = hand_made(source, newest(page))
    keep(page, source, found)
    set_aside(page, unpaired)
    return unpaired


def newest(page):
    """What was saved last of `page`; its row where readers have that."""
    return page.get_latest_revision_as_object() if page.has_unpublished_changes else page


def keep(page, source, found, by=None):
    """Write sentences of `hand_made` into the memory, as somebody's if it is known whose."""
    key, language, to = page.translation_key, source.locale_id, page.locale_id
    written = {"last_translated_by_id": by.pk} if by else {}
    write_translations(
        Told(key, one.path, language, one.sentence, to, one.words, written) for one in found
    )


def set_aside(page, paths):
    """Sentences of texts that the page cuts otherwise wait for a translator to look at them.

    Until then the page keeps its text.
    """
    rows = StringTranslation.objects.filter(
        context__object_id=page.translation_key, context__path__in=paths, locale=page.locale_id
    )
    rows.update(
        has_error=True,
        field_error=_("This text was written anew on the page, in other sentences. Look at both."),
    )


@transaction.atomic
def remember(works):
    """Refresh many sources and learn from their translations, in as many queries as for one.

    `works` are (source page, [(translation, said)]). `said` names the paths a translator has
    really written, or is None where nobody knows: then words that equal the source's don't count.
    Gives the `TranslationSource` of each work and the unpaired paths by the translation's id.
    """
    segments = [extract_segments(page) for page, _translations in works]
    sources = write_sources([page for page, _translations in works], segments)
    told, unpaired = [], {}
    for (source, translations), original in zip(works, segments, strict=True):
        for page, said in translations:
            found, unpaired[page.pk] = pairs(original, extract_segments(page))
            told += [
                Told(page.translation_key, path, source.locale_id, sentence, page.locale_id, words)
                for path, sentence, words in found
                if (path in said if said is not None else words != sentence)
            ]
    write_translations(told)
    return sources, unpaired


@transaction.atomic
def suggest(forms, before):
    """Keep the words of short forms as translations of their sources' sentences.

    A translator's own words stay: only a sentence without a translation gets these, or one that
    has what the form said `before` (short forms by key and language). Some thirty queries.
    """
    sources = _sources_of({form.work_id for form in forms})
    segments = [extract_segments(page) for page in sources.values()]
    write_sources(list(sources.values()), segments)
    originals = dict(zip(sources, segments, strict=True))
    locales = dict(Locale.objects.values_list("language_code", "pk"))
    told, old = [], {}
    for form in forms:
        earlier = before.get((form.work_id, form.language))
        for segment in originals.get(form.work_id, ()):
            words = form.words.get(segment.path)
            if words and form.language in locales:
                one = Told(
                    form.work_id, segment.path, sources[form.work_id].locale_id,
                    segment.string.data, locales[form.language], _plain(words),
                )  # fmt: skip
                told.append(one)
                old[one] = _plain(earlier.words[segment.path]) if earlier else None
    said = said_already(told)
    write_translations([one for one in told if said.get(one) in (None, old[one])])


def _plain(words):
    return StringValue.from_plaintext(words).data


def _sources_of(keys):
    """The page each of these works is translated from, by key; a query for each kind."""
    works = Work.objects.select_related("content_type").in_bulk(keys)
    models = {work.model() for work in works.values()}
    rows = [model.objects.filter(translation_key__in=keys, alias_of=None) for model in models]
    return {
        page.translation_key: page
        for page in chain.from_iterable(rows)
        if page.locale_id == works[page.translation_key].source_locale_id
    }


def submit(targets):
    """Offer each (source, locale id) to translators, unless it is offered already."""
    rows = [Translation(source=source, target_locale_id=locale) for source, locale in targets]
    Translation.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
    # Writing many at once sends no signal.
    kept.bring_all_back({row.source.object_id for row in rows})


@transaction.atomic
def let_go(key):
    """Forget all sentences of a work of which no version is left."""
    kept.forget(key)
    StringTranslation.objects.filter(context__object_id=key).delete()
    TranslationSource.objects.filter(object_id=key).delete()
    TranslatableObject.objects.filter(pk=key).delete()
