"""Two people in one form: the second sees both and decides; nothing is overwritten or lost."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from patterns.models import Concept, PatternPage
from tests.patterns import editing
from tests.patterns.editing import set_stream, stream
from tests.patterns.racing import together

ADDRESS = "wagtailadmin_pages:edit"


def save(world, page, **tampered):
    return editing.submit(world.client("editor"), page, **tampered)


def latest(world, slug="circle", language=None):
    page = world.page(slug, language)
    return page.get_latest_revision_as_object()


@pytest.fixture
def late(world):
    """The page as one editor has it open, while another has saved."""
    mine = world.page("circle")
    theirs = world.page("circle")
    theirs.problem, theirs.context = "Theirs.", "<p>Their context.</p>"
    assert save(world, theirs).status_code == 302
    mine.problem, mine.solution = "Mine.", "My solution."
    return mine


def test_a_late_form_is_refused_and_shows_both(world, late):
    answer = save(world, late)

    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Mine." in shown
    assert "Theirs." in shown
    kept = latest(world)
    assert (kept.problem, kept.solution) == ("Theirs.", "Sit in a circle and ask.")


def test_what_only_one_of_them_changed_is_theirs(world, late):
    rows = {row.name: row for row in save(world, late).context["differences"]}

    assert {name: (row.choice, row.by_both) for name, row in rows.items()} == {
        "problem": ("typed", True),
        "solution": ("typed", False),
        "context": ("there", False),
    }


def chosen(answer, **choices):
    """The comparison's form, sent with these choices."""
    data = {}
    for name, value in answer.context["sent"]:
        data.setdefault(name, []).append(value)
    latest = answer.context["latest"]
    kept = {f"keep-{row.name}": row.choice for row in answer.context["differences"]}
    return {
        **data, **kept, **{f"keep-{name}": choice for name, choice in choices.items()},
        "loaded_revision_id": str(latest.pk),
        "loaded_revision_created_at": latest.created_at.isoformat(), "put-together": "1",
    }  # fmt: skip


def test_both_go_into_a_draft(world, late):
    editor = world.client("editor")
    answer = editing.submit(editor, late, publish=True)

    taken = editor.post(reverse(ADDRESS, args=[late.pk]), chosen(answer, problem="there"))

    assert taken.status_code == 302
    draft = latest(world)
    assert (draft.problem, draft.solution) == ("Theirs.", "My solution.")
    assert "Their context." in draft.context
    assert world.page("circle").solution == "Sit in a circle and ask."
    assert draft.latest_revision.user.username == "editor"


def test_blocks_and_concepts_are_put_together_too(world):
    mine, theirs = world.page("circle"), world.page("circle")
    theirs.concepts = [*theirs.concepts.all(), Concept.objects.get(notation="food")]
    save(world, theirs)
    forces = stream(mine, "forces")
    forces[0]["value"] = "Few speak"
    set_stream(mine, "forces", forces)
    editor = world.client("editor")
    answer = editing.submit(editor, mine)
    assert {row.name for row in answer.context["differences"]} == {"forces", "concepts"}

    editor.post(reverse(ADDRESS, args=[mine.pk]), chosen(answer))

    draft = latest(world)
    assert "domain/food" in draft.topics
    assert [force.value for force in draft.forces] == ["Few speak", "Some listen"]


def test_works_that_were_chosen_are_compared_by_their_titles(world):
    mine, theirs = world.page("well"), world.page("well")
    theirs.summary = "What others wrote about the well, in more than forty characters."
    save(world, theirs)
    set_stream(mine, "communities", [*stream(mine, "communities"), chosen_community(world)])

    answer = save(world, mine)

    assert answer.status_code == 409
    assert "Hill" in answer.content.decode()


def chosen_community(world):
    return {"type": "community", "value": {"community": world.key("hill")}}


def test_what_breaks_a_rule_is_kept_in_the_draft(world, late):
    late.summary = "Too short."
    editor = world.client("editor")
    answer = editing.submit(editor, late)
    assert "Too short." in answer.content.decode()

    taken = editor.post(reverse(ADDRESS, args=[late.pk]), chosen(answer), follow=True)

    assert latest(world).summary == "Too short."
    said = " ".join(str(message) for message in taken.context["messages"])
    assert "at least 40 characters" in said


def test_what_no_page_can_hold_is_told(world, late):
    answer = save(world, late, review_by="next spring")

    assert answer.status_code == 409
    assert "“next spring”" in answer.content.decode()


def test_a_form_sent_twice_is_one_save(world):
    page = world.page("circle")
    page.problem = "Once."
    editor = world.client("editor")
    data = editing.form_data(page)
    address = reverse(ADDRESS, args=[page.pk])

    answers = [editor.post(address, data) for _turn in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert page.revisions.count() == PatternPage.objects.get(pk=page.pk).revisions.count()
    assert latest(world).problem == "Once."


def test_a_form_that_doesn_t_say_what_it_showed_is_old(world, late):
    answer = save(world, late, loaded_revision_id="", loaded_revision_created_at="")

    assert answer.status_code == 409


def test_a_revision_that_was_written_over_is_old_too(world):
    page = world.page("circle")
    data = editing.form_data(page)
    page.problem = "Saved in the background."
    page.save_revision(overwrite_revision=None)
    data["loaded_revision_id"] = str(PatternPage.objects.get(pk=page.pk).latest_revision_id)

    answer = world.client("editor").post(reverse(ADDRESS, args=[page.pk]), data)

    assert answer.status_code == 409


def test_reverting_follows_the_same_rule(world, late):
    old = late.revisions.order_by("pk").first()

    answer = save(world, late, revision=str(old.pk))

    assert answer.status_code == 409
    assert latest(world).problem == "Theirs."


def test_two_at_the_same_moment(world):
    """One is saved; the other sees the comparison, whatever the machine does first."""
    pages = [world.page("circle"), world.page("circle")]
    browsers = [world.client("editor"), world.client("editor")]
    forms = []
    for place, page in enumerate(pages):
        page.problem = f"By {place}."
        forms.append(editing.form_data(page))
    address = reverse(ADDRESS, args=[pages[0].pk])

    answers = together(*(
        (lambda browser=browser, form=form: browser.post(address, form))
        for browser, form in zip(browsers, forms, strict=True)
    ))  # fmt: skip

    assert sorted(answer.status_code for answer in answers) == [302, 409]
    winner = next(place for place, answer in enumerate(answers) if answer.status_code == 302)
    assert latest(world).problem == f"By {winner}."


def test_a_save_in_the_background_is_overtaken_as_well(world, monkeypatch):
    """Somebody else saves when Wagtail has looked at the form, and before it is written."""
    page, theirs = world.page("circle"), world.page("circle")
    page.problem, theirs.problem = "Mine.", "Theirs."
    data = editing.form_data(page)
    write = PatternPage.save_revision

    def later(self, *args, **kwargs):
        monkeypatch.setattr(PatternPage, "save_revision", write)
        Page.save_revision(theirs)
        return write(self, *args, **kwargs)

    monkeypatch.setattr(PatternPage, "save_revision", later)
    address = reverse(ADDRESS, args=[page.pk])
    answer = world.client("editor").post(address, data, HTTP_ACCEPT="application/json")

    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
    assert latest(world).problem != "Mine."


def test_the_next_form_of_the_same_thread_is_not_late(world):
    for turn in range(3):
        page = world.page("garden").get_latest_revision_as_object()
        page.problem = f"Turn {turn}."
        assert save(world, page).status_code == 302


def test_places_are_guarded_as_well(world):
    about = world.page("patterns", "en")
    about.draft_title = about.title
    first = about.save_revision()
    mine = type(about).objects.get(pk=about.pk)
    about.title = "Theirs"
    about.save_revision()
    assert first.pk == mine.latest_revision_id
    mine.title = "Mine"

    answer = save(world, mine)

    assert answer.status_code == 409
    assert [row.name for row in answer.context["differences"]] == ["title"]
