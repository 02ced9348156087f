"""A work is found by its name in a language it isn't translated into yet."""

import pytest

from patterns import short_forms
from search.find import find, related, suggest
from search.record import records
from search.titles import titles
from search.verifying import verify
from tests.factories import SUMMARY
from tests.search.making import asking

NAMES = {
    "es": "Jardín", "fr": "Jardin", "ar": "حديقة", "pt": "Jardim", "el": "Κήπος", "it": "Giardino",
}  # fmt: skip


@pytest.fixture
def named(indexed):
    """The pattern `garden`, which is in English only, has a name in every language."""
    for language, title in NAMES.items():
        short_forms.publish(
            indexed.work("garden"), language, title=title, summary=f"{language}: {SUMMARY}",
            also_known_as=f"Huerto {language}",
        )  # fmt: skip
    return indexed


def garden_in(language, words):
    results = find(asking(words, language, "en"))
    return next((hit for hit in results.hits if "/patterns/garden/" in hit.address), None)


@pytest.mark.parametrize("language", NAMES)
def test_its_name_finds_it_at_once_and_is_shown(named, language):
    hit = garden_in(language, NAMES[language])

    assert (hit.title, hit.language, hit.text_language) == (NAMES[language], language, "en")
    assert (hit.lead, hit.matched) == (f"{language}: {SUMMARY}", language)


def test_other_names_find_it_too(named):
    assert garden_in("it", "Huerto").title == "Giardino"


def test_who_reads_another_language_gets_the_version_there_is(named):
    hit = garden_in("en", "Κήπος")

    assert (hit.title, hit.language, hit.text_language, hit.matched) == ("Garden", "en", "", "el")


def test_it_is_no_version(named):
    (found,) = records([named.key("garden")])

    assert found.facets["language"] == ("en",)
    assert [v.language for v in found.versions if not v.is_short] == ["en"]
    assert not find(asking("", "el", language=["el"], kind=["pattern"])).total


def test_it_gives_way_to_a_translation(named):
    from tests.worlds import translated

    translated(named.page("garden"), "es")
    (found,) = records([named.key("garden")])

    (spanish,) = [v for v in found.versions if v.language == "es"]
    # The translator went on from the words of the short form.
    assert (spanish.title, spanish.is_short) == ("Jardín", False)
    assert spanish.body


def test_taken_back_it_finds_nothing(named):
    short_forms.withdraw(named.work("garden"), "el")

    assert garden_in("el", "Κήπος") is None
    assert not verify().differences


def test_an_unpublished_work_is_found_by_nothing(named):
    named.page("garden").unpublish()

    assert garden_in("el", "Κήπος") is None
    assert not titles(asking("Κήπος", "el")).total


def test_a_restricted_work_is_found_by_nothing(named):
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=named.page("garden"), restriction_type="login")

    assert garden_in("el", "Κήπος") is None
    assert not titles(asking("Κήπος", "el")).total


def test_it_is_suggested_and_related_under_its_name(named):
    (one,) = [one for one in suggest("Κή", "el")[1] if one.key == named.key("garden")]
    assert (one.text, one.language, one.address) == ("Κήπος", "el", "/el/patterns/garden/")

    near = {hit.key: hit for hit in related(named.key("asamblea"), "el", limit=50)}
    assert near[named.key("garden")].title == "Κήπος"


def test_titles_alone_find_it_while_there_is_no_index(named):
    (hit,) = titles(asking("Κήπος", "el")).hits

    assert (hit.title, hit.language, hit.text_language) == ("Κήπος", "el", "en")
