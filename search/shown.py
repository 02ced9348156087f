"""What the search page shows, as plain data: the contract of its templates.

Every label is in the reader's language and every address is finished.
"""

from dataclasses import dataclass

from search.contract import Excerpt
from search.form import Mistake


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: its words and its count."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow: `shown` at once, `more` when asked for."""

    name: str
    label: str
    shown: tuple[Value, ...]
    more: tuple[Value, ...]
    chosen: int


@dataclass(frozen=True, slots=True)
class Found:
    """A hit in words: where it leads, what it is, which version is shown and which matched."""

    key: str
    title: str
    address: str
    kind: str
    kind_label: str
    language: str
    in_other_language: bool
    #: The language of the text behind the title, which may have come alone.
    text_language: str
    #: What it is about: the piece with the words where this version has them, else how it begins.
    text: Excerpt
    #: The piece with the words in the version that has them, where that isn't the one shown.
    elsewhere: Excerpt | None
    matched_language: str
    matched_name: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen value, and the results without it."""

    facet: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class WayOn:
    """Where to go when nothing was found: a sentence with a link, and what it leads to."""

    label: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """All that the search page shows."""

    words: str
    action: str
    #: Whether anything narrows the results: words or a choice.
    is_asked: bool
    hits: tuple[Found, ...]
    total: int
    first: int
    page: int
    pages: int
    previous: str
    following: str
    facets: tuple[Facet, ...]
    chips: tuple[Chip, ...]
    without_choices: str
    orders: tuple[Value, ...]
    mistakes: tuple[Mistake, ...]
    relaxed: bool
    degraded: bool
    engine: str
    spelling: str
    spelling_address: str
    ways_on: tuple[WayOn, ...]
    #: What editors put first for these words; not among the hits then.
    picks: tuple[Found, ...] = ()
