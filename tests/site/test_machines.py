"""What machines read of a page: linked data, previews for other sites."""

import json

import pytest

from tests import factories
from tests.site.shown import shown

KINDS = {
    "patterns/circle": ["LearningResource", "CreativeWork"],
    "techniques/round": "HowTo",
    "cases/well": "Article",
    "communities/valley": "AdministrativeArea",
    "toolkit/governance": "Course",
    "toolkit/governance/deciding": "LearningResource",
}


@pytest.mark.parametrize(("place", "kind"), KINDS.items())
def test_every_kind_says_what_it_is(world, place, kind):
    data = shown(f"/en/{place}/").data

    assert data["@context"] == "https://schema.org"
    assert data["@type"] == kind
    assert data["@id"] == f"http://testserver/en/{place}/"
    assert None not in data.values()


def test_a_pattern_names_its_larger_and_its_smaller_ones(world):
    baseline, circle = (shown(f"/en/patterns/{slug}/").data for slug in ("baseline", "circle"))

    assert baseline["isPartOf"][-1]["name"] == "Circle"
    assert [part["name"] for part in circle["hasPart"]] == ["Baseline"]
    assert {each["inLanguage"] for each in circle["workTranslation"]} == {"es", "ar"}
    assert circle["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"


def test_a_section_says_where_it_stands(world):
    page = shown("/ar/toolkit/governance/deciding/")
    trail = json.loads(page.soup.find_all("script", type="application/ld+json")[1].string)

    assert trail["@type"] == "BreadcrumbList"
    assert [step["item"] for step in trail["itemListElement"]] == [
        f"http://testserver/ar/{place}"
        for place in ("", "toolkit/", "toolkit/governance/", "toolkit/governance/deciding/")
    ]
    assert trail["itemListElement"][2]["name"] == "بالعربية: Governance"


def test_a_technique_has_its_steps_in_order_and_its_time(world):
    data = shown("/en/techniques/round/").data

    assert [(step["position"], step["name"]) for step in data["step"]] == [
        (1, "Gather"), (2, "Speak in turn"),
    ]  # fmt: skip
    assert data["step"][0]["text"] == "Do: Gather."
    assert data["totalTime"] == "PT45M"


def test_a_stand_in_is_described_as_what_it_is(world):
    data = shown("/fr/patterns/garden/").data

    assert (data["inLanguage"], data["@id"]) == ("en", "http://testserver/en/patterns/garden/")


def test_a_list_names_its_works(world):
    data = shown("/en/techniques/").data

    assert data["@type"] == "CollectionPage"
    assert [item["name"] for item in data["mainEntity"]["itemListElement"]] == ["Round", "Walk"]


def test_the_home_page_says_how_the_site_is_searched(world):
    data = shown("/en/").data

    assert data["@type"] == "WebSite"
    assert data["potentialAction"]["target"] == "http://testserver/en/search/?q={words}"


def test_a_work_is_shown_elsewhere_with_its_name_and_summary(world):
    page, garden = shown("/en/patterns/garden/"), world.page("garden")

    assert page.meta("og:title") == garden.title
    assert page.meta("og:description") == page.meta("description") == garden.summary
    assert page.meta("og:url") == "http://testserver/en/patterns/garden/"


def test_a_community_is_a_place_and_not_a_text(world):
    data = shown("/en/communities/valley/").data

    assert data["geo"] == {
        "@type": "GeoCoordinates", "latitude": "45.70000", "longitude": "11.40000",
    }  # fmt: skip
    assert "license" not in data
    assert [case["name"] for case in data["subjectOf"]] == ["Well"]


def test_a_new_kind_is_described_before_anybody_said_how(world, monkeypatch):
    monkeypatch.setattr("patterns.open_data.KINDS", {})

    assert shown("/en/patterns/garden/").data["@type"] == "CreativeWork"


def test_what_is_not_known_is_left_out(world):
    factories.technique("Bare", slug="bare")

    assert "prepTime" not in shown("/en/techniques/bare/").data
