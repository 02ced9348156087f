"""Old revisions, schedules and reverting: words come back, facts are today's."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from patterns.models import PatternPage, Relation
from patterns.models.facts import raw
from tests.patterns import editing

YESTERDAY = timezone.now() - datetime.timedelta(days=1)


def links(page):
    return raw(page, PatternPage._meta.get_field("links"))


def test_a_scheduled_translation_goes_live_with_today_s_facts(world):
    spanish = world.page("circle", "es")
    spanish.problem = "Programado"
    revision = spanish.save_revision(approved_go_live_at=YESTERDAY)
    circle = world.page("circle")
    circle.status = "established"
    circle.save_revision().publish()

    call_command("publish_scheduled")

    spanish = world.page("circle", "es")
    assert spanish.live_revision == revision
    assert (spanish.problem, spanish.status) == ("Programado", "established")


def test_one_refused_page_doesn_t_keep_the_others_from_their_time(world):
    circle, garden = world.page("circle"), world.page("garden")
    circle.problem = ""
    circle.save_revision(approved_go_live_at=YESTERDAY)
    garden.problem = "On time"
    garden.save_revision(approved_go_live_at=YESTERDAY + datetime.timedelta(hours=1))

    with pytest.raises(CommandError, match="Not published: 1"):
        call_command("publish_scheduled")

    assert world.page("garden").problem == "On time"
    assert world.page("circle").problem


def test_what_expires_leaves_relations_at_its_time(world):
    PatternPage.objects.filter(slug="garden").update(expire_at=YESTERDAY)

    call_command("publish_scheduled")

    assert not world.page("garden").live
    assert not Relation.objects.filter(source=world.key("garden")).exists()


def test_the_dry_run_of_the_schedule_changes_nothing(world):
    PatternPage.objects.filter(slug="garden").update(expire_at=YESTERDAY)

    call_command("publish_scheduled", "--dryrun")

    assert world.page("garden").live


def test_publishing_an_older_revision_brings_links_and_their_translations_back(world):
    circle = world.page("circle")
    before = circle.save_revision()
    before.publish()
    circle = world.page("circle")
    circle.links = []
    circle.save_revision().publish()
    assert not links(world.page("circle", "ar"))

    before.publish()

    row = Relation.objects.get(source=circle.translation_key)
    assert str(row.target_id) == world.key("asamblea")
    assert links(world.page("circle", "ar"))[0]["value"]["target"] == world.key("asamblea")
    assert row.texts["en"] == "The assembly decides"


def test_a_removed_link_comes_back_by_reverting_in_the_editor(world):
    editor = world.client("editor")
    circle = world.page("circle")
    before = circle.save_revision()
    circle.links = []
    circle.save_revision().publish()

    address = reverse("wagtailadmin_pages:revisions_revert", args=[circle.pk, before.pk])
    form = editor.get(address).context["form"]
    answer = editing.submit(editor, before.as_object(), publish=True, revision=str(before.pk))

    assert form.instance.links[0].value["target"] == world.key("asamblea")
    assert not editing.errors_of(answer)
    assert Relation.objects.get(source=circle.translation_key).kind == "leads_to"


def test_words_of_a_step_return_with_an_old_revision_of_a_translation(world):
    arabic = world.page("round", "ar")
    before = arabic.save_revision()
    round_ = world.page("round")
    steps = raw(round_, round_._meta.get_field("steps"))
    steps[0]["value"]["minutes"] = 15
    round_.steps = round_._meta.get_field("steps").stream_block.to_python(steps)
    round_.save_revision().publish()
    arabic = world.page("round", "ar")
    arabic.invitation = "غير ذلك"
    arabic.save_revision().publish()

    before.publish()

    arabic = world.page("round", "ar")
    assert arabic.invitation != "غير ذلك"
    assert arabic.step_minutes == 35
