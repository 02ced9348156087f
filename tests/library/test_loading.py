"""What a site holds after a package was loaded."""

import pytest
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail_localize.models import OverridableSegment, Translation

from patterns import repair
from patterns.library.known import key_of
from patterns.models import (
    Concept,
    ConceptLabel,
    Filing,
    LibraryDocument,
    LibraryImage,
    Person,
    Placement,
    Relation,
    Work,
)
from patterns.receivers import page_types
from tests.library.looking import page, stream


def test_every_file_becomes_a_live_page_but_the_one_that_is_behind(loaded):
    live = {
        (version.slug, version.language): version.live
        for model in page_types()
        for version in model.objects.select_related("locale")
    }

    assert live.pop(("circle", "ar")) is False
    assert len(live) == 15
    assert all(live.values())


def test_the_site_is_healthy(loaded):
    assert Page.find_problems() == ([], [], [], [], [])
    assert list(repair.differences()) == []


@pytest.mark.parametrize("model", page_types())
def test_a_loaded_page_says_what_its_revision_says_and_keeps_every_rule(loaded, model):
    for version in model.objects.all():
        revised = version.latest_revision.as_object()

        for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
            if field.name not in ("latest_revision", "live_revision"):
                said, read = (field.value_from_object(one) for one in (version, revised))
                many = hasattr(said, "all") or isinstance(said, list)
                assert (list(said) == list(read)) if many else said == read, field.name
        version.full_clean()
        if version.live:
            assert version.live_revision == version.latest_revision


def test_publishing_a_loaded_page_changes_nothing(loaded, django_capture_on_commit_callbacks):
    before = list(Relation.objects.order_by("kind", "source", "target").values())

    with django_capture_on_commit_callbacks(execute=True):
        for slug in ("circle", "corro", "well"):
            for version in page(slug, "es").get_translations(inclusive=True).live().specific():
                version.save_revision().publish()

    assert list(repair.differences()) == []
    after = list(Relation.objects.order_by("kind", "source", "target").values())
    assert [row["texts"] for row in after] == [row["texts"] for row in before]


def test_facts_are_what_their_fields_make_of_them(loaded):
    circle, section = page("circle", "es"), page("deciding", "es")
    valley, well = page("valley", "ar"), page("well")

    assert circle.number == 1
    assert circle.grid_cells == ["A1-B1", "A5-B6"]
    assert circle.topics == ("domain/water", "sdg/6")
    assert [str(tag) for tag in circle.keywords.all()] == ["Well", "Council"]
    assert circle.picture.width == 20
    assert valley.country.code == "NO"
    assert valley.languages == ["no", "en"]
    assert [person.slug for person in valley.tutors.all()] == ["ada"]
    assert (well.start, section.number) == ("2012-05", "4.10")
    assert str(page("round").minutes_per_person) == "1.5"


def test_words_are_in_their_language_and_links_are_kept_by_key(loaded):
    circle, key = page("circle", "es"), page("well").translation_key

    assert circle.title == "Círculo"
    assert circle.also_known_as.splitlines() == ["Rueda", "Corro de sillas", "Ronda"]
    assert f'<a key="{key}" linktype="work">el pozo</a>' in circle.context
    assert '<a href="https://example.org/?a=1&amp;b=2">una página</a>' in circle.context
    assert "<li><b>Todo en negrita</b></li>" in circle.solution_text
    assert [item["value"] for item in stream(circle, "forces")] == [
        "Unas hablan.", "Otras escuchan.",
    ]  # fmt: skip
    assert page("round").invitation == "What do you see?\n\nSay it in a sentence."


def test_blocks_have_the_sources_facts_and_ids_and_their_own_words(loaded):
    english, spanish = (stream(page("deciding", code), "body") for code in ("en", "es"))
    by_type = {block["type"]: block["value"] for block in spanish}

    assert [block["id"] for block in english] == [block["id"] for block in spanish]
    assert by_type["heading"] == {"text": "Formas", "level": "3"}
    assert by_type["list"]["ordered"] is True
    assert [item["value"] for item in by_type["list"]["items"]] == ["Pregunta.", "Escucha."]
    assert by_type["table"]["rows"] == [
        ["Forma", "Cuándo"], ["Voto", "muchas"], ["Consentimiento", "pocas"],
    ]  # fmt: skip
    assert by_type["grid"]["cells"] == ["A1-B1"]
    assert by_type["coproduction"]["cell"] == "D1P1"
    assert by_type["common_good"]["cells"] == ["A1", "B2"]
    assert by_type["exercise"]["technique"] == str(page("round").translation_key)
    assert by_type["card"]["work"] == str(page("well").translation_key)
    assert "<h3>Título pequeño</h3>" in by_type["text"]


def test_links_are_derived_with_their_words_in_each_language(loaded):
    relation = Relation.objects.get(kind="leads_to")

    assert relation.source_id == page("circle").translation_key
    assert relation.target_id == page("corro").translation_key
    assert relation.texts == {"en": "The assembly decides.", "es": "La asamblea decide."}
    assert Relation.objects.filter(kind="completes").count() == 1
    assert Relation.objects.get(kind="belongs_to").target_id == page("together").translation_key
    assert Filing.objects.filter(work=relation.source).count() == 3
    assert Placement.objects.filter(work=relation.source).count() == 2


def test_any_language_can_be_the_source(loaded):
    work = Work.objects.get(pk=page("corro").translation_key)

    assert work.source_locale.language_code == "es"
    assert page("corro", "es").is_source
    assert Translation.objects.get(source__object_id=work.key).target_locale.language_code == "en"


def test_what_is_behind_shows_the_sources_words_in_a_draft(loaded):
    behind = page("circle", "ar")

    assert (behind.live, behind.title, behind.problem) == (
        False, "دائرة", "Nobody knows who decides.",
    )  # fmt: skip
    assert behind.has_unpublished_changes
    translation = Translation.objects.get(
        source__object_id=behind.translation_key, target_locale=behind.locale
    )
    assert translation.get_progress()[1] == 2


def test_a_whole_translation_has_every_sentence_and_nothing_to_override(loaded):
    for translation in Translation.objects.exclude(target_locale__language_code="ar"):
        total, done = translation.get_progress()
        assert total == done > 0
    assert not OverridableSegment.objects.exists()


def test_works_have_keys_that_the_package_makes(loaded):
    assert str(page("circle").translation_key) == key_of("small", "pattern", "circle")


def test_a_work_may_bring_its_own_key(site, pack):
    key = "7b0f3f70-3b5c-4c39-9b4a-3c2b8f0a5d11"
    pack.edit("patterns/circle.en.md", "number: 1", f"number: 1\nkey: {key}")
    pack.load()

    assert str(page("circle", "es").translation_key) == key


def test_sections_stand_below_their_module_in_each_language(loaded):
    for language in ("en", "es"):
        assert page("deciding", language).get_parent() == page("together", language).page_ptr


def test_pictures_and_files_are_saved_once_and_are_known_to_be_used(loaded):
    assert LibraryImage.objects.count() == 2
    image = LibraryImage.objects.get(title="well")
    assert image.collection.name == "Package: Small library"
    assert image.file.storage.exists(image.file.name)
    assert LibraryDocument.objects.get().title == "paper"
    used = ReferenceIndex.get_references_to(image)
    assert {row.object_id for row in used} == {
        str(page("circle", code).pk) for code in ("en", "es", "ar")
    }  # fmt: skip


def test_concepts_and_people_are_there(loaded):
    assert Concept.objects.filter(scheme="domain").count() == 2
    assert ConceptLabel.objects.get(concept__notation="water").text == "domain water"
    assert Person.objects.get().places == ["Valley"]


def test_the_history_of_a_page_says_that_it_was_made(loaded):
    entries = PageLogEntry.objects.filter(page=page("circle", "es").pk)

    assert [entry.action for entry in entries] == ["wagtail.create"]


def test_readers_get_the_page(loaded, client):
    answer = client.get("/es/patterns/corro/")

    assert answer.status_code == 200
    assert "Siempre hablan los mismos." in answer.content.decode()
    assert client.get("/en/toolkit/together/deciding/").status_code == 200


def test_a_draft_may_lack_what_readers_must_find(site, pack):
    pack.write("patterns/bare.en.md", "---\nlive: false\n---\n# Bare\n\n## solution_text\nText.\n")
    report = pack.load()

    assert not report.problems
    assert not page("bare").live
    assert not Relation.objects.filter(source=page("bare").translation_key).exists()
