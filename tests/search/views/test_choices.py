"""Facets as checkboxes: what a label says is text, whatever it looks like."""

from search.shown import Facet, Value
from search.templatetags.finding import choices


def facet(name, *values):
    return Facet(name, "Label", values, (), 0)


def test_labels_and_values_are_escaped():
    shown = facet("topic", Value('"x', "<b>&", 3, False))

    assert choices(shown, shown.shown) == (
        '<label><input type="checkbox" form="search-form" name="topic" value="&quot;x">'
        '<bdi>&lt;b&gt;&amp;</bdi><span class="num">3</span></label>'
    )


def test_a_kind_has_its_drawing_and_its_label_is_escaped_too():
    shown = facet("kind", Value("pattern", "<b>", 3, False))
    (line,) = choices(shown, shown.shown).splitlines()

    assert 'data-kind="pattern"><svg' in line
    assert "&lt;b&gt;</span>" in line


def test_what_is_chosen_is_checked_and_what_has_no_work_is_said_to_have_none():
    shown = facet("topic", Value("a", "A", 0, True), Value("b", "B", 1, False))
    chosen, other = choices(shown, shown.shown).splitlines()

    assert chosen.startswith("<label data-none>")
    assert 'value="a" checked>' in chosen
    assert "data-none" not in other
    assert "checked" not in other.replace("checkbox", "")
