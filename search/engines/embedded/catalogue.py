"""What each work is filed under, held in memory as sets of bits: one bit a work.

Counting a facet is then an AND and a count of ones. The catalogue follows the file by its
generation: only works that changed since are read again. Memory: one bit per work and value.
"""

import json
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from search.engines.embedded import schema

#: (facet, value)
Filing = tuple[str, str]


@dataclass(slots=True)
class Catalogue:
    """Sets of work numbers, each an integer whose ones are its members."""

    generation: int = -1
    live: int = 0
    bits: dict[Filing, int] = field(default_factory=dict)
    filings: dict[int, tuple[Filing, ...]] = field(default_factory=dict)
    priors: dict[int, float] = field(default_factory=dict)
    #: All works in some order, made when it is first asked for.
    orders: dict[object, list[int]] = field(default_factory=dict)

    def chosen(self, facet: str, values: Iterable[str]) -> int:
        """Works that have any of these values."""
        found = 0
        for value in values:
            found |= self.bits.get((facet, value), 0)
        return found


def bits_of(works: Iterable[int], size: int) -> int:
    """The set of these work numbers; `size` is the largest number there can be."""
    flags = bytearray(size // 8 + 1)
    for work in works:
        flags[work >> 3] |= 1 << (work & 7)
    return int.from_bytes(flags, "little")


def members(works: int) -> list[int]:
    """The work numbers in a set, ascending."""
    flags = works.to_bytes(works.bit_length() // 8 + 1, "little")
    return [
        (at << 3) + bit
        for at, byte in enumerate(flags)
        if byte
        for bit in range(8)
        if byte >> bit & 1
    ]


class Catalogues:
    """The catalogue of a file, kept up to date for all threads of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._identity = ""
        self._catalogue = Catalogue()

    def of(self, connection: sqlite3.Connection) -> Catalogue:
        """As of the connection's moment or a little later; reads only what changed."""
        meta = schema.meta(connection)
        identity, generation = meta["identity"], int(meta["generation"])
        with self._lock:
            if identity != self._identity:
                self._catalogue, self._identity = Catalogue(), identity
            if generation > self._catalogue.generation:
                self._catalogue = _updated(self._catalogue, connection, generation)
            return self._catalogue


def _updated(old: Catalogue, connection: sqlite3.Connection, generation: int) -> Catalogue:
    """A new catalogue: whoever still counts with the old one is not disturbed."""
    rows = connection.execute(
        "SELECT id, facets, prior, gone FROM work WHERE generation > ?",
        (old.generation,),
    ).fetchall()
    new = Catalogue(generation, old.live, dict(old.bits), dict(old.filings), dict(old.priors))
    _take_out(new, [row[0] for row in rows])
    _put_in(new, [row for row in rows if not row[3]])
    return new


def _take_out(catalogue: Catalogue, works: list[int]) -> None:
    for work in works:
        for filing in catalogue.filings.pop(work, ()):
            catalogue.bits[filing] &= ~(1 << work)
        catalogue.live &= ~(1 << work)
        catalogue.priors.pop(work, None)


def _put_in(catalogue: Catalogue, rows: list[tuple]) -> None:
    size = max((row[0] for row in rows), default=0)
    members_of: Mapping[Filing, list[int]] = defaultdict(list)
    same: dict[Filing, Filing] = {}
    for work, facets, prior, _gone in rows:
        filings = [(name, value) for name, values in json.loads(facets).items() for value in values]
        # Equal pairs are one object: a hundred thousand works share a few hundred of them.
        catalogue.filings[work] = tuple(same.setdefault(filing, filing) for filing in filings)
        for filing in catalogue.filings[work]:
            members_of[filing].append(work)
        if prior:
            catalogue.priors[work] = prior
    catalogue.live |= bits_of((row[0] for row in rows), size)
    for filing, works in members_of.items():
        catalogue.bits[filing] = catalogue.bits.get(filing, 0) | bits_of(works, size)
