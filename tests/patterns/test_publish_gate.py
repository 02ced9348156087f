"""The publish gate: whatever is missing keeps a page from readers, and never its draft."""

import pytest
from django.core.exceptions import ValidationError
from wagtail_localize.models import StringTranslation

from patterns.models.gate import lacks
from tests import factories, samples
from tests.patterns import editing
from tests.patterns.faults import LACKS
from tests.worlds import translation_of

each_lack = pytest.mark.parametrize(
    ("slug", "fault", "field", "message"), LACKS, ids=lambda v: getattr(v, "__name__", None)
)


@each_lack
def test_what_is_missing_keeps_a_page_from_readers_but_not_its_draft(
    world, slug, fault, field, message
):
    page, before = world.page(slug), world.page(slug)
    fault(page, world)

    assert any(lack.field == field and message in lack.message for lack in lacks(page))
    revision = page.save_revision()
    with pytest.raises(ValidationError) as refusal:
        revision.publish()

    assert any(message in word for word in refusal.value.message_dict[field])
    row = type(page).objects.get(pk=page.pk)
    assert samples.facts_of(row) == samples.facts_of(before)
    assert row.live
    assert row.latest_revision == revision


@pytest.mark.parametrize(
    ("slug", "fault", "field", "message"),
    LACKS[::5] + LACKS[-14:-1],
    ids=lambda v: getattr(v, "__name__", None),
)
def test_the_publish_button_lists_what_is_missing_and_loses_nothing(
    world, slug, fault, field, message
):
    page = world.page(slug)
    page.also_known_as = "What somebody typed"
    fault(page, world)

    answer = editing.submit(world.client("editor"), page, publish=True)

    assert answer.status_code == 200
    assert any(message in word for word in editing.errors_of(answer)[field])
    assert answer.context["form"].instance.also_known_as == "What somebody typed"
    assert world.page(slug).live


def test_the_form_lists_what_a_draft_still_needs(world):
    page = factories.pattern("Unfinished", draft=True, problem="", grid_cells=[])
    address = f"/admin/pages/{page.pk}/edit/"

    shown = world.client("editor").get(address).content.decode()

    assert "Problem is missing. Fill it in." in shown
    assert "Cells of the grid is missing. Fill it in." in shown


def test_a_translation_goes_live_only_with_its_title_summary_and_prose(world):
    french = world.page("circle", "fr")
    french.problem = ""
    StringTranslation.objects.filter(context__path="solution", locale=french.locale).delete()
    french.solution = world.page("circle").solution

    with pytest.raises(ValidationError) as refusal:
        french.save_revision().publish()

    assert refusal.value.message_dict == {
        "problem": ["Problem isn't translated yet."],
        "solution": ["Therefore is still in the language it is translated from. Translate it."],
    }
    assert not world.page("circle", "fr").live


def test_words_left_as_they_are_on_purpose_can_go_live(world):
    """A translator who enters the same word has said that it stays."""
    translation = translation_of(world.page("circle"), "fr")
    title = StringTranslation.objects.get(
        context__path="title", locale=translation.target_locale,
        context__object_id=world.key("circle"),
    )  # fmt: skip
    title.data = "Circle"
    title.save()

    translation.save_target(publish=True)

    assert world.page("circle", "fr").title == "Circle"
    assert world.page("circle", "fr").live


def test_a_translation_waits_for_its_source(world):
    page = factories.pattern("Not yet", slug="not-yet", draft=True)
    editor = world.client("editor")
    editing.submit_for_translation(editor, page, "es")
    spanish = world.page("not-yet", "es")

    answer = editing.publish_translation(editor, spanish)

    assert answer.status_code == 302
    assert not world.page("not-yet", "es").live
