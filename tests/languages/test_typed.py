"""What stands in a field is what is kept, as people type it; seals open for their own place."""

import pytest

from patterns.languages.bench import label_of
from patterns.languages.typed import differences, seal, to_keep, to_type, unseal
from patterns.models import PatternPage


def test_headings_are_what_editors_call_a_place():
    assert label_of(PatternPage, "problem") == "Problem"
    assert label_of(PatternPage, "links.link.reason").startswith("Links to other patterns: ")


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Food &amp; water", "Food & water"), ("one<br/>two", "one\ntwo"), ("a &lt; b", "a &lt; b"),
        ("&amp;lt;", "&amp;lt;"), ('See <a id="a1">it</a>', 'See <a id="a1">it</a>'),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_what_is_kept(kept, typed):
    assert to_type(kept) == typed
    assert to_keep(typed) == kept


def test_a_seal_opens_for_its_own_place_only():
    sealed = seal("1-2-3", "kept", "shown")

    assert unseal("1-2-3", sealed)
    assert unseal("1-2-4", sealed) is None
    assert unseal("1-2-3", "nonsense") is None


def test_differences_put_together_are_both_texts():
    found = differences("Sit and ask.", "Stand and ask!")

    assert "".join(piece for what, piece in found if what != "new") == "Sit and ask."
    assert "".join(piece for what, piece in found if what != "gone") == "Stand and ask!"
