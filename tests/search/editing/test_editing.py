"""Synonyms, choices and counts in the admin: who may, what is refused, what is kept."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from patterns.models import Account
from search.models import Meaning, Pick, SearchCount, Term
from tests.search.views.pages import Page

MEANINGS, PICKS = Meaning.snippet_viewset, Pick.snippet_viewset
COUNTS = "/admin/searches/"


@pytest.fixture
def editor(world):
    return world.client("editor")


def wordings(*rows, initial=0):
    data = {
        "note": "", "terms-TOTAL_FORMS": len(rows), "terms-INITIAL_FORMS": initial,
        "terms-MIN_NUM_FORMS": 0, "terms-MAX_NUM_FORMS": 1000,
    }  # fmt: skip
    for place, (language, text, *more) in enumerate(rows):
        values = {"language": language, "text": text, "weight": "100", "approved": "on"}
        values |= dict(more)
        data |= {f"terms-{place}-{name}": value for name, value in values.items()}
        data[f"terms-{place}-id"] = values.get("id", "")
    return data


def add(browser, *rows, **given):
    return browser.post(reverse(MEANINGS.get_url_name("add")), wordings(*rows, **given))


def said(answer):
    return Page(answer).text("form")


def kept():
    return sorted(Term.objects.values_list("language", "text"))


def test_words_of_one_meaning_are_kept_together(editor):
    answer = add(editor, ("en", "  town   hall "), ("es", "ayuntamiento"))

    assert answer.status_code == 302, said(answer)
    assert kept() == [("en", "town hall"), ("es", "ayuntamiento")]
    assert str(Meaning.objects.get()) == "town hall · ayuntamiento"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("en", "hall")], "Write two wordings at least"),
        ([("en", "hall"), ("en", "Halls")], "This is there already"),
        ([("en", "the"), ("en", "hall")], "Nobody searches for “the” alone"),
        ([("en", "?!"), ("en", "hall")], "Nobody searches for “?!” alone"),
    ],
)
def test_what_would_find_nothing_more_is_refused_with_a_reason(editor, rows, sentence):
    answer = add(editor, *rows)

    assert sentence in said(answer)
    assert [Page(answer).all(f"input[@value='{text}']") != [] for _, text in rows]
    assert kept() == []


def test_a_wording_is_taken_away(editor):
    add(editor, ("en", "town hall"), ("en", "city hall"), ("es", "ayuntamiento"))
    meaning = Meaning.objects.get()
    rows = [(t.language, t.text, ("id", t.pk)) for t in meaning.terms.all()]
    rows[0] = (*rows[0], ("DELETE", "on"))
    address = reverse(MEANINGS.get_url_name("edit"), args=[meaning.pk])
    answer = editor.post(address, wordings(*rows, initial=3))

    assert answer.status_code == 302, said(answer)
    assert len(kept()) == 2


def test_what_was_searched_for_is_written_in_already(editor):
    address = reverse(MEANINGS.get_url_name("add"))
    page = Page(editor.get(f"{address}?text=allotment&language=es"))

    assert page.all("input[@value='allotment']")
    assert page.all("option[@value='es'][@selected]")
    # The form is posted as it came, with one row that isn't in the database yet.
    assert add(editor, ("es", "allotment"), ("en", "garden"), initial=1).status_code == 302
    assert kept() == [("en", "garden"), ("es", "allotment")]


@pytest.mark.parametrize("query", ["?text=", "?text=%00&language=xx", f"?text={'x' * 3000}"])
def test_whatever_stands_in_the_address_the_form_opens(editor, query):
    assert editor.get(reverse(MEANINGS.get_url_name("add")) + query).status_code == 200


def choose(browser, world, searches, language=""):
    return browser.post(
        reverse(PICKS.get_url_name("add")),
        {
            "searches": searches, "language": language,
            "works-count": "1", "works-0-deleted": "", "works-0-order": "0",
            "works-0-type": "work", "works-0-value": str(world.page("round").pk),
        },
    )  # fmt: skip


def test_a_choice_is_kept_for_each_search(editor, world):
    answer = choose(editor, world, " how to  decide\n\nDécider ")

    assert answer.status_code == 302, said(answer)
    assert Pick.objects.get().searches == "how to decide\nDécider"
    assert Pick.keys_for("how to decide", "el") == [world.key("round")]


def test_a_choice_without_a_word_is_refused(editor, world):
    assert "has no word in it" in said(choose(editor, world, "decide\n???"))


def count(words="water", hits=3, days=0, under_ms=25, **given):
    day = timezone.localdate() - timedelta(days=days)
    given = {"language": "en", "engine": "embedded", "times": 2, **given}
    SearchCount.objects.create(words=words, day=day, hits=hits, under_ms=under_ms, **given)


def rows(browser, query=""):
    page = Page(browser.get(COUNTS + query))
    return ["".join(a.itertext()) for a in page.all("td[@class='title']/a")]


def test_what_is_searched_most_comes_first_over_all_days(editor):
    count("water", days=1)
    count("water", under_ms=500)
    count("food", times=3)

    assert rows(editor) == ["water", "food"]


def test_what_never_found_anything_is_a_list_of_its_own(editor):
    count("water", hits=0, days=2)
    count("water", hits=4)
    count("allotment", hits=0)

    assert rows(editor, "?list=nothing") == ["allotment"]


def test_what_took_long_is_another(editor):
    count("water")
    count("food", under_ms=2500)

    assert rows(editor, "?list=slow") == ["food"]


def test_older_days_are_looked_at_when_asked(editor):
    count("food", days=40)

    assert rows(editor) == []
    assert rows(editor, "?days=90") == ["food"]


@pytest.mark.parametrize("query", ["?list=x", "?days=x", "?days=9999", "?list=%00&days=-1"])
def test_an_odd_address_shows_a_list_all_the_same(editor, query):
    count()

    assert rows(editor, query) == ["water"]


def test_one_button_leads_to_a_term_with_these_words(editor):
    count("niño & agua", language="es", hits=0)
    (button,) = Page(editor.get(COUNTS)).all("a[@class='button button-small button-secondary']")[
        -1:
    ]
    page = Page(editor.get(button.get("href")))

    assert page.all("input[@value='niño & agua']")


ADDRESSES = [
    COUNTS,
    *(reverse(each.get_url_name(name)) for each in (MEANINGS, PICKS) for name in ("list", "add")),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_those_who_were_let_in_see_it(world, address):
    assert Client().get(address).status_code == 302
    assert world.client("translator").get(address).status_code == 302
    assert world.client("editor").get(address).status_code == 200


def test_whoever_may_only_read_the_counts_gets_no_button(world):
    reader = Account.objects.get(username="translator")
    reader.groups.add(Group.objects.create(name="Those who read counts"))
    permission = Permission.objects.get(codename="view_searchcount")
    reader.groups.get(name="Those who read counts").permissions.add(permission)
    count("food")
    browser = world.client("translator")

    assert rows(browser) == ["food"]
    assert "Add a term" not in Page(browser.get(COUNTS)).text()


def test_rights_to_all_of_it_can_be_given_to_groups(editor):
    page = editor.get(reverse("wagtailusers_groups:add")).content.decode()

    counts = Permission.objects.get(codename="view_searchcount")
    for name in (f'value="{counts.pk}"', "words of one meaning", "editors&#x27; choice"):
        assert name in page
