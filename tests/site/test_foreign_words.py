"""A page never mixes languages unmarked: words of the source say which language they are in."""

import pytest

from tests import factories, samples
from tests.patterns.editing import set_stream, stream
from tests.site.shown import shown
from tests.worlds import translated


@pytest.fixture
def arabic(world):
    """The Arabic page of `round` after its English source got a new step."""
    round_ = world.page("round")
    first, *rest = stream(round_, "steps")
    new = {"type": "step", "id": "new", "value": {
        **first["value"], "title": "Rest & <listen>", "say": "Sit.\n\nWait.", "minutes": 1,
        "instruction": "<p>Say <b>nothing</b>.</p>", "output": "",
    }}  # fmt: skip
    set_stream(round_, "steps", [first, new, *rest])
    round_.save_revision().publish()
    return shown("/ar/techniques/round/").soup


def test_a_new_block_says_that_it_is_in_the_source_s_language(arabic):
    step = arabic.select_one("#step-2")

    marked = {tuple(el.get_text(" ").split()): (el["lang"], el["dir"])
              for el in step.select("[lang=en]")}  # fmt: skip
    assert marked == {
        ("Rest", "&", "<listen>"): ("en", "ltr"),
        ("Say", "nothing", "."): ("en", "ltr"),
        ("Sit.", "Wait."): ("en", "ltr"),
    }
    assert step.find("b").get_text() == "nothing"


def test_words_that_are_translated_aren_t_marked(arabic):
    assert not arabic.select_one("#step-1").select("[lang=en]")


def test_a_source_marks_nothing(world):
    assert not shown("/en/techniques/round/").soup.select(".run [lang]")


def test_every_kind_of_block_can_be_marked(world):
    page = samples.full(factories.section("Everything in it"))
    page.save_revision().publish()
    arabic = translated(page, "ar")
    set_stream(arabic, "body", stream(page, "body"))
    type(arabic).objects.filter(pk=arabic.pk).update(body=arabic.body)

    page = shown(arabic.address)

    assert page.status == 200
    assert "<span" not in page.text()
    assert page.soup.select(".body [lang=en]")
