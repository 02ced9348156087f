"""What stays as somebody left it on the site, and what `--overwrite` takes all the same."""

from wagtail.models import Page

from patterns import repair
from patterns.models import (
    Work,
)
from tests.library.looking import loaded_again, page, said


def test_what_an_editor_changed_is_kept(loaded):
    edited = page("circle", "es")
    edited.problem = "Nadie decide."
    edited.save_revision().publish()
    loaded.edit("patterns/circle.es.md", "Nadie sabe quién decide.", "¿Quién decide?")
    report = loaded_again(loaded)

    assert said(report, "kept") == {("patterns/circle.es.md", "es")}
    assert page("circle", "es").problem == "Nadie decide."


def test_a_draft_of_an_editor_is_kept_too(loaded):
    edited = page("circle")
    edited.problem = "Nobody decides."
    edited.save_revision()
    loaded.edit("patterns/circle.en.md", "Nobody knows who decides.", "Who decides?")
    report = loaded_again(loaded)

    assert ("patterns/circle.en.md", "en") in said(report, "kept")
    assert page("circle").latest_revision.as_object().problem == "Nobody decides."
    assert page("circle").problem == "Nobody knows who decides."


def test_saving_without_a_change_is_no_edit(loaded):
    page("corro", "es").save_revision().publish()
    page("corro", "en").save_revision().publish()
    loaded.edit("patterns/corro.es.md", "Haced corro.", "Haced un corro.")
    loaded.edit("patterns/corro.en.md", "Make a ring.", "Make one ring.")
    report = loaded_again(loaded)

    assert len(said(report, "changed")) == 2


def test_translations_stay_when_their_source_was_changed_on_the_site(loaded):
    """The package's words are for the package's blocks; the site has others now."""
    edited = page("circle")
    edited.forces = [("item", "Another force"), ("item", "And one more")]
    edited.save_revision().publish()
    loaded.edit("patterns/circle.es.md", "Nadie sabe quién decide.", "¿Quién decide?")
    report = loaded_again(loaded)

    assert ("patterns/circle.es.md", "es") in said(report, "kept")
    assert page("circle", "es").problem == "Nadie sabe quién decide."


def test_facts_reach_a_version_that_is_kept_and_its_words_stay(loaded):
    edited = page("circle", "es")
    edited.problem = "Nadie decide."
    edited.save_revision().publish()
    loaded.edit("patterns/circle.en.md", "number: 1", "number: 11")
    loaded.edit("patterns/circle.es.md", "Nadie sabe quién decide.", "¿Quién decide?")
    loaded_again(loaded)

    assert (page("circle", "es").problem, page("circle", "es").number) == ("Nadie decide.", 11)


def test_overwriting_takes_the_packages_version(loaded):
    edited = page("circle", "es")
    edited.problem = "Nadie decide."
    edited.save_revision().publish()
    report = loaded_again(loaded, overwrite=True)

    assert said(report, "changed") == {("patterns/circle.es.md", "es")}
    assert page("circle", "es").problem == "Nadie sabe quién decide."
    assert loaded_again(loaded).counts.keys() == {"unchanged"}


def test_what_is_gone_from_the_package_stays_on_the_site(loaded):
    loaded.remove("patterns/map.en.md")
    loaded.remove("communities/valley.ar.md")
    report = loaded_again(loaded)

    assert said(report, "gone") == {
        ("patterns/map.en.md", "en"), ("communities/valley.ar.md", "ar"),
    }  # fmt: skip
    assert page("map").live
    assert page("valley", "ar").live


def test_what_was_deleted_on_the_site_does_not_come_back_unasked(loaded):
    page("map").delete()
    page("circle", "es").delete()
    report = loaded_again(loaded)

    assert said(report, "kept") == {
        ("patterns/map.en.md", "en"), ("patterns/circle.es.md", "es"),
    }  # fmt: skip
    assert not Page.objects.filter(slug="map").exists()

    loaded_again(loaded, overwrite=True)

    assert page("map").live
    assert page("circle", "es").problem == "Nadie sabe quién decide."
    assert Work.objects.get(pk=page("map").translation_key).gone_at is None
    assert list(repair.differences()) == []


def test_a_work_whose_source_became_another_language_is_kept(loaded):
    page("corro", "es").delete()
    loaded.edit("patterns/corro.en.md", "Make a ring.", "Make one ring.")
    report = loaded_again(loaded)

    kept = {step.path: step.why for step in report.steps if step.status == "kept"}
    assert "translated from en" in kept["patterns/corro.en.md"]
    assert page("corro", "en").solution == "Make a ring."
