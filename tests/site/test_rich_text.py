"""Links in texts: by key and code, to where each reader gets them, through the editor and back."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html

from patterns import richtext
from patterns.neighbours import readable
from patterns.prose import SENTENCES, restored, sentences
from tests.patterns.editing import form_data
from tests.site.shown import shown


def work_link(world, slug="circle", text="a circle"):
    return f'<a linktype="work" key="{world.key(slug)}">{text}</a>'


TERM = '<a linktype="term" code="glossary/consent">consent</a>'


@pytest.mark.parametrize("language", ["en", "ar", "fr"])
def test_a_link_to_a_work_leads_to_the_readers_own_address(world, language):
    with override(language):
        expanded = expand_db_html(work_link(world))

    assert expanded == f'<a href="/{language}/patterns/circle/">a circle</a>'


def test_a_link_to_what_nobody_may_read_is_plain_words(world):
    world.page("garden").unpublish()

    with override("en"):
        assert expand_db_html(work_link(world, "garden", "garden")) == "<a>garden</a>"


@pytest.mark.parametrize("attribute", ['key="nonsense"', 'key=""', ""])
def test_a_broken_link_is_plain_words(world, attribute):
    with override("en"):
        assert expand_db_html(f'<a linktype="work" {attribute}>x</a>') == "<a>x</a>"


def test_a_term_leads_to_its_place_in_the_glossary(world):
    with override("ar"):
        expanded = expand_db_html(TERM)

    assert expanded == '<a class="term" href="/ar/glossary/#glossary-consent">consent</a>'


def test_a_term_cannot_break_out_of_its_attribute(world):
    with override("en"):
        expanded = expand_db_html('<a linktype="term" code="a/&quot;&gt;&lt;b&gt;">x</a>')

    assert "<b>" not in expanded


def test_many_links_are_looked_up_together(world, django_assert_num_queries):
    links = "".join(work_link(world, slug) for slug in ("circle", "baseline", "asamblea"))
    versions = readable([world.key(slug) for slug in ("circle", "baseline", "asamblea")], "en")

    with override("en"), richtext.at_hand(versions), django_assert_num_queries(0):
        expanded = expand_db_html(links)

    assert expanded.count("href=") == 3


def test_a_page_shows_links_in_its_text(world):
    page = world.page("garden")
    page.context = f"<p>See {work_link(world)} and {TERM}.</p>"
    page.save()

    found = shown("/es/patterns/garden/")

    assert found.link("a circle")["href"] == "/es/patterns/circle/"
    assert found.link("consent")["href"] == "/es/glossary/#glossary-consent"


@pytest.fixture
def converter(world):
    return ContentstateConverter(features=list(SENTENCES))


def entities(converter, html):
    """What the editor gets for a stored text: the data of its links."""
    state = json.loads(converter.from_database_format(html))
    return [entity["data"] for entity in state["entityMap"].values()]


def stored(converter, html):
    """A stored text after it was opened in the editor and saved again."""
    kept = converter.to_database_format(converter.from_database_format(html))
    return kept.replace(' data-block-key="', "").replace('"', "").rpartition("</p>")[0]


def test_a_stored_work_link_opens_as_a_page_link_and_is_stored_as_it_was(world, converter):
    html = f"<p>See {work_link(world)}.</p>"

    (data,) = entities(converter, html)

    page = world.page("circle")
    assert (data["id"], data["parentId"]) == (page.pk, page.get_parent().pk)
    assert f"linktype=work key={world.key('circle')}" in stored(converter, html)


def test_a_page_chosen_in_any_language_is_stored_as_its_work(world, converter):
    state = {
        "blocks": [
            {"key": "a", "text": "circle", "type": "unstyled", "depth": 0,
             "inlineStyleRanges": [], "entityRanges": [{"offset": 0, "length": 6, "key": 0}]}
        ],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {
            "id": world.page("circle", "es").pk, "url": "/es/patterns/circle/", "parentId": 1}}},
    }  # fmt: skip

    html = converter.to_database_format(json.dumps(state))

    assert f'key="{world.key("circle")}"' in html
    assert 'linktype="work"' in html
    assert 'linktype="page"' not in html


def test_an_older_page_link_becomes_a_work_link_at_the_next_save(world, converter):
    html = f'<p><a linktype="page" id="{world.page("circle").pk}">circle</a></p>'

    assert f"linktype=work key={world.key('circle')}" in stored(converter, html)


def test_a_link_to_a_work_that_is_gone_survives_the_editor(world, converter):
    key = "00000000-0000-4000-8000-000000000000"

    assert f"key={key}" in stored(converter, f'<p><a linktype="work" key="{key}">x</a></p>')


def test_a_term_opens_as_a_link_on_the_page_and_is_stored_as_it_was(converter):
    assert entities(converter, f"<p>{TERM}</p>") == [{"url": "#glossary/consent"}]
    assert "linktype=term" in stored(converter, f"<p>{TERM}</p>")
    assert "code=glossary/consent" in stored(converter, f"<p>{TERM}</p>")


@pytest.mark.parametrize("address", ["https://example.org/a?b=c", "mailto:a@example.org", "#here"])
def test_other_links_stay_what_they_are(converter, address):
    assert f"<a href={address}>x</a>" in stored(converter, f'<p><a href="{address}">x</a></p>')


def test_the_editors_form_saves_a_work_link(world):
    page = world.page("garden")
    page.context = f"<p>See {work_link(world)}.</p>"
    page.save()

    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = world.client("editor").post(address, {**form_data(page), "action-publish": "x"})

    assert answer.status_code == 302
    assert f'linktype="work" key="{world.key("circle")}"' in world.page("garden").context.replace(
        f'key="{world.key("circle")}" linktype="work"',
        f'linktype="work" key="{world.key("circle")}"',
    )


def test_translators_get_the_words_of_a_link_and_not_its_target(world):
    html = f"<p>See {work_link(world)} and {TERM}.</p>"

    segments = sentences(html)

    words = [segment.string.data for segment in segments if hasattr(segment, "string")]
    assert not [text for text in words if world.key("circle") in text or "glossary" in text]
    back = BeautifulSoup(restored(segments), "html.parser")
    assert [a.attrs for a in back.find_all("a")] == [
        {"linktype": "work", "key": world.key("circle")},
        {"linktype": "term", "code": "glossary/consent"},
    ]
