"""What templates use of search: marked excerpts, related works, a listing's own search."""

from dataclasses import replace

from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from search.contract import Excerpt
from search.shown import Found
from search.templatetags.finding import listed, listing_search, marked


def test_excerpts_are_escaped_and_marked():
    excerpt = Excerpt("<b>Town</b> & <i>town</i>", ((3, 7), (17, 21)))

    assert marked(excerpt) == (
        "&lt;b&gt;<mark>Town</mark>&lt;/b&gt; &amp; &lt;i&gt;<mark>town</mark>&lt;/i&gt;"
    )


def test_a_mark_is_escaped_inside_too():
    assert marked(Excerpt("<script>", ((0, 8),))) == "<mark>&lt;script&gt;</mark>"


HIT = Found(
    key="k", title="<b>", address='/en/"x', kind="pattern", kind_label="<i>", language="ar",
    in_other_language=True, text_language="ar", text=Excerpt("<p>"),
    elsewhere=Excerpt("<u> agua", ((4, 8),)), matched_language="es", matched_name="<es>",
)  # fmt: skip


def test_a_hit_is_escaped_and_says_which_languages_its_words_are_in():
    with override("en"):
        html = listed([HIT])

    assert "&lt;i&gt;</p>" in html
    assert '<h2 lang="ar" dir="rtl"><a href="/en/&quot;x">&lt;b&gt;</a></h2>' in html
    assert '<small class="away">text in Arabic</small>' in html
    assert '<p lang="ar" dir="rtl">&lt;p&gt;</p>' in html
    assert '<bdi lang="es">&lt;es&gt;</bdi>' in html
    assert '<q lang="es" dir="ltr">&lt;u&gt; <mark>agua</mark></q></p>' in html


def test_a_hit_in_the_readers_language_says_nothing_of_languages():
    hit = replace(HIT, language="en", in_other_language=False, text=Excerpt(""), elsewhere=None)
    with override("en"):
        html = listed([hit, hit])

    assert html.count("<li ") == html.count("<h2><a") == 2
    assert "lang=" not in html
    assert "<p></p>" not in html


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
