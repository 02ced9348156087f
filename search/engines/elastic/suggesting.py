"""Names that begin like what is being typed, asked and answered.

The server finds works with such a name in any language; which of their names that was, and in what
order they come, is decided here by the same rule as in the embedded engine.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from search.contract import Suggestion
from search.engines.elastic import packages as es
from search.engines.elastic.answering import shown_version
from search.engines.elastic.documents import offered
from search.words import LABEL

#: So many works are looked at for each suggestion that is wanted.
_LOOKED_AT = 4
#: Names that begin so come first, then those of the reader's languages, titles before others.
_BEGINS, _FIRST_LANGUAGE = 100.0, 50.0
#: Stands for the words until they are known.
_TYPED = "(what is typed)"
_FIELDS = {"title": 0.3, "also": 0.2, "filed": 0.1}


def search(typed: str, languages: Sequence[str], known: Sequence[str], limit: int) -> es.Search:
    """Works with a name that has every word typed, the last of which may be unfinished."""
    made = _search(tuple(languages), tuple(known), limit)
    return es.Search().extra(**_filled_in(made, typed))


@lru_cache(maxsize=64)
def _search(languages: tuple[str, ...], known: tuple[str, ...], limit: int) -> dict[str, object]:
    """The request with `_TYPED` in place of the words: only they change from key to key."""
    places = {code: place for place, code in enumerate(languages)}
    clauses = []
    for code in known:
        worth = _FIRST_LANGUAGE - min(places.get(code, len(places)), len(places))
        for field, more in _FIELDS.items():
            begins = es.Q("prefix", **{f"{field}.{code}": _TYPED})
            clauses.append(_worth(begins, _BEGINS + worth + more))
        inside = es.Q("match_bool_prefix", **{f"begins.{code}": _all_of(_TYPED)})
        clauses.append(_worth(inside, worth))
    # By nothing but the score: the server then stops at the first that nothing can surpass.
    return (
        es.Search()
        .query("dis_max", queries=clauses)
        .source(False)
        .extra(track_total_hits=False, docvalue_fields=["offered"])[: limit * _LOOKED_AT]
        .to_dict()
    )


def _filled_in(made: object, typed: str) -> object:
    if isinstance(made, dict):
        return {name: _filled_in(part, typed) for name, part in made.items()}
    if isinstance(made, list):
        return [_filled_in(part, typed) for part in made]
    return typed if made == _TYPED else made


def suggestions(
    answer: Mapping, typed: str, languages: Sequence[str], limit: int
) -> tuple[Suggestion, ...]:
    """One suggestion for each work and each label, as far as they go."""
    places = {code: place for place, code in enumerate(languages)}

    def rank(row: tuple) -> tuple:
        _, name = row
        language = places.get(name["language"], len(places))
        is_label, begins = name["place"] >= LABEL, name["plain"].startswith(typed)
        return (language, not begins, is_label, name["place"], len(name["text"]))

    rows = sorted(_names(answer, typed), key=rank)
    titled = {name["plain"] for _, name in rows if name["place"] < LABEL}
    found: dict[str, Suggestion] = {}
    for work, name in rows:
        if len(found) == limit:
            break
        if name["place"] < LABEL and work["shown"]:
            found.setdefault(work["key"], _suggestion(work, name, languages))
        # A term of that name leads further than the search for its words.
        elif name["place"] >= LABEL and name["plain"] not in titled:
            label = Suggestion(name["text"], name["language"])
            found.setdefault(f"label {name['plain']}", label)
    return tuple(found.values())


def _suggestion(work: Mapping, name: Mapping, languages: Sequence[str]) -> Suggestion:
    shown = shown_version(work["shown"], languages)
    return Suggestion(
        name["text"], name["language"], work["key"], work["kind"], shown["title"], shown["address"]
    )


def _names(answer: Mapping, typed: str) -> Iterator[tuple[Mapping, Mapping]]:
    """Each name that has all that is typed, with its work."""
    *whole, last = typed.split()
    for found in answer["hits"]["hits"]:
        work = offered(found["fields"]["offered"][0])
        for name in work["called"]:
            if last not in name["plain"]:
                # Most of a work's names; taking them into words takes longer than all the rest.
                continue
            words = name["plain"].split()
            has_all = all(word in words for word in whole)
            if has_all and any(word.startswith(last) for word in words):
                yield work, name


def _all_of(typed: str) -> dict[str, str]:
    return {"query": typed, "operator": "and"}


def _worth(query: es.Query, boost: float) -> es.Query:
    return es.Q("constant_score", filter=query, boost=boost)
