"""How well an engine finds what it should, measured on a collection with known answers.

A collection is a folder with `corpus.jsonl` (`_id`, `language`, `title`, `text`; rows that share
an `_id` are translations of one work), `queries.jsonl` (`_id`, `language`, `text`) and `qrels.tsv`
(query, work, grade; a heading first). It is read into an index of its own, which goes afterwards.
"""

import json
import math
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from search.contract import EngineUnavailable, Query, Record, SearchEngine, Version
from search.engines import elastic_server
from search.engines.embedded.building import Building
from search.engines.embedded.engine import EmbeddedEngine

_LOOKED_AT = 10
NO_SERVER = "no server"


class NotACollection(Exception):  # noqa: N818 - the message says what is wrong with the folder
    """A folder that isn't a collection: which file and line, and what is expected."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Works, questions, and the graded works that answer each question."""

    records: list[Record]
    questions: list[tuple[str, str, str]]
    answers: Mapping[str, Mapping[str, int]]


@dataclass(slots=True)
class Measures:
    """What was measured for one language, or for all."""

    gains: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    without_hit: int = 0

    def summary(self) -> dict[str, float]:
        asked = len(self.gains)
        return {
            "queries": asked,
            "ndcg@10": _rounded(sum(self.gains) / asked if asked else 0),
            "recall@10": _rounded(sum(self.recalls) / asked if asked else 0),
            "without_hit": _rounded(self.without_hit / asked if asked else 0),
            "p50_ms": _rounded(_percentile(self.seconds, 50) * 1000, 2),
            "p95_ms": _rounded(_percentile(self.seconds, 95) * 1000, 2),
        }


def evaluate(folder: Path, engine: str = "embedded") -> dict[str, object]:
    """Measure an engine on the collection in a folder."""
    collection = read_collection(folder)
    overall, by_language = Measures(), defaultdict(Measures)
    with ENGINES[engine](collection.records) as made:
        for question, language, text in collection.questions:
            right = collection.answers.get(question, {})
            if right:
                _ask(made, language, text, right, (overall, by_language[language]))
    languages = {code: measures.summary() for code, measures in sorted(by_language.items())}
    summary = overall.summary()
    return {"engine": engine, "works": len(collection.records), **summary, "languages": languages}


def read_collection(folder: Path) -> Collection:
    works: dict[str, list[Version]] = defaultdict(list)
    for row in _rows(folder / "corpus.jsonl", "_id", "language", "title", "text"):
        title = row["title"]
        address = f"/{row['language']}/{row['_id']}/"
        # A work without a title is shown by how it begins.
        shown = title or row["text"][:80] or row["_id"]
        names = (title,) if title else ()
        works[row["_id"]].append(Version(row["language"], shown, address, names, body=row["text"]))
    questions = [
        (row["_id"], row["language"], row["text"])
        for row in _rows(folder / "queries.jsonl", "_id", "language", "text")
    ]
    records = [
        Record(key, "page", tuple(versions), facets={"kind": ("page",)})
        for key, versions in works.items()
    ]
    return Collection(records, questions, _answers(folder / "qrels.tsv"))


@contextmanager
def _embedded(records: Sequence[Record]) -> Iterator[SearchEngine]:
    with tempfile.TemporaryDirectory(prefix="search-evaluate-") as folder:
        building = Building(Path(folder) / "index.sqlite3")
        building.fill(records)
        building.put_in_place()
        engine = EmbeddedEngine(building.lasting_path)
        yield engine
        engine.file.close()


@contextmanager
def _elastic(records: Sequence[Record]) -> Iterator[SearchEngine]:
    from search.engines.elastic.temporary import temporary

    server = elastic_server()
    if server is None:
        raise EngineUnavailable(NO_SERVER, "No server is named. Set ELASTICSEARCH_URL.")
    languages = sorted({version.language for record in records for version in record.versions})
    with temporary(server, languages, facets=("kind",)) as indexes:
        name = indexes.new_name()
        indexes.fill(name, records, 1)
        indexes.put_in_place(name)
        yield indexes.engine


ENGINES: dict[str, Callable[[Sequence[Record]], object]] = {
    "embedded": _embedded,
    "elasticsearch": _elastic,
}


def _ask(
    engine: SearchEngine,
    language: str,
    text: str,
    right: Mapping[str, int],
    measures: Sequence[Measures],
) -> None:
    start = time.perf_counter()
    results = engine.search(Query(words=text, languages=(language,), size=_LOOKED_AT))
    seconds = time.perf_counter() - start
    found = [hit.key for hit in results.hits]
    for each in measures:
        each.gains.append(gain(found, right))
        each.recalls.append(recall(found, right))
        each.seconds.append(seconds)
        each.without_hit += not found


def gain(found: Sequence[str], right: Mapping[str, int]) -> float:
    """nDCG over the first ten: 1 where the best answers come first, in their order."""
    got = sum(right.get(key, 0) / math.log2(place + 2) for place, key in enumerate(found[:10]))
    grades = sorted(right.values(), reverse=True)[:10]
    best = sum(grade / math.log2(place + 2) for place, grade in enumerate(grades))
    return got / best if best else 0.0


def recall(found: Sequence[str], right: Mapping[str, int]) -> float:
    """The share of the answers among the first ten."""
    answers = {key for key, grade in right.items() if grade > 0}
    return len(answers & set(found[:10])) / len(answers) if answers else 0.0


def _answers(file: Path) -> dict[str, dict[str, int]]:
    answers: dict[str, dict[str, int]] = defaultdict(dict)
    for number, line in enumerate(_lines(file), 1):
        cells = line.split("\t")
        if number == 1 and not cells[-1].strip().lstrip("-").isdecimal():
            continue
        if len(cells) != 3 or not cells[2].strip().lstrip("-").isdecimal():
            raise NotACollection(f"{file}, line {number}: write query, work and grade with tabs.")
        answers[cells[0]][cells[1]] = int(cells[2])
    return answers


def _rows(file: Path, *names: str) -> Iterator[dict[str, str]]:
    for number, line in enumerate(_lines(file), 1):
        try:
            row = json.loads(line)
            yield {name: str(row[name]) for name in names}
        except (ValueError, KeyError, TypeError):
            fields = ", ".join(names)
            message = f"{file}, line {number}: write one JSON object with {fields}."
            raise NotACollection(message) from None


def _lines(file: Path) -> Iterator[str]:
    try:
        with file.open(encoding="utf-8") as lines:
            yield from (line.rstrip("\n") for line in lines if line.strip())
    except (OSError, UnicodeDecodeError):
        message = f"{file} can't be read. A collection needs it, in UTF-8."
        raise NotACollection(message) from None


def _percentile(values: Sequence[float], share: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)] if ordered else 0.0


def _rounded(value: float, digits: int = 4) -> float:
    return round(value, digits)
