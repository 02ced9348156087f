"""Loading a package again: what is new, what changed, what stays as editors left it."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from patterns import repair
from patterns.models import (
    LibraryImage,
    Relation,
)
from tests.library.looking import loaded_again, page, said, stream
from tests.library.packages import FILES, picture


def test_a_second_run_writes_nothing(loaded):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = loaded_again(loaded)

    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []
    assert set(report.counts) == {"unchanged"}


def test_what_changed_is_written_and_the_rest_is_left_alone(loaded):
    revisions = Revision.objects.count()
    loaded.edit("patterns/corro.es.md", "Haced corro.", "Haced un corro grande.")
    report = loaded_again(loaded)

    assert said(report, "changed") == {("patterns/corro.es.md", "es")}
    assert page("corro", "es").solution == "Haced un corro grande."
    assert Revision.objects.count() == revisions + 1
    assert page("corro", "es").latest_revision.as_object().solution == "Haced un corro grande."


def test_a_changed_fact_reaches_every_version_of_the_work(loaded):
    loaded.edit("patterns/circle.en.md", "[A1-B1, A5-B6]", "[A2-B2]")
    loaded.edit("patterns/circle.en.md", "kind: leads_to", "kind: works_with")
    loaded_again(loaded)

    assert page("circle", "es").grid_cells == ["A2-B2"]
    assert page("circle", "es").live
    assert Relation.objects.get(source=page("circle").translation_key, kind="works_with")
    assert list(repair.differences()) == []


def test_a_changed_sentence_stays_translated(loaded):
    """The package says in both languages what the work says; no sync may lose a word of it."""
    loaded.edit("patterns/circle.en.md", "Nobody knows who decides.", "Who decides?")
    loaded_again(loaded)

    translation = Translation.objects.get(
        source__object_id=page("circle").translation_key, target_locale__language_code="es"
    )
    total, done = translation.get_progress()
    assert total == done
    assert page("circle", "es").problem == "Nadie sabe quién decide."


def test_items_may_come_go_and_change_places(loaded):
    loaded.edit("patterns/circle.en.md", "- Some listen.", "- Some listen.\n- Some leave.")
    loaded.edit("patterns/circle.es.md", "- Otras escuchan.", "- Otras escuchan.\n- Otras se van.")
    more = "minutes: 20, grouping: pairs}\n  - {id: end, minutes: 5, grouping: plenary}"
    loaded.edit("techniques/round.en.md", "minutes: 20, grouping: pairs}", more)
    loaded.edit("techniques/round.en.md", "## outputs",
                "### end\n#### title\nEnd\n#### instruction\nThank.\n\n## outputs")  # fmt: skip
    loaded.edit("techniques/round.es.md", "## outputs",
                "### end\n#### title\nFin\n#### instruction\nGracias.\n\n## outputs")  # fmt: skip
    loaded_again(loaded)

    assert [item["value"] for item in stream(page("circle", "es"), "forces")][-1] == "Otras se van."
    assert [step["value"]["title"] for step in stream(page("round", "es"), "steps")] == [
        "Abrir", "Hablar por turno", "Fin",
    ]  # fmt: skip


def test_a_new_language_joins_a_work_that_is_there(loaded):
    loaded.write("patterns/map.es.md", FILES["patterns/corro.es.md"].partition("---\n# ")[2]
                 .replace("Corro", "# Mapa", 1))  # fmt: skip
    report = loaded_again(loaded)

    assert said(report, "new") == {("patterns/map.es.md", "es")}
    version = page("map", "es")
    assert (version.live, version.number) == (True, 3)
    assert version.work.source_locale.language_code == "en"
    assert Relation.objects.filter(source=version.translation_key).count() == 1


def test_a_draft_goes_live_when_it_is_whole(loaded):
    spanish = (loaded.folder / "patterns/circle.es.md").read_text()
    loaded.write("patterns/circle.ar.md", spanish)
    report = loaded_again(loaded)

    assert said(report, "changed") == {("patterns/circle.ar.md", "ar")}
    version = page("circle", "ar")
    assert version.live
    assert version.live_revision == version.latest_revision
    assert not version.has_unpublished_changes


def test_an_alias_becomes_the_translation_that_the_package_brings(loaded):
    alias = page("map").copy_for_translation(page("map", "en").locale.__class__.objects.get(
        language_code="es"), alias=True)  # fmt: skip
    loaded.write("patterns/map.es.md", FILES["patterns/corro.es.md"].partition("---\n# ")[2]
                 .replace("Corro", "# Mapa", 1))  # fmt: skip
    loaded_again(loaded)

    version = page("map", "es")
    assert (version.pk, version.alias_of_id, version.title) == (alias.pk, None, "Mapa")


def test_a_work_keeps_its_key_when_its_file_is_renamed(loaded):
    key = str(page("map").translation_key)
    text = (loaded.folder / "patterns/map.en.md").read_text()
    loaded.remove("patterns/map.en.md")
    loaded.write("patterns/chart.en.md", text.replace("number: 3", f"number: 3\nkey: {key}"))
    report = loaded_again(loaded)

    assert said(report, "changed") == {("patterns/chart.en.md", "en")}
    assert not said(report, "gone")
    assert page("chart").url_path.endswith("/patterns/chart/")


def test_a_section_moves_when_its_module_is_another_one(loaded):
    for language in ("en", "es"):
        text = FILES[f"modules/together.{language}.md"]
        loaded.write(f"modules/apart.{language}.md", text.replace("number: 4", "number: 5"))
    loaded.edit("sections/deciding.en.md", "module: together", "module: apart")
    loaded_again(loaded)

    for language in ("en", "es"):
        assert page("deciding", language).get_parent().slug == "apart"
        assert page("deciding", language).url_path.endswith("/toolkit/apart/deciding/")
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_work_that_is_to_be_a_draft_leaves_the_readers(loaded):
    loaded.edit("patterns/map.en.md", "number: 3", "number: 3\nlive: false")
    loaded_again(loaded)

    assert not page("map").live
    assert not Relation.objects.filter(source=page("map").translation_key).exists()


def test_another_picture_is_another_file(loaded):
    loaded.write("media/well.png", picture("red"))
    report = loaded_again(loaded)

    assert said(report, "changed") == {("patterns/circle.en.md", "en")}
    assert LibraryImage.objects.count() == 3
    assert page("circle", "es").picture == page("circle").picture


def test_links_may_turn_round_between_two_loadings(loaded):
    """On the way from the old to the new, each would look like a loop to the other."""
    loaded.edit("patterns/map.en.md", "links: [{id: up, kind: completes, target: circle}]\n", "")
    loaded.edit("patterns/circle.en.md", "kind: leads_to, target: corro",
                "kind: completes, target: map")  # fmt: skip
    loaded_again(loaded)

    relation = Relation.objects.get(kind="completes")
    assert relation.source_id == page("circle").translation_key
