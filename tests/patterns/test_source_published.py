"""Publishing a source: its facts are in every language at once, its drafts are nowhere."""

import datetime

import pytest
from django.db import transaction
from wagtail_localize.models import StringTranslation

from patterns import kinds
from patterns.models import Concept, Filing, PatternPage, Relation
from tests import factories, samples
from tests.patterns.editing import set_stream, stream
from tests.worlds import translated


def versions(world, slug):
    return list(world.work(slug).versions().order_by("locale__language_code"))


def test_every_version_has_the_new_facts_before_the_transaction_ends(world):
    circle = world.page("circle")
    circle.status, circle.grid_cells = "established", ["A7-B7"]

    with transaction.atomic():
        circle.save_revision().publish()
        facts = {(v.status, tuple(v.grid_cells)) for v in versions(world, "circle")}

    assert facts == {("established", ("A7-B7",))}


def test_words_and_revisions_of_translations_are_left_alone(world):
    before = [(v.title, v.problem, v.revisions.count()) for v in versions(world, "circle")[::2]]
    circle = world.page("circle")
    circle.status = "established"

    circle.save_revision().publish()

    after = [(v.title, v.problem, v.revisions.count()) for v in versions(world, "circle")[::2]]
    assert after == before


def test_minutes_topic_and_a_link_s_kind_and_target_change_in_spanish_and_arabic_at_once(world):
    circle, garden = world.page("circle"), world.page("garden")
    links = stream(circle, "links")
    links[0]["value"] |= {"kind": "tension_with", "target": str(garden.translation_key)}
    set_stream(circle, "links", links)
    circle.concepts = [
        *circle.concepts.exclude(notation="water"),
        Concept.objects.get(scheme="domain", notation="food"),
    ]
    circle.save_revision().publish()
    round_ = world.page("round")
    steps = stream(round_, "steps")
    steps[0]["value"]["minutes"] = 15
    set_stream(round_, "steps", steps)
    round_.minutes_max = 50
    round_.save_revision().publish()

    for language in ("es", "ar"):
        circle, round_ = world.page("circle", language), world.page("round", language)
        link = stream(circle, "links")[0]["value"]
        assert (link["kind"], link["target"]) == ("tension_with", str(garden.translation_key))
        assert "domain/food" in circle.topics
        assert "domain/water" not in circle.topics
        assert round_.minutes_max == 50
        assert stream(round_, "steps")[0]["value"]["minutes"] == 15
    assert Relation.objects.get(source=circle.translation_key).kind == "tension_with"


def test_what_the_source_clears_is_empty_in_every_language(world):
    page = samples.full(factories.community("Everything"))
    page.save_revision().publish()
    translated(page, "ar")
    page = type(page).objects.get(pk=page.pk)
    page.picture = page.review_by = page.population = page.area_km2 = None
    page.website = page.contact_email = page.region = ""
    page.region, page.governance_patterns = "Hills", []
    page.authors, page.tutors = [], []
    page.keywords.clear()

    page.save_revision().publish()

    left = samples.facts_of(world.page(page.slug, "ar"))
    for name in ("picture", "review_by", "population", "website", "contact_email", "keywords",
                 "governance_patterns", "authors", "tutors", "area_km2"):  # fmt: skip
        assert not left[name], name


def test_steps_keep_their_words_whatever_happens_to_their_order_and_number(world):
    round_ = world.page("round")
    first, second = stream(round_, "steps")
    second["value"] |= {"minutes": 5, "grouping": "threes"}
    new = {"type": "step", "value": samples.sample(factories_step()), "id": "new"}
    set_stream(round_, "steps", [second, new, first])
    round_.minutes_min = 1

    round_.save_revision().publish()

    arabic = stream(world.page("round", "ar"), "steps")
    assert [step["id"] for step in arabic] == [second["id"], "new", first["id"]]
    assert arabic[0]["value"]["title"] == "بالعربية: Speak in turn"
    assert (arabic[0]["value"]["minutes"], arabic[0]["value"]["grouping"]) == (5, "threes")
    assert arabic[1]["value"]["title"] == new["value"]["title"]


def factories_step():
    from patterns.models import TechniquePage

    return TechniquePage._meta.get_field("steps").stream_block.child_blocks["step"]


def test_a_removed_step_goes_in_every_language(world):
    round_ = world.page("round")
    set_stream(round_, "steps", stream(round_, "steps")[1:])
    round_.minutes_min = 1

    round_.save_revision().publish()

    steps = stream(world.page("round", "ar"), "steps")
    assert [step["value"]["title"] for step in steps] == ["بالعربية: Speak in turn"]


def test_a_draft_of_the_source_is_nowhere(world):
    circle, garden = world.page("circle"), world.page("garden")
    rows = list(Relation.objects.values()), list(Filing.objects.values())
    circle.links = [factories.link("alternative_to", garden)]
    circle.status, circle.concepts = "established", [*Concept.objects.filter(scheme="sdg")]

    circle.save_revision()

    assert {v.status for v in versions(world, "circle")} == {"candidate"}
    assert (list(Relation.objects.values()), list(Filing.objects.values())) == rows
    shown = dict(kinds.by_name("pattern").versions([world.key("circle")]))[world.key("circle")]
    assert {page.status for page in shown} == {"candidate"}


def test_an_unpublished_source_leaks_nothing_until_it_is_published_again(world):
    circle = world.page("circle")
    circle.unpublish()
    circle = world.page("circle", "en")
    circle.status = "established"
    circle.save_revision()
    circle.save()

    spanish = world.page("circle", "es")
    spanish.save_revision().publish()

    assert world.page("circle", "es").status == "candidate"
    world.page("circle", "en").get_latest_revision().publish()
    assert {v.status for v in versions(world, "circle")} == {"established"}


def test_a_translator_s_memory_stays_when_facts_change(world):
    before = StringTranslation.objects.count()
    circle = world.page("circle")
    circle.review_by = datetime.date(2030, 1, 1)

    circle.save_revision().publish()

    assert StringTranslation.objects.count() == before


@pytest.mark.parametrize("language", ["es", "ar", "fr"])
def test_any_language_can_be_the_source(world, language):
    page = factories.pattern("First", slug="first", language=language)
    english = translated(page, "en")
    page = PatternPage.objects.get(pk=page.pk)
    page.status = "reviewed"
    page.save_revision().publish()

    english.refresh_from_db()
    english.status = "established"
    english.save()

    assert world.work("first").source_locale.language_code == language
    assert world.page("first", "en").status == "reviewed"
