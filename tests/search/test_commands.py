"""The commands: each does it for every engine, and one that fails keeps back no other."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from patterns.models import PatternPage
from search import engines, outbox, registering
from search.contract import EngineUnavailable
from search.models import OutboxRow
from search.rebuilding import rebuild
from tests.search.making import found

DOWN = EngineUnavailable("refused", "The server is gone. Start it.")


@pytest.fixture
def both(indexed, server):
    rebuild(server)
    return server


def run(name, *words):
    out = StringIO()
    try:
        call_command(name, *words, stdout=out, stderr=out)
    except CommandError as trouble:
        return f"{out.getvalue()}\n{trouble}", 1
    return out.getvalue(), 0


def rename(world, title):
    PatternPage.objects.filter(pk=world.page("garden").pk).update(title=title)
    outbox.note({world.key("garden")})


def test_status_tells_of_every_engine(both):
    said, failed = run("search_status")

    assert not failed
    assert "stand-in:" in said
    assert "embedded:" in said


def test_status_says_what_is_wrong_and_what_waits(both, indexed):
    rename(indexed, "Zanahoria")
    both.trouble = DOWN
    said, failed = run("search_status", "--engine=stand-in")

    assert failed
    assert "The server is gone. Start it." in said
    assert "1 works wait to go in" in said


def test_status_tells_of_other_machines(both, indexed):
    registering.register("another", "another machine:/data/search.sqlite3")
    registering.in_place("another")
    outbox.note({indexed.key("garden")}, only="another")
    said, failed = run("search_status")

    assert not failed
    assert "another machine:/data/search.sqlite3, looked after elsewhere" in said
    assert said.strip().endswith("1 works wait.")


def test_status_speaks_to_programs(both, indexed):
    run("search_verify")
    said, failed = run("search_status", "--json")
    first, second = json.loads(said)

    assert not failed
    assert (first["engine"], second["engine"]) == ("stand-in", "embedded")
    assert first["differences"] == first["waiting"] == 0


def test_an_outage_of_one_engine_keeps_back_no_other(both, indexed):
    rename(indexed, "Zanahoria")
    both.trouble = DOWN
    said, failed = run("search_sync")

    assert failed
    assert "Took in 1 works (embedded)" in said
    assert found(engines.embedded_engine(), "zanahoria") == [indexed.key("garden")]
    assert OutboxRow.objects.filter(index=both.now).count() == 1

    both.trouble = None
    assert run("search_sync") == ("Took in 1 works (stand-in).\nTook in 0 works (embedded).\n", 0)
    assert not OutboxRow.objects.exists()


def test_verify_finds_and_repairs_in_both(both, indexed):
    PatternPage.objects.filter(pk=indexed.page("garden").pk).update(title="Zanahoria")
    held = both.held[both.serving()]
    held.records.pop(indexed.key("circle"))
    said, failed = run("search_verify")
    assert failed
    assert f"missing: {indexed.key('circle')}" in said
    assert said.count(f"stale: {indexed.key('garden')}") == 2

    assert run("search_verify", "--repair")[1] == 0
    assert run("search_verify")[1] == 0
    assert found(both.engine, "zanahoria") == [indexed.key("garden")]


def test_verify_repairs_an_index_that_is_gone(both):
    both.now = ""
    assert run("search_verify")[1] == 1

    assert run("search_verify", "--repair")[1] == 0


def test_one_engine_can_be_named(both):
    before, other = both.serving(), engines.embedded_indexes().serving()
    said, failed = run("search_rebuild", "--engine=stand-in")

    assert not failed
    assert "(stand-in" in said
    assert "embedded" not in said
    assert both.serving() != before
    assert engines.embedded_indexes().serving() == other
    assert "There are: stand-in, embedded." in run("search_rebuild", "--engine=altavista")[0]


def test_one_can_go_back(both):
    before = both.serving()
    run("search_rebuild")
    assert both.serving() != before

    assert run("search_rebuild", "--previous") == (
        "Readers have the index there was before (stand-in).\n"
        "Readers have the index there was before (embedded).\n",
        0,
    )
    assert both.serving() == before
