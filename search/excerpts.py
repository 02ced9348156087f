"""The piece of a text that says why it was found, and what to mark in it.

Knows the language chain, no engine: both engines' results are marked by this one function. What
comes out is text and places in it, never HTML.
"""

from collections.abc import Collection, Iterable, Mapping

from search.contract import Excerpt
from search.languages import Chain

LENGTH = 200
_BEFORE = 40
_CUT = "…"

Place = tuple[int, int, str]


def excerpt(
    texts: Iterable[str],
    stems: Collection[str],
    chain: Chain,
    forms: Mapping[str, str] | None = None,
) -> Excerpt:
    """The best piece of the first text that has the most of the words; the first text without.

    An engine that knows how the words are written in its texts gives their `forms`, with the stem
    of each.
    """
    shown = [text.replace("\n", " ") for text in texts if text.strip()]
    best, most = Excerpt(""), 0
    for text in shown:
        if most == len(stems):
            break
        places = chain.places(text, stems) if forms is None else chain.places_of(text, forms)
        window = _best_window(places)
        told = len({stem for _, _, stem in window})
        if told > most:
            best, most = _cut(text, window), told
    if most == 0 and shown:
        return _cut(shown[0], [])
    return best


def _best_window(places: list[Place]) -> list[Place]:
    """The run of places, no longer than an excerpt, with the most different words."""
    best: list[Place] = []
    best_worth, first = (0, 0), 0
    for last in range(len(places)):
        while first < last and places[last][1] - places[first][0] > LENGTH - _BEFORE:
            first += 1
        window = places[first : last + 1]
        worth = (len({stem for _, _, stem in window}), len(window))
        if worth > best_worth:
            best, best_worth = window, worth
    return best


def _cut(text: str, window: list[Place]) -> Excerpt:
    start = _word_start(text, window[0][0] - _BEFORE) if window else 0
    end = max(_word_end(text, start + LENGTH), window[-1][1] if window else 0)
    before = _CUT if start else ""
    piece = before + text[start:end].rstrip() + (_CUT if end < len(text) else "")
    shift = len(before) - start
    return Excerpt(piece, _joined((a + shift, b + shift) for a, b, _ in window))


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    space = text.find(" ", at, at + _BEFORE)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - _BEFORE, at)
    return space if space >= 0 else at


def _joined(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order; those that overlap, as grams do, become one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
