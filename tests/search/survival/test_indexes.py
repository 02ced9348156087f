"""An index on a real server that is gone, of another shape, or read-only."""

import pytest
from django.test import Client

from search.breaker import breaker_of
from search.engines import embedded_engine
from search.engines.elastic.naming import Names
from search.keeping import Keeper, bring_up_to_date
from search.models import OutboxRow
from search.rebuilding import rebuild
from search.status import status
from search.verifying import verify
from tests.search.making import found

pytestmark = pytest.mark.needs("elasticsearch")


def rename(page, title):
    page.title = title
    page.save_revision().publish()


def engine_asked():
    """Whom a reader's page is answered by; whoever it is, the work is on it."""
    breaker_of("elasticsearch").forget()
    page = Client().get("/en/search/?q=circle")
    assert (page.status_code, b"/en/patterns/circle/" in page.content) == (200, True)
    return page.headers["X-Search-Engine"]


@pytest.fixture
def server(elastic):
    with elastic.engine.client.within(30) as client:
        yield client.indices


def test_an_index_that_is_gone_is_said_and_made_anew(patient, server, indexed):
    server.delete(index=patient.serving().removeprefix("elasticsearch:"))
    assert engine_asked() == "embedded"
    assert "There is no search index" in status(patient).sentence

    rename(indexed.page("garden"), "Zanahoria")
    Keeper(patient).look()
    assert engine_asked() == "elasticsearch"
    assert verify(patient).differences == ()
    assert status(patient).is_well


def test_an_index_of_another_shape_is_said_and_left_to_those_who_know_it(
    patient, server, indexed, monkeypatch
):
    indexes = patient
    server.delete(index=indexes.serving().removeprefix("elasticsearch:"))
    ours, older = indexes.engine.names, Names(indexes.engine.names.prefix, "00000000")
    monkeypatch.setitem(vars(indexes.engine), "names", older)
    rebuild(indexes)
    theirs = indexes.serving()
    monkeypatch.setitem(vars(indexes.engine), "names", ours)
    assert engine_asked() == "embedded"
    assert "made by another version" in status(indexes).sentence

    rename(indexed.page("garden"), "Zanahoria")
    assert found(embedded_engine(), "zanahoria") == [indexed.key("garden")]
    bring_up_to_date(indexes)
    assert engine_asked() == "elasticsearch"
    assert verify(indexes).differences == ()
    assert found(indexes.engine, "zanahoria") == [indexed.key("garden")]
    monkeypatch.setitem(vars(indexes.engine), "names", older)
    assert indexes.serving() == theirs


def test_an_index_that_is_read_only_answers_and_keeps_what_waits(patient, server, indexed):
    index = patient.serving().removeprefix("elasticsearch:")
    server.put_settings(index=index, settings={"index.blocks.read_only_allow_delete": True})
    rename(indexed.page("garden"), "Zanahoria")
    Keeper(patient).look()
    assert engine_asked() == "elasticsearch"
    assert [row.attempts for row in OutboxRow.objects.all()] == [0]
    assert "can't be written to" in status(patient).sentence
    assert not status(patient).is_well

    server.put_settings(index=index, settings={"index.blocks.read_only_allow_delete": None})
    Keeper(patient).look()
    assert found(patient.engine, "zanahoria") == [indexed.key("garden")]
    assert not OutboxRow.objects.exists()
    assert status(patient).is_well
