"""The library that ships is found: by title, alias and label, from each of the seven languages."""

import pytest
from django.conf import settings
from django.core.management import call_command

from patterns.languages_table import LANGUAGE_CODES
from patterns.places import plant
from search.contract import Query
from search.engines import embedded_engine
from search.find import languages_for
from search.rebuilding import rebuild
from search.record import ENTRY, records
from search.verifying import verify


def finds(words, language, work):
    """Whether a reader of this language finds this work by these words among its kind."""
    kind = {"kind": frozenset({work.kind})}
    page = Query(words=words, languages=languages_for(language), facets=kind, size=50)
    return work.key in [hit.key for hit in embedded_engine().search(page).hits]


@pytest.mark.django_db(transaction=True)
def test_every_work_is_found_by_all_that_it_is_called():
    plant()
    call_command("load_library", str(settings.STARTER_LIBRARY), verbosity=0)
    rebuild()
    works = [record for record in records() if record.prior != ENTRY]

    lost = [
        (name, language)
        for work in works
        for version in work.versions
        for name in version.names
        for language in LANGUAGE_CODES
        if not finds(name, language, work)
    ]
    unlabelled = [
        (label, language)
        for work in works
        for language, labels in work.labels.items()
        for label in labels
        if not finds(label, language, work)
    ]
    assert len(works) >= 17
    assert lost == []
    assert unlabelled == []
    assert verify().differences == ()
