"""A translation that its reviewer sent back: the translator reads why, and hands it in again."""

from django.contrib.auth.models import Permission

from patterns.languages.models import LanguageGroup
from tests.factories import locale
from tests.languages.people import account
from tests.languages.test_bench import address, form_of


def test_what_was_sent_back_says_why_and_is_handed_in_again(guarded):
    group = LanguageGroup.objects.get(locale=locale("ar")).group
    group.permissions.remove(Permission.objects.get(codename="publish_translations"))
    arabic, bench = guarded.client("arabic"), address(guarded.page("circle"), "ar")
    data, _by_path = form_of(arabic.get(bench))
    arabic.post(bench, {**data, "do": "ready"})
    review = guarded.page("circle", "ar").current_workflow_task_state
    review.reject(user=account("editor"), comment="كلمة أخرى من فضلك.")

    assert "كلمة أخرى من فضلك." in arabic.get(bench).content.decode()
    told = arabic.post(bench, {**data, "do": "ready"}, follow=True).content.decode()

    assert "Handed in for review" in told
    assert guarded.page("circle", "ar").workflow_in_progress
    assert "كلمة أخرى من فضلك." not in arabic.get(bench).content.decode()
