"""`start` with the whole starter library: the first one, the second one, and what serving takes.

Measured from the command to the first page that a reader gets, where everything is installed.
"""

import time
from itertools import cycle, islice

import pytest

from tests.cms_config.started_site import started

MEGABYTE = 1024 * 1024
READ = (
    "/en/", "/ar/patterns/", "/en/patterns/consent-decision/", "/es/cases/", "/pt/techniques/",
    "/en/search/?q=consent", "/api/search/?q=agua", "/fr/glossary/", "/el/toolkit/",
    "/it/communities/", "/en/patterns/?topic=domain/energy", "/admin/login/",
)  # fmt: skip


def seconds_to_a_page(folder, then=lambda site: None):
    begun = time.perf_counter()
    with started(folder) as site:
        assert site.asked("/en/").status == 200
        needed = time.perf_counter() - begun
        then(site)
    return needed


def measure(folder, say):
    """The largest process of those that served, in megabytes."""
    largest = []

    def read(site):
        for path in islice(cycle(READ), 100):
            assert site.asked(path).status == 200, path
        largest.append(max(process.memory_info().rss for process in site.family()) / MEGABYTE)

    say(f"\nfirst start, s: {seconds_to_a_page(folder):.1f}")
    say(f"second start, s: {seconds_to_a_page(folder, read):.1f}")
    say(f"serving process after 100 requests, MB: {largest[0]:.0f}")
    return largest[0]


@pytest.mark.benchmark
def test_starting_and_serving_are_measured(tmp_path, capsys):
    with capsys.disabled():
        largest = measure(tmp_path / "data", print)

    assert largest < 200
