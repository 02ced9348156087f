"""Where the words of a text are, in any script.

Knows letters, digits, marks and apostrophes, and which scripts put no spaces between words: a run
of those is cut into overlapping grams, so that any part of it is found. Knows no language.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

APOSTROPHES = "'’ʼ"

# Han, kana and hangul words are mostly two signs long; the syllables of Thai, Lao, Burmese and
# Khmer take two or three.
_TWO = (
    "\u1100-\u11ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f"
)
_THREE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"


def _marks() -> str:
    """Every combining mark: Python's `\\w` leaves them out, and Hindi would fall to pieces."""
    codes = [c for c in range(0x300, 0x10000) if unicodedata.category(chr(c)).startswith("M")]
    ranges, start = [], codes[0]
    for before, code in zip(codes, [*codes[1:], sys.maxunicode], strict=True):
        if code != before + 1:
            ranges.append(f"{chr(start)}-{chr(before)}")
            start = code
    return "".join(ranges)


_MARKS = _marks()
# Letters run as far as they can before marks are looked for: most words have none.
_LETTERS = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"
WORD = re.compile(rf"{_LETTERS}(?:[{APOSTROPHES}]{_LETTERS})*")
_GRAM_SIGN = re.compile(f"[{_TWO}{_THREE}]")
_GRAMS = re.compile(rf"(?P<two>[{_TWO}]+)|(?P<three>[{_THREE}]+)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in a text; `is_gram` where it was cut from a run without spaces."""

    start: int
    end: int
    text: str
    is_gram: bool = False


def has_grams(text: str) -> bool:
    # Every text is asked; looking for one sign is many times quicker than looking for a run.
    return not text.isascii() and _GRAM_SIGN.search(text) is not None


def is_inside_word(sign: str) -> bool:
    """Whether a word goes on with this sign; an apostrophe may end one."""
    return sign.isalnum() or (not sign.isascii() and unicodedata.category(sign).startswith("M"))


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order; one pass."""
    gram_script = has_grams(text)
    for match in WORD.finditer(text):
        if gram_script and has_grams(match.group()):
            yield from _pieces(match.group(), match.start())
        else:
            yield Word(match.start(), match.end(), match.group())


def _pieces(text: str, start: int) -> Iterator[Word]:
    """A run of mixed scripts: grams where no spaces are written, whole words between them."""
    at = 0
    for run in _GRAMS.finditer(text):
        if run.start() > at:
            yield Word(start + at, start + run.start(), text[at : run.start()])
        size = 2 if run.group("two") else 3
        yield from _grams(run.group(), start + run.start(), size)
        at = run.end()
    if at < len(text):
        yield Word(start + at, start + len(text), text[at:])


def _grams(run: str, start: int, size: int) -> Iterator[Word]:
    # The short grams at the end make every sign the beginning of some gram.
    for at in range(len(run)):
        piece = run[at : at + size]
        yield Word(start + at, start + at + len(piece), piece, is_gram=True)
