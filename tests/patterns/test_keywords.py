"""Free keywords: one however it is written, and the way of a keyword to a concept."""

import pytest
from django.core.exceptions import ValidationError

from patterns.models import Concept, Filing, Keyword, PatternPage
from patterns.promotion import promote
from tests import factories
from tests.patterns import editing


def names(page):
    return sorted(tag.name for tag in page.keywords.all())


def food():
    return Concept.objects.get(scheme="domain", notation="food")


@pytest.mark.parametrize("written", ["énergie", "ÉNERGIE", "Énergie"])
def test_a_keyword_is_the_same_however_its_letters_are_written(world, written):
    Keyword.objects.create(name="Énergie")
    garden = world.page("garden")

    garden.keywords.add(written)
    garden.save_revision().publish()

    assert names(world.page("garden")) == ["Énergie"]
    assert Keyword.objects.filter(folded="énergie").count() == 1


def test_two_spellings_typed_at_once_are_one_keyword(world):
    garden = world.page("garden")

    garden.keywords.set(["Ψωμί", "ΨΩΜΊ", "bread"])
    garden.save_revision().publish()

    assert names(world.page("garden")) == ["bread", "Ψωμί"]


def test_an_editor_types_keywords_and_translations_have_them(world):
    circle = world.page("circle")

    answer = editing.submit(
        world.client("editor"), circle, publish=True, keywords='"Well", "Public water"'
    )

    assert not editing.errors_of(answer)
    assert names(world.page("circle", "ar")) == ["Public water", "Well"]


def test_a_promoted_keyword_becomes_the_concept_in_every_language(world):
    changed = promote(Keyword.objects.get(name="Well"), food())

    assert changed == 1
    for language in ("en", "es", "ar", "fr"):
        circle = world.page("circle", language)
        assert names(circle) == []
        assert "domain/food" in circle.topics
    assert Filing.objects.filter(work=world.key("circle"), concept=food(), role="topics").exists()


def test_an_old_revision_doesn_t_bring_a_promoted_keyword_back(world):
    before = world.page("circle").save_revision()
    promote(Keyword.objects.get(name="Well"), food())
    circle = world.page("circle")
    circle.concepts.remove(food())
    circle.save_revision().publish()

    before.publish()

    circle = world.page("circle")
    assert names(circle) == []
    assert "domain/food" in circle.topics


def test_a_draft_with_the_keyword_is_settled_when_it_is_opened(world):
    garden = world.page("garden")
    garden.keywords.add("Well")
    draft = garden.save_revision()
    promote(Keyword.objects.get(name="Well"), food())

    opened = draft.as_object()

    assert names(opened) == []
    assert "domain/food" in opened.topics
    assert names(world.page("garden")) == []


def test_a_keyword_stays_where_the_vocabulary_has_no_place(world):
    role_less = factories.concept("sse-kind/cooperative")

    assert promote(Keyword.objects.get(name="Well"), role_less) == 0

    assert names(world.page("circle")) == ["Well"]


def test_a_full_role_is_not_overfilled(world):
    round_ = world.page("round")
    round_.keywords.add("Majority")
    round_.save_revision().publish()
    majority = Concept.objects.get(scheme="decision", notation="majority")

    promote(Keyword.objects.get(name="Majority"), majority)

    assert world.page("round").decision_method == ("decision/consent",)
    assert names(world.page("round")) == ["Majority"]


def test_a_retired_concept_is_nothing_to_promote_to(world):
    Concept.objects.filter(pk=food().pk).update(retired=True)

    with pytest.raises(ValidationError, match="is retired"):
        promote(Keyword.objects.get(name="Well"), food())

    assert names(world.page("circle")) == ["Well"]


def test_promoting_leaves_unpublished_changes_unpublished(world):
    circle = world.page("circle")
    circle.problem = "Only drafted"
    circle.save_revision()

    promote(Keyword.objects.get(name="Well"), food())

    assert PatternPage.objects.get(pk=circle.pk).problem != "Only drafted"
    assert world.page("circle").get_latest_revision_as_object().problem == "Only drafted"


def test_a_renamed_keyword_is_announced_for_its_works(world, told):
    well = Keyword.objects.get(name="Well")
    well.name = "Fountain"

    well.save()

    assert told == {world.key("circle")}
