"""The library that ships is found: by title, alias and label, from each of the seven languages."""

from collections import defaultdict

import pytest

from patterns.languages_table import LANGUAGE_CODES
from search.contract import Query
from search.engines import embedded_engine
from search.find import languages_for
from search.rebuilding import rebuild
from search.record import ENTRY, records
from search.verifying import verify

FIRST_PAGE, ALL = 10, 200


@pytest.fixture
def works(starter):
    """The records of all that isn't a mere term."""
    rebuild()
    return [record for record in records() if record.prior != ENTRY]


def found(words, language, kind, size):
    """What a reader of this language finds by these words among works of a kind."""
    chosen = {"kind": frozenset({kind})}
    query = Query(words=words, languages=languages_for(language), facets=chosen, size=size)
    return {hit.key for hit in embedded_engine().search(query).hits}


def test_every_work_is_found_by_its_names_in_every_language(works):
    lost = [
        (name, language)
        for work in works
        for version in work.versions
        for name in version.names
        for language in LANGUAGE_CODES
        if work.key not in found(name, language, work.kind, FIRST_PAGE)
    ]

    assert len(works) > 200
    assert lost == []
    assert verify().differences == ()


def test_every_work_is_found_by_what_it_is_filed_under(works, count):
    filed = defaultdict(set)
    for work in works:
        for language, labels in work.labels.items():
            for label in labels:
                filed[label, language, work.kind].add(work.key)
    asked = sorted(filed.items())[:: count(8, 1)]

    assert {language for (_, language, _), _ in asked} == set(LANGUAGE_CODES)
    assert [who for who, keys in asked if not keys <= found(*who, ALL)] == []
