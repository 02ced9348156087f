"""What a language of the table lacks here, and what to do about it, a sentence each.

A new language is a row in the table and a catalogue; this says what else its readers would miss.
Knows where each thing stands: catalogues, formats, places, labels, names, the search's languages.
"""

from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import get_language_info
from wagtail.models import Locale, Page

from patterns import kinds
from patterns.fallback import public_versions
from patterns.languages_table import LANGUAGE_CODES, LANGUAGE_TABLE
from patterns.models import Concept, ConceptLabel, HomePage, ShortForm
from search.languages import analyzers, snowball
from search.languages.stop_words import stop_words

WRITTEN_IN = "en"  # the language of the code's own words


def lacks(row):
    """Everything the language of `row` lacks, what readers meet first before the rest."""
    for look in (_catalogue, _django, _row, _places, _labels, _names, _search):
        yield from look(row)


def _catalogue(row):
    if row.code == WRITTEN_IN:
        return
    folder = Path(settings.LOCALE_PATHS[0]) / row.code / "LC_MESSAGES"
    if not (folder / "django.po").is_file():
        yield (
            f"The interface has no catalogue. Run makemessages --locale {row.code}, translate "
            f"{folder / 'django.po'} and run compilemessages."
        )
        return
    words = polib.pofile(str(folder / "django.po"))
    missing = len(words.untranslated_entries()) + len(words.fuzzy_entries())
    if missing:
        yield f"{missing} texts of the interface aren't translated. Translate {words.fpath}."
    if not (folder / "django.mo").is_file():
        yield "The catalogue isn't compiled. Run compilemessages."


def _django(row):
    try:
        get_language_info(row.code)
    except KeyError:
        yield (
            "Django doesn't know it: months and form errors stay in English. Name it in LANG_INFO "
            "in cms_config/settings/languages.py, and put its formats into cms_config/formats."
        )


def _row(row):
    unknown = set(row.fallbacks) - set(LANGUAGE_CODES)
    if unknown:
        yield f"Its row falls back to {', '.join(sorted(unknown))}, which the table doesn't have."
    if not row.fallbacks:
        yield "Its row has no fallbacks: readers would get any language. Write fallbacks=(…)."


def _places(row):
    locale = Locale.objects.filter(language_code=row.code).first()
    if locale is None or not HomePage.objects.filter(locale=locale, live=True).exists():
        yield "It has no first page and no listings yet. Run start, which makes them."


def _labels(row):
    have = ConceptLabel.objects.filter(language=row.code, kind=ConceptLabel.Kind.PREFERRED)
    bare = Concept.objects.filter(retired=False).exclude(pk__in=have.values("concept"))
    schemes = sorted(set(bare.values_list("scheme", flat=True)))
    if schemes:
        yield (
            f"{bare.count()} concepts have no name in it, in {', '.join(schemes)}. Write labels in "
            "the admin or in concepts/*.yaml of the package."
        )


def _names(row):
    models = [kind.model for kind in kinds.every() if issubclass(kind.model, Page)]
    works = public_versions().type(*models)
    here = works.filter(locale__language_code=row.code).values("translation_key")
    short = ShortForm.objects.filter(language=row.code).values("work")
    bare = works.exclude(translation_key__in=here).exclude(translation_key__in=short)
    count = bare.order_by().values("translation_key").distinct().count()
    if count:
        yield f"{count} works have neither a version nor a short form in it. Translate their names."


def _search(row):
    base = row.code.partition("-")[0]
    if base not in snowball.ALGORITHMS and base != "ar":
        yield "The embedded search has no stemmer for it: words are found as they are written."
    if not stop_words(base):
        yield f"The search has no stop words for it. Add vendor/stop_words/{base}.txt."
    if analyzers.analyzer_for(row.code) == analyzers.PLAIN:
        yield "Elasticsearch has no analyzer for it: words are found as they are written."


def lacking(codes=()):
    """(row, sentences) of each language, or of these."""
    return [(row, list(lacks(row))) for row in LANGUAGE_TABLE if not codes or row.code in codes]
