"""An engine in memory in the place of a server: it refuses late writes and can fail at will.

For what has to be held up in the middle, which no real server does at a wish.
"""

from contextlib import contextmanager, nullcontext
from itertools import count
from uuid import uuid4

from search.contract import (
    MISSING,
    EngineUnavailable,
    Excerpt,
    Filled,
    Health,
    Hit,
    Results,
    Suggestion,
    Written,
)


class StandInEngine:
    """Finds every work that has all the words, in no order."""

    name = "stand-in"

    def __init__(self, indexes):
        self.indexes, self.asked = indexes, count()

    def _records(self):
        next(self.asked)
        self.indexes.fail()
        return self.indexes.held[self.indexes.serving()].records

    def search(self, query):
        words = query.words.lower().split()
        hits = [hit_of(r) for r in self._records().values() if all(w in text_of(r) for w in words)]
        return Results(tuple(hits), len(hits), self.name, degraded=self.indexes.is_partial)

    def suggest(self, words, languages, limit=8):
        begun = [r for r in self._records().values() if title_of(r).startswith(words)]
        return tuple(Suggestion(title_of(r), languages[0]) for r in begun[:limit])

    def related(self, key, languages, limit=4):
        return tuple(hit_of(r) for k, r in self._records().items() if k != key)[:limit]

    def facet_values(self):
        return {}

    def digests(self):
        yield from sorted((key, record.digest) for key, record in self._records().items())

    def health(self):
        try:
            return Health(self.name, True, len(self._records()), "It is well.")
        except EngineUnavailable as trouble:
            return Health(self.name, False, 0, str(trouble), trouble.reason)


class Held:
    """One index: records, and the number under which each key was written last."""

    def __init__(self):
        self.records, self.numbers = {}, {}


class StandInIndexes:
    """Indexes in memory. `trouble` is raised by all; `before_writing` is called in the middle."""

    is_shared = True

    def __init__(self):
        self.engine = StandInEngine(self)
        self.place = f"stand-in:{uuid4().hex}"
        self.held, self.now, self.trouble = {}, "", None
        self.refused, self.is_partial = {}, False
        self.before_writing = lambda: None

    def fail(self):
        if self.trouble:
            raise self.trouble

    def serving(self):
        self.fail()
        if self.now not in self.held:
            raise EngineUnavailable(MISSING, "The stand-in has no index.")
        return self.now

    def new_name(self):
        return f"stand-in:{uuid4().hex}"

    def fill(self, name, records, number):
        self.fail()
        held = self.held[name] = Held()
        for record in records:
            if record.key not in self.refused:
                held.records[record.key], held.numbers[record.key] = record, number
        return Filled(len(held.records), self.refused)

    def put_in_place(self, name):
        self.fail()
        self.now = name

    def is_usable(self, name):
        return name in self.held

    def drop(self, name):
        self.fail()
        self.held.pop(name, None)

    def alone(self, keep):
        return nullcontext()

    @contextmanager
    def writing(self, name):
        self.fail()

        def write(records, gone, number):
            self.before_writing()
            self.fail()
            held = self.held[name]
            wanted = {**{r.key: r for r in records}, **dict.fromkeys(gone)}
            refused = {key: self.refused[key] for key in wanted if key in self.refused}
            late = {key for key in wanted if held.numbers.get(key, 0) > number}
            for key in wanted.keys() - refused.keys() - late:
                held.numbers[key] = number
                held.records[key] = wanted[key]
                if wanted[key] is None:
                    del held.records[key]
            return Written(frozenset(late), refused)

        yield write


def title_of(record):
    return record.versions[0].title


def text_of(record):
    texts = [text for v in record.versions for text in (v.title, *v.names, v.lead, v.body)]
    return " ".join(texts).lower()


def hit_of(record):
    first = record.versions[0]
    return Hit(record.key, record.kind, first.title, first.address, first.language, first.lead,
               excerpt=Excerpt(first.lead))  # fmt: skip
