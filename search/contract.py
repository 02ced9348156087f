"""What search speaks about: plain data, and what an engine owes.

Knows neither database nor web. A record describes a work; a query asks; results answer in keys,
which `find` turns into words for readers. Nothing in here is ever HTML.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Version:
    """A work in one language, as readers may find it.

    `names` are the title and what else it is called; `lead` says what it is about; `body` is the
    rest. A short one is no version that can be read: it has names and a lead only, in a language
    the work isn't translated into, and leads to the text in another one.
    """

    language: str
    title: str
    address: str
    names: tuple[str, ...] = ()
    lead: str = ""
    body: str = ""
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A work with all its public versions, its source first, short ones last; always made whole."""

    key: str
    kind: str
    versions: tuple[Version, ...]
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: What it is filed under, in words, by language; also in languages it has no version in.
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: How much more or less it counts than its words say: a tenth more at the most, for what all
    #: else leads to; less than half for what only explains a word.
    prior: float = 0.0
    #: When it was last published, as ISO 8601; newest first sorts by it.
    changed: str = ""

    @property
    def digest(self) -> str:
        """Two records with the same digest are found by the same words and facets.

        Without the prior: it is about other works' links, and only tips the scales.
        """
        versions = [
            (v.language, v.title, v.address, v.names, v.lead, v.body, v.is_short)
            for v in self.versions
        ]
        filed = (sorted(self.facets.items()), sorted(self.labels.items()))
        content = json.dumps([self.kind, versions, filed, self.changed])
        return hashlib.sha256(content.encode()).hexdigest()[:20]


class Order(StrEnum):
    """How results are ordered."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Also:
    """Another wording for some of the words of a query, in one language's versions.

    Where a version has it (as a phrase, if it is several words), it counts as if it had `words`,
    and `weight` says how much of their worth.
    """

    words: tuple[str, ...]
    language: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody asks. `languages` is the reader's own first, then those they fall back to."""

    words: str = ""
    languages: tuple[str, ...] = ("en",)
    #: Chosen values: any of them inside a facet, all facets together.
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    order: Order = Order.RELEVANCE
    page: int = 1
    size: int = 20
    #: What its words could be written as besides; `find` fills it in.
    also: tuple[Also, ...] = ()
    #: Which of its words editors use, though no work may have them; `find` fills it in.
    known: frozenset[str] = frozenset()

    @property
    def language(self) -> str:
        return self.languages[0]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text and which parts of it to mark, as [start, end) in characters."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A work as found: shown in the reader's best language, matched in perhaps another one."""

    key: str
    kind: str
    title: str
    address: str
    language: str
    lead: str = ""
    #: The language its text is in, where title and lead are those of a short version.
    text_language: str = ""
    #: The language whose version matched best; empty when nothing was asked in words.
    matched: str = ""
    excerpt: Excerpt = Excerpt("")


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many works of the results have a value, under the choices in all other facets."""

    value: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """An engine's answer: one page of hits, and counts over all of them."""

    hits: tuple[Hit, ...]
    total: int
    engine: str
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    #: Fewer words matched than the rule asks for.
    relaxed: bool = False
    #: The query in the nearest spelling that the library has; empty when there is none.
    spelling: str = ""
    #: Something may be missing from this answer, and readers are told.
    degraded: bool = False
    #: The engine that should have answered and didn't; empty where it did.
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that begins like what is being typed.

    It leads to the work of that name; the label of a concept has no key and leads to a search.
    """

    text: str
    language: str
    key: str = ""
    kind: str = ""
    title: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """How an engine is: `sentence` says it to a person."""

    engine: str
    is_well: bool
    works: int
    sentence: str
    #: The word of `EngineUnavailable` where it can't answer.
    reason: str = ""


class EngineUnavailable(Exception):  # noqa: N818 - what happened, not an error of the caller
    """The engine can't answer now: `reason` is a word for machines, the message for people."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


#: Reasons that an index made anew puts right.
MISSING, DAMAGED, OLDER = "missing", "damaged", "older"
CURED_BY_REBUILD = frozenset({MISSING, DAMAGED, OLDER})
#: Somebody else makes an index there.
BUILDING = "building"


class SearchEngine(Protocol):
    """What every engine does. Each method may raise `EngineUnavailable`, and nothing else."""

    name: str

    def write(self, records: Iterable[Record], gone: Iterable[str] = ()) -> int:
        """Put records in place of what was kept, forget those gone; how many works changed."""

    def search(self, query: Query) -> Results:
        """One page of what was asked for."""

    def suggest(
        self, words: str, languages: tuple[str, ...], limit: int = 8
    ) -> tuple[Suggestion, ...]:
        """Names that begin with these words, the reader's language first."""

    def related(self, key: str, languages: tuple[str, ...], limit: int = 4) -> tuple[Hit, ...]:
        """Works that tell of much the same; never the work itself."""

    def facet_values(self) -> Mapping[str, tuple[str, ...]]:
        """The values that works have, by facet."""

    def digests(self) -> Iterator[tuple[str, str]]:
        """Every work's key and the digest of its record, ordered by key."""

    def health(self) -> Health:
        """How the engine is; the one method that never raises."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of works that were to go into an index: they are in it, but for these."""

    #: Something newer is there already; what is in the database has to be read again.
    late: frozenset[str] = frozenset()
    #: The engine won't have them; by key, in its own words.
    refused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of a whole library that was to go into a new index."""

    works: int
    #: As of `Written`.
    refused: Mapping[str, str] = field(default_factory=dict)


#: Puts records in, takes keys out, all as of this number: whatever was written under a higher one
#: stays.
Write = Callable[[Iterable[Record], Iterable[str], int], Written]


class Indexes(Protocol):
    """Where an engine keeps its indexes: one that readers meet, the one before, one in the making.

    An index's name is like no other's anywhere: the outbox notes changes under it. Each method may
    raise `EngineUnavailable`, and nothing else.
    """

    engine: SearchEngine
    #: The machine and path, or the server without its password; says it to a person, too.
    place: str
    #: Whether several machines write to it, so that numbers say whose state is newer.
    is_shared: bool

    def serving(self) -> str:
        """The name of the index that readers meet."""

    def new_name(self) -> str:
        """The name of an index yet to be made."""

    def fill(self, name: str, records: Iterable[Record], number: int) -> Filled:
        """Make the index of this name with all these records."""

    def put_in_place(self, name: str) -> None:
        """From here on readers meet this index; the one they met is kept."""

    def is_usable(self, name: str) -> bool:
        """Whether there is an index of this name that readers could meet."""

    def drop(self, name: str) -> None:
        """Delete the index of this name, if there is one."""

    def writing(self, name: str) -> AbstractContextManager[Write]:
        """To write into an index; what is written was read while this was open."""

    def alone(self, keep: Collection[str]) -> AbstractContextManager[None]:
        """Nobody else on this machine makes an index meanwhile; leftovers but these are gone."""
