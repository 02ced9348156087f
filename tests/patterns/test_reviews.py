"""A review: what is sent to it is whole, and both sides are told what happened and why."""

from html import escape

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupApprovalTask, WorkflowState, WorkflowTask

from patterns.models import Account, PatternPage
from tests import factories
from tests.patterns import editing


@pytest.fixture
def editor(world):
    return world.client("editor")


def drafted(**given):
    return factories.pattern("Draft", draft=True, **given)


def in_review(page):
    page.get_workflow().start(page, Account.objects.get(username="editor"))
    return page


def emptied(page):
    """The same while somebody has taken its problem away."""
    page.problem = ""
    page.save_revision()
    return page


def sent_back(page, comment):
    editor = Account.objects.get(username="editor")
    in_review(page).current_workflow_task_state.reject(user=editor, comment=comment)
    return page


def window(page, action):
    """The address of a reviewer's window on the admin's first page."""
    state = page.current_workflow_task_state
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])


def status(page):
    return WorkflowState.objects.filter(object_id=str(page.pk)).values_list("status", flat=True)


@pytest.mark.parametrize(
    ("made", "pressed"),
    [
        (drafted, {"action-submit": "1"}),
        (lambda: sent_back(drafted(), ""), {"action-submit": "1"}),
        (lambda: sent_back(drafted(), ""), {"action-restart-workflow": "1"}),
        (
            lambda: in_review(drafted()),
            {"action-workflow-action": "true", "workflow-action-name": "approve"},
        ),
    ],
)
def test_a_button_that_leads_to_readers_asks_for_what_is_missing(editor, made, pressed):
    page = made()
    before = list(status(page))
    page.problem, page.also_known_as = "", "What somebody typed"

    answer = editing.submit(editor, page, **pressed)

    assert "Problem is missing. Fill it in." in editing.errors_of(answer)["problem"]
    assert answer.context["form"].instance.also_known_as == "What somebody typed"
    assert list(status(page)) == before
    assert not type(page).objects.get(pk=page.pk).live


def approve(editor, page):
    """The words of the admin after a press on that button of the form."""
    pressed = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    editing.submit(editor, page, **pressed)
    return editor.get(reverse("wagtailadmin_home")).text


def test_who_approves_is_told_that_readers_have_it_and_what_is_doubtful(editor):
    two_stars = PatternPage.Confidence.TRUE_INVARIANT
    told = approve(editor, in_review(drafted(confidence=two_stars)))

    assert "“Draft” is published: readers see it now." in told
    assert "Two stars, and only 0 published uses that worked" in told


def test_nobody_is_told_so_while_another_review_follows(editor):
    page = drafted()
    workflow = page.get_workflow()
    second = GroupApprovalTask.objects.create(name="A second look")
    second.groups.set(Group.objects.filter(name="Moderators"))
    WorkflowTask.objects.create(workflow=workflow, task=second, sort_order=9)

    assert "readers see it now" not in approve(editor, in_review(page))
    assert not type(page).objects.get(pk=page.pk).live


def test_what_is_unfinished_can_be_sent_back(editor):
    page = emptied(in_review(drafted()))

    editing.submit(
        editor, page,
        **{"action-workflow-action": "true", "workflow-action-name": "reject",
           "workflow-action-extra-data": '{"comment": "Which problem?"}'},
    )  # fmt: skip

    assert list(status(page)) == [WorkflowState.STATUS_NEEDS_CHANGES]


@pytest.mark.parametrize("comment", ["Whose <b>square</b>?", "ساحة من؟", ""])
def test_the_form_says_why_it_came_back(editor, comment):
    page = sent_back(drafted(), comment)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    shown = editor.get(address).text

    told = f"“\u2068{escape(comment)}\u2069”" if comment else "Change it, then submit it again."
    assert "A reviewer sent this back" in shown
    assert told in shown
    editing.submit(editor, page, **{"action-submit": "1"})
    assert list(status(page)) == [WorkflowState.STATUS_IN_PROGRESS]
    assert "A reviewer sent this back" not in editor.get(address).text


def test_a_reviewers_window_leads_to_what_is_missing(editor):
    page = emptied(in_review(drafted()))

    answer = editor.post(
        window(page, "approve"), {"comment": "Good"}, headers={"x-requested-with": "XMLHttpRequest"}
    )

    form = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert answer.json() == {"step": "success", "redirect": form}
    shown = editor.get(form).text
    assert "“Draft” was not published; the draft is kept." in shown
    assert list(status(page)) == [WorkflowState.STATUS_IN_PROGRESS]
