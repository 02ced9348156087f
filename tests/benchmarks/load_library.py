"""How fast a package is checked and loaded, beside Wagtail's own way in the same run.

The package has 2,000 works in three languages, 6,000 pages. The stock way makes some of the same
pages one by one, as an editor's click would: saved, published, submitted to translators. It stops
there, without one translated sentence; loading has written all of them.
"""

import resource
import tempfile
import time
from pathlib import Path

from wagtail.models import Locale
from wagtail_localize.operations import TranslationCreator

from patterns.library.loading import load
from patterns.models import ListingPage, PatternPage
from patterns.models.facts import raw
from patterns.places import plant
from tests.benchmarks.generated_package import LANGUAGES, write_package

WORKS, STOCK_WORKS = 2_000, 40


def measure(say, works=WORKS, stock=STOCK_WORKS):
    """Load a generated package into this empty site and say how fast that was; the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "generated"
        folder.mkdir()
        pages = write_package(folder, works)
        plant()
        dry = report_of(load(folder, dry_run=True))
        loaded = report_of(load(folder))
        again = report_of(load(folder))
    figures = {
        "dry run, files/s": dry.files / dry.seconds,
        "load, pages/s": pages / loaded.seconds,
        "load again, seconds": again.seconds,
        "stock way, pages/s": stock_way(stock),
        "memory at most, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    say(f"{works} works in {len(LANGUAGES)} languages, {pages} pages, {dry.files} files")
    for what, number in figures.items():
        say(f"  {what:24} {number:8.1f}")
    ratio = figures["load, pages/s"] / figures["stock way, pages/s"]
    say(f"  loading is {ratio:.1f} times as fast as the stock way")
    return figures


def report_of(report):
    if report.problems:
        raise SystemExit("\n".join(map(str, report.problems[:10])))
    return report


def stock_way(count):
    """Pages a second, made, published and submitted one by one."""
    place = ListingPage.objects.get(kind="pattern", locale__language_code="en")
    targets = list(Locale.objects.filter(language_code__in=LANGUAGES[1:]))
    originals = list(PatternPage.objects.filter(live=True, locale=place.locale)[:count])
    started = time.monotonic()
    for number, original in enumerate(originals):
        page = place.add_child(instance=twin(original, number))
        page.save_revision().publish()
        TranslationCreator(None, targets).create_translations(page)
    return len(originals) * len(LANGUAGES) / (time.monotonic() - started)


def twin(original, number):
    """An unsaved page with what another one says, under a name and number of its own."""
    taken = {"id", "page_ptr", "path", "depth", "numchild", "url_path", "translation_key", "slug",
             "latest_revision", "live_revision"}  # fmt: skip
    values = {
        field.attname: field.value_from_object(original)
        for field in PatternPage._meta.concrete_fields
        if field.name not in taken
    }
    for name in PatternPage.relations:
        values[name] = raw(original, PatternPage._meta.get_field(name))
    values |= {"slug": f"stock-{number}", "number": 100_000 + number, "live": False}
    page = PatternPage(**values)
    page.concepts = list(original.concepts.all())
    return page
