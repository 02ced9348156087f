"""A page of each kind shows all it holds, and all that leads to it."""

import pytest
from wagtail.models import Page

from patterns.models.relations import SEEN_FROM_TARGET, RelationKind
from tests import factories
from tests.samples import full
from tests.site.shown import shown, words

# Wagtail leaves the upload of a picture it scales to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

PAGES = {
    "pattern": "fresh-pattern", "technique": "fresh", "case": "well", "community": "hill",
    "module": "governance", "section": "deciding",
}  # fmt: skip


def path(page, language="en"):
    return f"/{language}/" + page.url_path.strip("/").partition("/")[2] + "/"


def letters(text):
    """A text without the white space that markup puts into it or takes away."""
    return "".join(text.split())


@pytest.fixture(params=PAGES)
def whole(request, world):
    """A published page of one kind with every field filled."""
    factories.technique("Fresh", slug="fresh")
    factories.pattern("Fresh pattern", slug="fresh-pattern")
    page = full(world.page(PAGES[request.param]))
    page.picture_decorative = False
    page.save()
    return Page.objects.get(pk=page.pk).specific


def test_every_word_of_a_page_is_on_it(whole):
    page = shown(path(whole))
    pictures = " ".join(img["alt"] for img in page.soup.find_all("img"))
    everything = letters(page.soup.body.get_text() + pictures)

    assert page.status == 200
    for name, text in whole.public_texts():
        for line in filter(str.strip, text.splitlines()):
            assert letters(line) in everything, f"{name} isn't on the page of a {whole.kind}"


def test_every_concept_a_page_is_filed_under_is_named_and_linked(whole):
    page = shown(path(whole))

    for codes in whole.filing.values():
        for code in codes:
            assert f"/en/concepts/{code}/" in page.links(page.main)


def test_every_choice_and_number_of_a_page_is_on_it(whole):
    page = shown(path(whole))
    text = page.text(page.main)
    unseen = {"original", "picture", "contact_email", "review_by", "lat", "lon"}

    for field in whole._meta.concrete_fields:
        if field.model is Page or field.name in unseen | set(type(whole).prose):
            continue
        if field.choices and field.name != "country":
            shown_as = str(getattr(whole, f"get_{field.name}_display")())
        elif field.get_internal_type() in ("PositiveIntegerField", "PositiveSmallIntegerField"):
            shown_as = str(getattr(whole, field.name) or "")
        else:
            continue
        assert shown_as.lower() in text.lower(), f"{field.name} isn't on the page"


def test_nobodys_mail_address_is_on_a_page(whole):
    if hasattr(whole, "contact_email"):
        whole.contact_email = "desk@example.org"
        whole.save()

    assert "desk@example.org" not in str(shown(path(whole)).soup)


def test_one_heading_names_the_page_and_landmarks_hold_it(whole):
    page = shown(path(whole))

    assert [words(h.text) for h in page.soup.find_all("h1")] == [words(whole.title)]
    assert [len(page.soup.find_all(name)) for name in ("main", "footer")] == [1, 1]
    assert page.links(page.soup.body)[0] == f"#{page.main['id']}"


def test_a_page_runs_no_script_and_carries_no_style_of_its_own(whole):
    page = shown(path(whole))

    assert {tag.get("type") for tag in page.soup.find_all("script")} <= {"application/ld+json"}
    assert not page.soup.find_all("style")
    assert not page.soup.find_all(style=True)
    assert not [t for t in page.soup.find_all(True) if any(a.startswith("on") for a in t.attrs)]


def test_every_relation_is_shown_at_both_its_ends(world):
    circle, round_ = world.page("circle"), world.page("round")
    circle.techniques = [("technique", {"technique": str(round_.translation_key), "why": "Sit"})]
    circle.save_revision().publish()
    walk = world.page("walk")
    walk.next_techniques = [("technique", {"technique": str(round_.translation_key)})]
    walk.save_revision().publish()
    well = world.page("well")
    well.techniques = [("technique", {"technique": str(walk.translation_key), "note": "Twice"})]
    well.save_revision().publish()
    valley = world.page("valley")
    valley.governance_patterns = [("pattern", {"pattern": str(circle.translation_key)})]
    valley.save_revision().publish()

    ends = [
        ("patterns/circle", "Round"), ("techniques/round", "1 Circle"),
        ("techniques/walk", "Round"), ("techniques/round", "Walk"),
        ("cases/well", "Walk"), ("techniques/walk", "Well"),
        ("cases/well", "1 Circle"), ("patterns/circle", "Well"),
        ("cases/well", "Valley"), ("communities/valley", "Well"),
        ("communities/valley", "1 Circle"), ("patterns/circle", "Valley"),
        ("patterns/circle", "2 Baseline"), ("patterns/baseline", "1 Circle"),
        ("patterns/circle", "4.1 Deciding"), ("toolkit/governance/deciding", "1 Circle"),
        ("toolkit/governance", "Deciding"), ("toolkit/governance/deciding", "Governance"),
    ]  # fmt: skip
    for place, name in ends:
        page = shown(f"/en/{place}/")
        assert page.link(name), f"{place} doesn't link to {name}"


def test_no_kind_of_relation_is_forgotten():
    # A new kind needs its place in a template; this reminds whoever adds one.
    assert set(RelationKind) == set(SEEN_FROM_TARGET)
    assert len(RelationKind) == 13, "Show the new kind on both its pages, then count it here."


def test_failures_are_counted_and_told_beside_successes(world):
    factories.case("Another", slug="another", uses=[
        factories.use(world.page("circle"), "did-not-work", note="No chairs"),
        factories.use(world.page("garden"), "partly"),
    ])  # fmt: skip

    happened = shown("/en/patterns/circle/").clause("What happened")

    assert "1 worked, 1 did not work" in words(happened.get_text(" "))
    assert "Did not work" in happened.get_text()
    assert not [w for w in ("%", "average") if w in happened.get_text()]


def test_a_pattern_nobody_used_says_so(world):
    assert "Nobody has reported a use yet." in shown("/en/patterns/garden/").text()


def test_a_case_tells_what_helped_or_hindered_each_pattern(world):
    used = shown("/en/cases/well/").clause("Patterns used")

    assert "Every month" in used.get_text()
    assert "Nobody came in winter" in used.get_text()


def test_the_grid_is_told_in_words_beside_its_picture(world):
    page = shown("/en/patterns/circle/")
    figure = page.main.find("figure")

    assert figure.svg["aria-hidden"] == "true"
    assert words(figure.figcaption.get_text(" ")) == "Cells of the grid: A1 B1 A5 B6"


def test_a_run_sheet_adds_the_minutes_up(world):
    page = shown("/en/techniques/round/")
    rows = page.main.find("ol", class_="run").find_all("li", recursive=False)

    assert [words(row.bdi.text) for row in rows] == ["0:00", "0:10", "0:30"]


def test_the_clock_can_be_set_to_when_a_session_begins(world):
    rows = shown("/en/techniques/round/?at=18:50").main.find("ol", class_="run").find_all("bdi")

    assert [row.text for row in rows] == ["18:50", "19:00", "19:20"]


@pytest.mark.parametrize("at", ["", "25:00", "soon", "18", "<script>", "٠٩:٠٠"])
def test_a_time_that_is_none_leaves_the_sheet_at_zero(world, at):
    page = shown(f"/en/techniques/round/?at={at}")

    assert page.status == 200
    assert page.main.find("ol", class_="run").bdi.text == "0:00"


def test_how_to_cite_has_author_title_and_the_true_address(world):
    cited = shown("/fr/patterns/garden/").soup.find(id="reuse")

    text = words(cited.get_text(" "))
    assert "The library" in text
    assert "Garden" in text
    assert "http://testserver/en/patterns/garden/" in text
    assert cited.find("a", rel="license")["href"].startswith("https://creativecommons.org/")


def test_an_author_without_consent_is_not_named(world):
    page = world.page("garden")
    page.authors = [factories.person("ada"), factories.person("bo", consent_to_list=True)]
    page.save_revision().publish()

    text = shown("/en/patterns/garden/").text()

    assert "Bo" in text
    assert "Ada" not in text


def test_a_page_that_should_have_been_reviewed_says_so(world):
    page = world.page("garden")
    page.review_by = "2020-01-31"
    page.save()

    said = "This page was to be reviewed by 31 January 2020."
    assert said in shown("/en/patterns/garden/").text()


def test_sections_lead_on_through_the_whole_toolkit(world):
    parent = world.page("governance")
    factories.section("Listening", slug="listening", parent=parent, number="4.2")
    later = factories.module("Doing", slug="doing", number=10)
    factories.section("Starting", slug="starting", parent=later, number="10.1")

    listening = shown("/en/toolkit/governance/listening/")

    assert words(listening.main.find("a", rel="prev").text) == "Previous 4.1 Deciding"
    assert words(listening.main.find("a", rel="next").text) == "Next 10 Doing"
    assert "Section 2 of 2 in this module" in listening.text()


def test_what_an_editor_writes_stays_text(world):
    page = world.page("garden")
    page.title = "<b>Bold</b> & </script><script>alert(1)</script>"
    page.problem = "Nobody asks <img src=x onerror=alert(1)>"
    page.save()

    page = shown("/en/patterns/garden/")

    assert page.soup.h1.text == "<b>Bold</b> & </script><script>alert(1)</script>"
    assert not page.main.find("img")
    assert page.data["name"].endswith("</script><script>alert(1)</script>")
