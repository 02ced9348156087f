"""The search page: found, narrowed, explained, in every language; never a server error."""

import pytest
from django.conf import settings
from django.test import Client

from search import form
from tests.search.views.pages import visit


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_there_is_a_page_in_every_language(indexed, language):
    page = visit(f"/{language}/search/?q=circle")

    assert page.tree.get("lang") == language
    assert len(page.all("h1")) == 1
    assert indexed.page("circle").slug in str(page.links())


def test_a_hit_shows_title_kind_and_why(indexed):
    page = visit("/en/search/?q=listen")

    assert "Circle" in page.links()
    assert "listen" in page.text("mark").split()
    assert "Pattern" in page.text()


def test_a_work_in_another_language_is_marked_as_such(indexed):
    page = visit("/ar/search/?q=garden")
    (title,) = page.all("h2[@dir='ltr']")

    assert title.get("lang") == "en"
    assert title.find("a").get("href") == "/ar/patterns/garden/"


def test_a_match_in_another_version_is_told(indexed):
    page = visit("/en/search/?q=بالعربية")

    assert "العربية" in page.text()
    assert page.all("q[@dir='rtl']")


def test_chosen_values_are_chips_that_can_be_taken_off(indexed):
    page = visit("/en/search/?q=circle&kind=pattern&kind=case")

    links = page.links()
    off = [link for text, link in links.items() if "Case studies" in text]
    assert off == ["/en/search/?q=circle&kind=pattern"]
    assert "/en/search/?q=circle" in links.values()


def test_facets_are_checkboxes_with_counts_that_hold(indexed):
    page = visit("/en/search/")
    for box in page.all("input[@type='checkbox']"):
        narrowed = visit(f"/en/search/?{box.get('name')}={box.get('value')}")
        chosen = narrowed.all(f"input[@value='{box.get('value')}'][@checked]")
        assert chosen, box.get("value")


def test_the_box_takes_as_much_as_is_read(indexed):
    (box,) = visit("/en/search/").all("input[@id='search-words']")

    assert int(box.get("maxlength")) == form.LONGEST


def test_a_page_too_far_is_the_last(indexed):
    assert visit("/en/search/?size=4&page=99").all("article")


def test_what_isn_t_understood_is_said_and_left_out(indexed):
    page = visit("/en/search/?q=circle&topic=nonsense&page=0")

    assert "nonsense" in page.text()
    assert "Circle" in page.links()


def test_what_other_programs_add_to_an_address_is_ignored(indexed):
    assert "utm" not in visit("/en/search/?q=circle&utm_source=x").text()


def test_a_slip_is_answered_with_the_nearest_spelling(indexed):
    page = visit("/en/search/?q=govrnance")

    assert page.links()["governance"] == "/en/search/?q=governance"


def test_no_hit_shows_the_way_on(indexed):
    page = visit("/en/search/?q=governance&kind=case")

    assert "/en/search/?q=governance" in page.links().values()
    assert "/en/search/?q=governance&kind=module" in page.links().values()


def test_nothing_at_all_still_leads_somewhere(indexed):
    assert "/en/search/" in visit("/en/search/?q=qqqqqqqq").links().values()


def test_nothing_at_all_is_not_to_be_narrowed_or_ordered(indexed):
    assert visit("/en/search/?q=circle").all("main//select")
    assert visit("/en/search/?q=governance&kind=case").all("main//select"), "its choice can go"
    assert not visit("/en/search/?q=qqqqqqqq").all("main//select")


def test_found_text_is_never_markup(indexed):
    page = indexed.page("garden")
    page.title = "<script>alert(1)</script> & <b>bold</b> zanahoria"
    page.save_revision().publish()
    found = visit("/en/search/?q=zanahoria<script>")

    assert not found.all("main//script")
    assert not found.all("main//b")


def test_without_an_index_titles_are_shown_and_it_is_said(world):
    page = visit("/en/search/?q=circ")

    assert "Circle" in page.links()
    assert "titles" in page.text("div[@role='status']")


def test_without_an_index_nothing_is_said_about_works(world):
    status = visit("/en/search/?q=listen").text("div[@role='status']")

    assert "No title has these words" in status
    assert "No work" not in status


ODD = ["", "a", '"', "'", "*", "AND", "NEAR(", "%00", "%ff%fe", "%E2%80%AEabc", "x" * 100_000,
       "x+" * 10_000, "&page=0", "&page=-1", "&page=1000000000", "&sort=luck", "&topic=nonsense",
       "&kind=%00", "&language=%ff", "&lang=xx", "&size=x"]  # fmt: skip


@pytest.mark.parametrize("query", ODD, ids=lambda query: query[:15])
def test_nothing_that_is_asked_is_an_error(indexed, query):
    answer = Client().get(f"/en/search/?q={query}")

    assert answer.status_code == 200
    # An error that titles stand in for would be one, too.
    assert answer.headers["X-Search-Engine"] == "embedded"


def test_suggestions_come_while_somebody_types(indexed):
    answer = Client().get("/es/search/suggest/?q=circ").json()["suggestions"]

    assert [one["url"] for one in answer] == ["/es/patterns/circle/"]
    assert answer[0]["title"].startswith("Español")


def test_suggestions_say_which_engine_had_them(indexed, index_path):
    def engine():
        return Client().get("/en/search/suggest/?q=circ").headers["X-Search-Engine"]

    assert engine() == "embedded"
    index_path.unlink()
    assert engine() == "titles"


@pytest.mark.parametrize("typed", ["", '"', "%00", "%ff", "x" * 10_000])
def test_suggestions_are_never_an_error(indexed, typed):
    answer = Client().get(f"/en/search/suggest/?q={typed}")

    assert answer.status_code == 200
    assert answer.headers["X-Search-Engine"] == "embedded"


def test_other_search_engines_are_asked_to_keep_out(indexed):
    assert "noindex" in Client().get("/en/search/?q=circle").headers["X-Robots-Tag"]
