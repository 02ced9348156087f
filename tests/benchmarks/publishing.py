"""How long publishing takes with five translations, beside localize's own way in the same run.

The work is a full pattern with twelve links each way; the stock way is what “Sync translated
pages” does with “publish” ticked, for five translations of a page that has little more than a
title. Also counts the queries of a pattern's page and of a list.
"""

import time
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import Translation, TranslationSource

from patterns.models import PatternPage, TextPage
from search.rebuilding import rebuild
from tests import factories, samples, worlds

LANGUAGES = ("es", "fr", "ar", "pt", "it")
ROUNDS, LINKS, LISTED = 15, 12, 50


def measure(say, rounds=ROUNDS, listed=LISTED):
    """Publish again and again, and say the median; the figures, queries among them."""
    worlds.fill()
    pattern, plain = big_pattern(), plain_page()
    figures = {
        "words changed": timed(rounds, lambda turn: publish(pattern, turn, facts=False)),
        "facts changed": timed(rounds, lambda turn: publish(pattern, turn, facts=True)),
        "stock sync of plain pages": timed(rounds, lambda turn: sync(plain, turn)),
    }
    for what, (took, queries) in figures.items():
        say(f"  {what:28} {took * 1000:7.0f} ms {queries:6} queries")
    ratio = figures["facts changed"][0] / figures["stock sync of plain pages"][0]
    say(f"  publishing takes {ratio:.2f} times as long as localize's own sync (limit 2)")
    return {**figures, "ratio": ratio, **pages(say, pattern, listed)}


def big_pattern():
    """A pattern with all its fields, twelve links each way, in six languages."""
    others = [factories.pattern(f"Near {place}") for place in range(LINKS)]
    pattern = samples.full(factories.pattern("Big", slug="big"))
    pattern.links = [
        factories.link("leads_to", other, f"Because of {other.title}") for other in others
    ]
    pattern.save_revision().publish()
    for other in others:
        other.links = [factories.link("leads_to", pattern, "It comes before")]
        other.save_revision().publish()
    for language in LANGUAGES:
        worlds.translated(PatternPage.objects.get(pk=pattern.pk), language)
    return PatternPage.objects.get(pk=pattern.pk)


def plain_page():
    about = TextPage.objects.get(slug="about", locale__language_code="en")
    TextPage.objects.filter(slug="about").exclude(pk=about.pk).delete()
    for language in LANGUAGES:
        worlds.translated(about, language)
    return about


def publish(pattern, turn, facts):
    page = PatternPage.objects.get(pk=pattern.pk)
    page.problem = f"Nobody knows who decides, said for the {turn}th time."
    if facts:
        page.grid_cells = [f"A{turn % 7 + 1}-B3"]
        page.confidence = turn % 2
        page.links[0].value["kind"] = ("alternative_to", "tension_with")[turn % 2]
    page.save_revision().publish()


def sync(about, turn):
    """As localize's own view does it."""
    page = TextPage.objects.get(pk=about.pk)
    page.body = f"<p>About it, told for the {turn}th time.</p>"
    page.save_revision().publish()
    source = TranslationSource.objects.get(object_id=page.translation_key)
    source.update_from_db()
    for translation in Translation.objects.filter(source=source, enabled=True):
        translation.save_target(publish=True)


def timed(rounds, work):
    """(seconds of the middle round, queries of the last)."""
    took = []
    for turn in range(rounds + 1):
        start = time.perf_counter()
        work(turn)
        took.append(time.perf_counter() - start)
    with CaptureQueriesContext(connection) as queries:
        work(rounds + 1)
    return median(took[1:]), len(queries)


def pages(say, pattern, listed):
    """Queries of pages as readers ask for them."""
    for place in range(listed - PatternPage.objects.filter(locale__language_code="en").count()):
        factories.pattern(f"Listed {place}")
    rebuild()  # As readers have it.
    addresses = {
        "pattern page, its language": "/en/patterns/big/",
        "pattern page, translated": "/ar/patterns/big/",
        "pattern page, fallback": "/el/patterns/big/",
        f"list of {listed}": "/en/patterns/",
        f"list of {listed}, fallback": "/ar/patterns/",
    }
    figures = {}
    for what, address in addresses.items():
        browser = Client()
        assert browser.get(address).status_code == 200, address
        with CaptureQueriesContext(connection) as queries:
            browser.get(address)
        figures[what] = len(queries)
        say(f"  {what:28} {len(queries):4} queries")
    return figures
