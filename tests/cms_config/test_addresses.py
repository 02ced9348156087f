"""The addresses that belong to no page: the front door, the choice of language, crawlers' files."""

import re

import pytest
from django.urls import resolve
from django.utils.translation import override
from wagtail.models import Page

from patterns.languages_table import LANGUAGE_CODES
from patterns.places import plant


def test_the_front_door_speaks_the_browsers_language(client):
    answer = client.get("/", headers={"accept-language": "xx, el;q=0.8, en;q=0.5"})
    assert answer.headers["Location"] == "/el/"
    assert {"Accept-Language", "Cookie"} <= set(answer.headers["Vary"].split(", "))
    assert not answer.cookies


def test_a_chosen_language_is_remembered_and_wins(client):
    chosen = client.post("/language/", {"language": "ar", "next": "/ar/patterns/"})
    assert chosen.headers["Location"] == "/ar/patterns/"
    assert chosen.cookies["django_language"]["httponly"]
    assert client.get("/", headers={"accept-language": "en"}).headers["Location"] == "/ar/"


def test_a_choice_never_leads_to_another_site(client):
    chosen = client.post("/language/", {"language": "es", "next": "https://elsewhere.example/"})
    assert chosen.headers["Location"] == "/"


def test_a_language_nobody_offers_is_not_remembered(client):
    assert not client.post("/language/", {"language": "xx"}).cookies


@pytest.mark.parametrize("path", ["/admin/login/", "/documents/1/a.pdf", "/robots.txt"])
def test_editors_and_machines_have_addresses_without_a_language(path):
    assert resolve(path)


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_every_language_has_its_prefix(code):
    with override(code):
        assert resolve(f"/{code}/patterns/").url_name == "wagtail_serve"


def test_crawlers_are_shown_the_list_of_pages_and_kept_from_the_admin(client):
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"].startswith("text/plain")
    lines = answer.text.splitlines()
    assert "Disallow: /admin/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def sitemap_paths(client):
    return re.findall("<loc>http://testserver/(.*?)</loc>", client.get("/sitemap.xml").text)


@pytest.mark.django_db
def test_the_list_of_pages_has_every_language(client):
    plant()
    paths = sitemap_paths(client)
    assert {path.partition("/")[0] for path in paths} == set(LANGUAGE_CODES)
    assert len(paths) == len(set(paths))


@pytest.mark.django_db
def test_the_list_of_pages_has_no_stand_ins_nor_what_is_not_public(client):
    home = plant()
    listing = Page.objects.get(url_path=f"{home.url_path}patterns/").specific
    assert "en/patterns/" in sitemap_paths(client)
    listing.unpublish()
    assert "en/patterns/" not in sitemap_paths(client)
    copy = Page.objects.get(url_path=f"{home.url_path}cases/").specific.create_alias(
        parent=home, update_slug="cases-again"
    )
    assert copy.live
    assert "en/cases-again/" not in sitemap_paths(client)


def test_the_list_of_pages_names_the_other_languages_of_each(world, client):
    entries = re.findall("<url>(.*?)</url>", client.get("/sitemap.xml").text, re.DOTALL)
    named = {
        re.search("<loc>(.*?)</loc>", entry)[1]: dict(
            re.findall('hreflang="(.*?)" href="(.*?)"', entry)
        )
        for entry in entries
    }

    circle = named["http://testserver/es/patterns/circle/"]
    assert circle["ar"] == "http://testserver/ar/patterns/circle/"
    assert circle["x-default"] == circle["en"]
    assert set(circle) == {"en", "es", "ar", "x-default"}  # French is a draft
    assert "http://testserver/fr/patterns/circle/" not in named
    assert set(named["http://testserver/el/glossary/"]) == {*LANGUAGE_CODES, "x-default"}
    for location, others in named.items():
        assert location in others.values()
        for other in set(others.values()) - {"http://testserver/"}:  # the front door
            assert named[other] == others, "Every version names the same ones."
