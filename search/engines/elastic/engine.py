"""The Elasticsearch engine: search in a cluster, for a library that has outgrown one machine.

Puts the parts of this folder together to keep what `contract.SearchEngine` promises. Whatever is
wrong with the server comes out as `EngineUnavailable`.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from search.contract import EngineUnavailable, Health, Hit, Query, Record, Results, Suggestion
from search.engines.elastic import answering, asking, counting, relating, spelling, suggesting
from search.engines.elastic import packages as es
from search.engines.elastic.client import (
    ASKING_HOW_IT_IS,
    READING,
    TENDING,
    WRITING,
    Client,
    Reader,
)
from search.engines.elastic.documents import COMPARED, document
from search.engines.elastic.mapping import shape
from search.engines.elastic.naming import Names, write_alias
from search.engines.elastic.server import Server
from search.engines.elastic.writing import Writing
from search.matching import enough_works
from search.words import MOST_CHARACTERS, plain_words

#: With fewer works than this, a better spelling is looked for.
_FEW = 3
_READ_AT_ONCE = 1000
_VALUES = 10_000


class ElasticEngine:
    """Search in one cluster."""

    name = "elasticsearch"

    def __init__(
        self,
        server: Server,
        languages: Sequence[str],
        facets: Sequence[str],
        reading: float = READING,
    ) -> None:
        self.client = Client(server, reading)
        self.languages, self.facets = tuple(languages), tuple(facets)
        self._prefix = server.prefix

    @cached_property
    def names(self) -> Names:
        return Names(self._prefix, shape(self.languages, self.facets))

    def write(self, records: Iterable[Record], gone: Iterable[str] = ()) -> int:
        with self.client.within(WRITING) as client:
            (index,) = client.indices.get_alias(name=self.names.read)
            writing = Writing(client, write_alias(index), self.client.place, time.time_ns())
            writing.write(self.changes(records, gone), refresh=True)
        return writing.changed

    def changes(
        self, records: Iterable[Record], gone: Iterable[str]
    ) -> Iterator[tuple[str, dict | None]]:
        """Records as documents, and what goes."""
        for record in records:
            yield record.key, document(record, self.languages, self.facets)
        for key in gone:
            yield key, None

    def search(self, query: Query) -> Results:
        with self.client.reader(self.names.read) as reader:
            answer = reader.ask(asking.search(query, self.languages, self.facets))
            relaxed, better = False, ""
            if query.words.strip():
                strict = counting.matched(answer)
                if strict < enough_works(self._most_words(query)):
                    looser = self._relaxed(reader, query)
                    if counting.matched(looser) > strict:
                        answer, relaxed = looser, True
                if strict < _FEW:
                    better = self._spelling(reader, query, strict, counting.matched(answer))
        return Results(
            hits=answering.hits(answer, query.languages),
            total=answering.total(answer),
            engine=self.name,
            facets=counting.facet_counts(answer, query.facets, self.facets),
            relaxed=relaxed,
            spelling=better,
        )

    def suggest(
        self, words: str, languages: tuple[str, ...], limit: int = 8
    ) -> tuple[Suggestion, ...]:
        typed = plain_words(words[:COMPARED], languages[0])[:COMPARED].strip()
        if not typed:
            return ()
        with self.client.reader(self.names.read) as reader:
            answer = reader.ask(suggesting.search(typed, languages, self.languages, limit))
        return suggesting.suggestions(answer, typed, languages, limit)

    def related(self, key: str, languages: tuple[str, ...], limit: int = 4) -> tuple[Hit, ...]:
        with self.client.reader(self.names.read) as reader:
            work = _first(reader.ask(_work(key)))
            if work is None:
                return ()
            answer = reader.ask(relating.search(key, work, languages, limit))
        return answering.hits(answer, languages)

    def facet_values(self) -> dict[str, tuple[str, ...]]:
        counted = es.Search()[:0]
        for name in self.facets:
            order = {"_key": "asc"}
            counted.aggs.bucket(name, "terms", field=f"facets.{name}", size=_VALUES, order=order)
        with self.client.reader(self.names.read) as reader:
            found = reader.ask(counted).get("aggregations", {})
        values = {name: [bucket["key"] for bucket in found[name]["buckets"]] for name in found}
        return {name: tuple(keys) for name, keys in sorted(values.items()) if keys}

    def digests(self) -> Iterator[tuple[str, str]]:
        page = es.Search().source(["key", "digest"]).sort("key")[:_READ_AT_ONCE]
        while True:
            with self.client.within(TENDING) as client:
                answer = client.search(index=self.names.read, body=page.to_dict())
            found = answer["hits"]["hits"]
            yield from ((each["_source"]["key"], each["_source"]["digest"]) for each in found)
            if len(found) < _READ_AT_ONCE:
                return
            page = page.extra(search_after=found[-1]["sort"])

    def health(self) -> Health:
        try:
            with self.client.within(ASKING_HOW_IT_IS) as client:
                works = client.count(index=self.names.read)["count"]
        except EngineUnavailable as trouble:
            return Health(self.name, False, 0, str(trouble), trouble.reason)
        sentence = f"The search index at {self.client.place} holds {works} works."
        return Health(self.name, True, works, sentence)

    def close(self) -> None:
        self.client.close()

    def _most_words(self, query: Query) -> int:
        each = asking.asked_in_each(query.words, self.languages)
        return max((words.count for words in each.values()), default=0)

    def _relaxed(self, reader: Reader, query: Query) -> dict:
        return reader.ask(asking.search(query, self.languages, self.facets, relaxed=True))

    def _spelling(self, reader: Reader, query: Query, strict: int, found: int) -> str:
        """A better spelling, offered only where it finds more."""
        known = [code for code in query.languages if code in self.languages]
        language = (*known, *self.languages)[0]
        words = spelling.words_of(query, language)
        if not words:
            return ""
        answer = reader.ask(spelling.search(words, language, self.languages))
        better = spelling.respelled(answer, query.words[:MOST_CHARACTERS], words, language)
        if not better:
            return ""
        counted = reader.ask(spelling.counting(replace(query, words=better), self.languages))
        counts = counted["aggregations"]
        finds = {name: counts[name]["doc_count"] for name in counts}
        more = finds[spelling.STRICTLY] > strict or finds[spelling.LOOSELY] > found
        return better if more else ""


def _work(key: str) -> es.Search:
    return es.Search().query("ids", values=[key]).source(["shown", "facets"])[:1]


def _first(answer: dict) -> dict | None:
    found = answer["hits"]["hits"]
    return found[0]["_source"] if found else None
