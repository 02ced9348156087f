"""Drift is named and mended; a healthy library is left exactly as it is."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from patterns.models import Filing, PatternPage, Placement, Relation, TechniquePage, Work
from patterns.repair import differences, rebuild
from tests import factories, samples
from tests.copies import on_both_databases


def rows():
    return [list(model.objects.order_by("pk").values()) for model in (Relation, Filing, Placement)]


@on_both_databases
def test_rebuilding_a_healthy_library_changes_no_row(world):
    before = rows()

    assert not list(differences())
    assert rebuild() == 0

    assert rows() == before


@on_both_databases
def test_every_kind_of_damage_is_named_and_mended(world):
    healthy = {slug: samples.facts_of(world.page(slug)) for slug in ("circle", "round")}
    PatternPage.objects.filter(slug="circle", locale__language_code="es").update(status="reviewed")
    TechniquePage.objects.filter(slug="round", locale__language_code="ar").update(minutes_max=999)
    Relation.objects.filter(source=world.key("baseline")).delete()
    Relation.objects.filter(source=world.key("circle")).update(texts={})
    Filing.objects.filter(work=world.key("garden")).delete()
    Placement.objects.filter(work=world.key("circle")).delete()
    Work.objects.filter(pk=world.key("walk")).update(source_locale=factories.locale("fr"))

    found = {(d.title, d.language, d.what) for d in differences()}

    assert found == {
        ("Español: Circle", "es", "status"),
        ("بالعربية: Round", "ar", "minutes_max"),
        ("Baseline", "", "relations"),
        ("Circle", "", "relations"),
        ("Garden", "", "filings"),
        ("Circle", "", "placements"),
        ("Walk", "fr", "source"),
    }
    assert rebuild() == 5
    assert not list(differences())
    assert {slug: samples.facts_of(world.page(slug)) for slug in healthy} == healthy


def test_a_stream_changed_behind_the_gates_is_named(world):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE patterns_techniquepage SET steps = replace(steps, '10', '99') "
            "WHERE page_ptr_id = %s", [world.page("round", "es").pk],
        )  # fmt: skip

    assert [(d.language, d.what) for d in differences()] == [("es", "steps")]


def test_the_command_names_what_differs_and_mends_it_when_told(world):
    PatternPage.objects.filter(slug="circle", locale__language_code="es").update(status="reviewed")
    out = StringIO()

    with pytest.raises(CommandError, match="library_check --repair"):
        call_command("library_check", stdout=out)
    assert "Español: Circle (es): status" in out.getvalue()

    out = StringIO()
    call_command("library_check", "--repair", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert [row["what"] for row in told["differences"]] == ["status"]
    assert told["mended"] == 1
    call_command("library_check", stdout=StringIO())


def test_mended_works_are_announced(world, told):
    Filing.objects.filter(work=world.key("garden")).delete()

    rebuild()

    assert told == {world.key("garden")}
