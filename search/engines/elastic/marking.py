"""Where Elasticsearch says that a text matched, as places in it.

It marks by signs that no text of ours has; what comes out is a text and spans, never HTML.
"""

from collections.abc import Iterable

from search.contract import Excerpt

#: Of Unicode's private signs, which mean nothing anywhere.
OPENS, CLOSES = "\ue000", "\ue001"
_NO_MARKS = str.maketrans({OPENS: None, CLOSES: None})


def without_marks(text: str) -> str:
    """A text in which no sign can be taken for a mark."""
    return text.translate(_NO_MARKS)


def excerpt_of(marked: str) -> Excerpt:
    """The text without its marks, and what stood between them."""
    text, spans = "", []
    first, *rest = marked.replace("\n", " ").split(OPENS)
    text = first
    for piece in rest:
        word, _, after = piece.partition(CLOSES)
        spans.append((len(text), len(text) + len(word)))
        text += word + after
    return Excerpt(text, tuple(_joined(spans)))


def words_marked(excerpt: Excerpt) -> int:
    """How many different words are marked."""
    return len({excerpt.text[start:end].lower() for start, end in excerpt.spans})


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Marks that touch or overlap, as pieces of words without spaces do, become one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
