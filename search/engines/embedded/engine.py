"""The embedded engine: search in one file beside the data, without a server.

Puts the parts of this folder together to keep what `contract.SearchEngine` promises. Whatever is
wrong with the file comes out as `EngineUnavailable`.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from search.contract import EngineUnavailable, Health, Hit, Query, Record, Results, Suggestion
from search.engines.embedded import facets, schema
from search.engines.embedded.catalogue import Catalogues, bits_of
from search.engines.embedded.file import IndexFile
from search.engines.embedded.hits import hits
from search.engines.embedded.ordering import page_of
from search.engines.embedded.relating import related
from search.engines.embedded.scoring import Matches, match
from search.engines.embedded.spelling import respelled
from search.engines.embedded.suggesting import suggestions
from search.engines.embedded.writing import write

#: With fewer works than this, a better spelling is looked for.
_FEW = 3


class EmbeddedEngine:
    """Search in one SQLite file."""

    name = "embedded"

    def __init__(self, path: Path) -> None:
        self.file = IndexFile(path)
        self._catalogues = Catalogues()

    def write(self, records: Iterable[Record], gone: Iterable[str] = ()) -> int:
        with self.file.writing() as connection:
            return write(connection, records, gone)

    def search(self, query: Query) -> Results:
        with self.file.reading() as connection:
            catalogue = self._catalogues.of(connection)
            if query.words.strip():
                matches = match(query, connection, catalogue.priors)
                size = max(matches.scores, default=0)
                found = bits_of(matches.scores, size) & catalogue.live
            else:
                matches, found = Matches({}, {}, {}), catalogue.live
            narrowed = facets.narrowed(catalogue, found, query.facets)
            page = page_of(connection, catalogue, narrowed, query, matches.scores)
            return Results(
                hits=hits(
                    connection, page, query.languages,
                    {work: matches.language(work) for work in page if work in matches.scores},
                    matches.stems,
                ),
                total=narrowed.bit_count(),
                engine=self.name,
                facets=facets.counts(catalogue, found, query.facets),
                relaxed=matches.relaxed,
                spelling=self._spelling(query, matches, connection, catalogue.priors),
            )  # fmt: skip

    def suggest(
        self, words: str, languages: tuple[str, ...], limit: int = 8
    ) -> tuple[Suggestion, ...]:
        with self.file.reading() as connection:
            return suggestions(connection, words, languages, limit)

    def related(self, key: str, languages: tuple[str, ...], limit: int = 4) -> tuple[Hit, ...]:
        with self.file.reading() as connection:
            works = related(connection, key, self._catalogues.of(connection), languages)
            return hits(connection, works[:limit], languages)

    def facet_values(self) -> dict[str, tuple[str, ...]]:
        with self.file.reading() as connection:
            catalogue = self._catalogues.of(connection)
        values: dict[str, list[str]] = {}
        for (facet, value), works in sorted(catalogue.bits.items()):
            if works:
                values.setdefault(facet, []).append(value)
        return {facet: tuple(found) for facet, found in values.items()}

    def digests(self) -> Iterator[tuple[str, str]]:
        with self.file.reading() as connection:
            yield from connection.execute(
                "SELECT key, digest FROM work WHERE NOT gone ORDER BY key"
            )

    def health(self) -> Health:
        try:
            with self.file.reading() as connection:
                sql = "SELECT count(*) FROM work WHERE NOT gone"
                (works,) = connection.execute(sql).fetchone()
        except EngineUnavailable as trouble:
            return Health(self.name, False, 0, str(trouble), trouble.reason)
        return Health(self.name, True, works, f"The search index holds {works} works.")

    def _spelling(
        self,
        query: Query,
        matches: Matches,
        connection: sqlite3.Connection,
        priors: Mapping[int, float],
    ) -> str:
        """A better spelling, offered only where few works were found and it finds more."""
        strict = 0 if matches.relaxed else len(matches.scores)
        if not query.words.strip() or strict >= _FEW:
            return ""
        known = schema.language_numbers(connection)
        languages = dict.fromkeys((*query.languages, *known))
        better = respelled(connection, query.words, tuple(languages), query.known)
        if not better:
            return ""
        again = match(Query(words=better, languages=query.languages), connection, priors)
        return better if _finds_more(again, matches) else ""


def _finds_more(one: Matches, other: Matches) -> bool:
    """More works, or works with more of the words."""
    if not one.scores:
        return False
    return len(one.scores) > len(other.scores) or one.most_words > other.most_words
