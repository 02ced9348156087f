"""What templates use of search: marked excerpts, related works, a listing's own search."""

from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from search.contract import Excerpt
from search.templatetags.finding import listing_search, marked


def test_excerpts_are_escaped_and_marked():
    excerpt = Excerpt("<b>Town</b> & <i>town</i>", ((3, 7), (17, 21)))

    assert marked(excerpt) == (
        "&lt;b&gt;<mark>Town</mark>&lt;/b&gt; &amp; &lt;i&gt;<mark>town</mark>&lt;/i&gt;"
    )


def test_a_mark_is_escaped_inside_too():
    assert marked(Excerpt("<script>", ((0, 8),))) == "<mark>&lt;script&gt;</mark>"


def test_related_works_are_links_under_the_readers_prefix(indexed):
    template = Template("{% load finding %}{% related_works key 2 %}")
    with override("es"):
        html = template.render(Context({"key": indexed.key("garden")}))

    assert html.count('href="/es/') == 2
    assert "/es/patterns/garden/" not in html


def test_without_related_works_there_is_no_heading(indexed):
    html = Template("{% load finding %}{% related_works key %}").render(Context({"key": "nobody"}))

    assert html.strip() == ""


def listing(query, kind="pattern"):
    request = RequestFactory().get(f"/en/patterns/{query}")
    return listing_search({"request": request}, kind)


def test_a_listing_is_the_same_search_with_its_kind_fixed(indexed):
    page = listing("?q=circle")

    assert {hit.kind for hit in page.hits} == {"pattern"}
    assert "kind" not in [facet.name for facet in page.facets]
    assert page.chips == ()
    assert page.is_asked
    assert not listing("").is_asked


def test_a_listings_links_stay_on_the_listing(indexed):
    page = listing("?topic=domain/water")

    assert [chip.label for chip in page.chips] == ["water"]
    assert page.without_choices == page.chips[0].address == "/en/patterns/"


def test_a_listing_without_a_hit_leads_to_other_kinds(indexed):
    ways = listing("?q=governance").ways_on

    assert "/en/search/?q=governance&kind=module" in [way.address for way in ways]
