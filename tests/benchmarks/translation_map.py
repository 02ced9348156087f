"""How long the translators' map takes: 2,000 works of 20 sentences in seven languages.

Pages and localize's rows are written straight into the tables, as the map reads nothing else: two
thirds of all translations are there, every tenth of them behind.
"""

import random
import time
import uuid
from statistics import median

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from patterns.languages import states
from patterns.models import Account, ListingPage, PatternPage, Work
from patterns.places import plant
from tests.benchmarks.measuring import Served

WORKS, SENTENCES, ROUNDS, AT_ONCE = 2_000, 20, 7, 500
MAP = "/admin/translation/works/"


def measure(say, works=WORKS, sentences=SENTENCES, rounds=ROUNDS):
    """Fill, read the map again and again, and say the medians in milliseconds and queries."""
    fill(works, sentences)
    user = Account.objects.create_superuser("editor", password="editor")
    signed_in = Client()
    signed_in.force_login(user)
    site = Served(signed_in.cookies)

    def shown(query=None):
        assert site.get(MAP, query).status_code == 200

    locales = states.mine(user)
    figures = {
        "states of all works": timed(lambda: states.rows(user, locales), rounds),
        "the map, first page": timed(shown, rounds),
        "the map, what is behind": timed(lambda: shown({"state": "behind"}), rounds),
    }
    for what, (took, queries) in figures.items():
        say(f"  {what:26} {took * 1000:5.0f} ms {queries:4} queries")
    return figures


def timed(work, rounds):
    """(seconds of the middle round, queries of the last)."""
    work()
    took = []
    for _round in range(rounds):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    with CaptureQueriesContext(connection) as queries:
        work()
    return median(took), len(queries)


def fill(works, sentences):
    """An empty, migrated database gets so many works."""
    plant()
    chance = random.Random(works)  # noqa: S311 - the same library each time
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    strings = _strings(locales["en"], works * sentences)
    for start in range(0, works, AT_ONCE):
        keys = [uuid.UUID(int=n + 1) for n in range(start, min(start + AT_ONCE, works))]
        _works(keys, locales, start, chance)
        _sentences(keys, locales, strings[start * sentences :], sentences, chance)


def _strings(locale, count):
    rows = (
        String(locale=locale, data=f"Sentence {n}", data_hash=uuid.UUID(int=n))
        for n in range(count)
    )
    return String.objects.bulk_create(rows, batch_size=AT_ONCE)


def _works(keys, locales, start, chance):
    kind = ContentType.objects.get_for_model(PatternPage)
    Work.objects.bulk_create(
        Work(key=key, content_type=kind, source_locale=locales["en"]) for key in keys
    )
    pages = []
    for code, locale in locales.items():
        place = ListingPage.objects.get(kind="pattern", locale=locale)
        for number, key in enumerate(keys, start + 1):
            if code != "en" and number % 3 == 0:
                continue
            name = f"work-{number}"
            pages.append(
                Page(
                    title=f"Work {number}", draft_title=f"Work {number}", slug=name, locale=locale,
                    translation_key=key, content_type=kind, depth=place.depth + 1,
                    path=f"{place.path}{Page._int2str(number).rjust(4, '0')}",
                    url_path=f"{place.url_path}{name}/",
                    live=code == "en" or chance.random() < 0.8,
                )
            )  # fmt: skip
    Page.objects.bulk_create(pages, batch_size=AT_ONCE)


def _sentences(keys, locales, strings, sentences, chance):
    page, pattern = (ContentType.objects.get_for_model(model) for model in (Page, PatternPage))
    TranslatableObject.objects.bulk_create(
        TranslatableObject(pk=key, content_type=page) for key in keys
    )
    sources = TranslationSource.objects.bulk_create(
        TranslationSource(
            object_id=key, locale=locales["en"], specific_content_type=pattern, content_json="{}",
            object_repr="", last_updated_at="2026-01-01T00:00:00Z",
        )
        for key in keys
    )  # fmt: skip
    others = [locale for code, locale in locales.items() if code != "en"]
    Translation.objects.bulk_create(
        Translation(source=source, target_locale=locale) for source in sources for locale in others
    )
    contexts = TranslationContext.objects.bulk_create(
        TranslationContext(object_id=key, path=f"p{n}", path_id=uuid.UUID(int=n), field_path="x")
        for key in keys
        for n in range(sentences)
    )
    segments, words = [], []
    for place, context in enumerate(contexts):
        string, source = strings[place], sources[place // sentences]
        segments.append(
            StringSegment(source=source, context=context, string=string, order=place, attrs="{}")
        )
        words += [
            StringTranslation(
                translation_of=string, context=context, locale=locale, data="words",
                translation_type="manual",
            )
            for locale in others
            if (place // sentences) % 3 != 2 and (place % 10 or chance.random() < 0.9)
        ]  # fmt: skip
    StringSegment.objects.bulk_create(segments, batch_size=AT_ONCE)
    StringTranslation.objects.bulk_create(words, batch_size=AT_ONCE)
