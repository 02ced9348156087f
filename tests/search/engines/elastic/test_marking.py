"""What the server marks comes out as text and places in it."""

import pytest

from search.engines.elastic.marking import CLOSES, OPENS, excerpt_of, words_marked


def marked(text):
    return excerpt_of(text.replace("[", OPENS).replace("]", CLOSES))


@pytest.mark.parametrize(
    ("text", "plain", "words"),
    [
        ("a [garden] of ours", "a garden of ours", ["garden"]),
        ("[one] and [two]", "one and two", ["one", "two"]),
        ("nothing", "nothing", []),
        ("[two][gether]", "twogether", ["twogether"]),
        ("first\nline [here]", "first line here", ["here"]),
        ("cut [off", "cut off", ["off"]),
        ("<b>[bold]</b>", "<b>bold</b>", ["bold"]),
    ],
)
def test_marks_become_places(text, plain, words):
    found = marked(text)

    assert found.text == plain
    assert [found.text[start:end] for start, end in found.spans] == words


def test_words_are_counted_once():
    assert words_marked(marked("[Town] and [town] and [hall]")) == 2
