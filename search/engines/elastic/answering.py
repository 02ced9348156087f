"""What Elasticsearch answers, as results.

Knows the shape of its answers; asks nothing.
"""

from collections.abc import Mapping, Sequence

from search.contract import Excerpt, FacetCount, Hit
from search.engines.elastic.asking import MATCHED
from search.engines.elastic.marking import excerpt_of, words_marked

#: Fields in which a reader sees best why a work was found.
_TELLING = ("lead", "body", "names", "labels")


def total(answer: Mapping) -> int:
    return answer["hits"]["total"]["value"]


def matched(answer: Mapping) -> int:
    """How many works match, before facets narrow them."""
    return answer["aggregations"][MATCHED]["doc_count"]


def hits(answer: Mapping, languages: Sequence[str]) -> tuple[Hit, ...]:
    """The page of works, each in the reader's best language."""
    return tuple(
        _hit(found, languages) for found in answer["hits"]["hits"] if found["_source"]["shown"]
    )


def facet_counts(
    answer: Mapping, choices: Mapping[str, frozenset[str]], names: Sequence[str]
) -> dict[str, tuple[FacetCount, ...]]:
    """Every facet's values with works, the most first; what is chosen stays, even at nought."""
    counts = {}
    for name in dict.fromkeys((*names, *choices)):
        chosen = choices.get(name, frozenset())
        buckets = answer["aggregations"].get(name, {}).get("values", {}).get("buckets", [])
        known = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
        values = [FacetCount(value, count, value in chosen) for value, count in known.items()]
        values += [FacetCount(value, 0, True) for value in chosen if value not in known]
        if values:
            counts[name] = tuple(sorted(values, key=lambda one: (-one.count, one.value)))
    return counts


def shown_version(versions: Sequence[Mapping], languages: Sequence[str]) -> Mapping:
    """The version for a reader of these languages, else the work's source, which comes first."""
    by_language = {version["language"]: version for version in versions}
    return next((by_language[code] for code in languages if code in by_language), versions[0])


def _hit(found: Mapping, languages: Sequence[str]) -> Hit:
    source = found["_source"]
    shown = shown_version(source["shown"], languages)
    language = _best_language(found, languages)
    why = _why(found.get("highlight", {}), language) if language else None
    return Hit(
        key=source["key"],
        kind=source["kind"],
        title=shown["title"],
        address=shown["address"],
        language=shown["language"],
        lead=shown["lead"],
        matched=language,
        excerpt=why or Excerpt(shown["lead"]),
    )


def _best_language(found: Mapping, languages: Sequence[str]) -> str:
    """Where a work is best seen: the first language with as many of the words as any other."""
    names = found.get("matched_queries", ())
    if len(names) < 2:
        return next(iter(names), "")
    marked = found.get("highlight", {})
    places = {code: place for place, code in enumerate(languages)}

    def rank(code: str) -> tuple[int, int]:
        why = _why(marked, code)
        return -(words_marked(why) if why else 0), places.get(code, len(places))

    return min(names, key=rank)


def _why(marked: Mapping[str, list[str]], language: str) -> Excerpt | None:
    """The piece with the most of the words."""
    pieces = [
        excerpt_of(" · ".join(marked[f"{name}.{language}"]))
        for name in _TELLING
        if f"{name}.{language}" in marked
    ]
    return max(pieces, key=words_marked, default=None)
