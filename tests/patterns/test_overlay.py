"""Facts laid over words, block by block: what happens where the two don't match."""

from wagtail import blocks

from patterns.blocks.tables import TableBlock
from patterns.blocks.words import LineBlock
from patterns.models import SectionPage, TechniquePage
from patterns.overlay import overlay, prose_leaves

BODY = SectionPage._meta.get_field("body").stream_block
STEPS = TechniquePage._meta.get_field("steps").stream_block


def step(pk, minutes, title):
    return {"type": "step", "id": pk, "value": {"title": title, "minutes": minutes}}


def table(*rows):
    return {"caption": "What it shows", "rows": [list(row) for row in rows]}


def test_numbers_come_from_the_source_and_words_stay():
    laid = overlay(STEPS, [step("1", 10, "Gather")], [step("1", 999, "Reunirse")])

    assert laid == [step("1", 10, "Reunirse")]


def test_a_new_step_shows_the_words_of_the_source():
    laid = overlay(STEPS, [step("1", 10, "Gather"), step("2", 5, "Close")], [step("1", 9, "Junta")])

    assert laid == [step("1", 10, "Junta"), step("2", 5, "Close")]


def test_a_block_that_became_another_type_starts_anew():
    source = [{"type": "question", "id": "1", "value": "Who decides?"}]
    own = [{"type": "text", "id": "1", "value": "<p>Antes</p>"}]

    assert overlay(BODY, source, own) == source


def test_words_the_source_has_cleared_are_cleared():
    source = [{"type": "quote", "id": "1", "value": {"quote": "", "attribution": "Ada"}}]
    own = [{"type": "quote", "id": "1", "value": {"quote": "Palabras", "attribution": "Ada"}}]

    assert overlay(BODY, source, own)[0]["value"]["quote"] == ""


def test_a_table_of_another_shape_is_the_source_s():
    source = table(("Who", "What"), ("Council", "Water"))

    same = overlay(TableBlock(), source, table(("Quién", "Qué"), ("Ayuntamiento", "")))
    other = overlay(TableBlock(), source, table(("Quién", "Qué")))

    assert same["rows"] == [["Quién", "Qué"], ["Ayuntamiento", "Water"]]
    assert other["rows"] == source["rows"]


def test_a_block_nobody_knows_is_a_fact():
    class Row(blocks.StructBlock):
        words = LineBlock()
        colour = blocks.FieldBlock()

    laid = overlay(Row(), {"words": "a", "colour": "red"}, {"words": "b", "colour": "blue"})

    assert laid == {"words": "b", "colour": "red"}


def test_what_an_older_release_left_in_a_block_is_kept():
    source = [{"type": "gone", "id": "1", "value": {"anything": 1}}]

    assert overlay(BODY, source, []) == source


def test_leaves_are_named_as_translators_tools_name_them():
    value = [{"type": "table", "id": "9", "value": table(("Who",), ("Council",))}]

    assert list(prose_leaves(BODY, value, "body")) == [
        ("body.9.caption", "What it shows"), ("body.9.rows.0-0", "Who"),
        ("body.9.rows.1-0", "Council"),
    ]  # fmt: skip
