"""What Elasticsearch answers, as results.

Knows the shape of its answers; asks nothing.
"""

from collections.abc import Callable, Mapping, Sequence

from search.contract import Excerpt, Hit
from search.engines.elastic.marking import excerpt_of, words_marked

#: Fields in which a reader sees best why a work was found.
_TELLING = ("lead", "body", "names", "labels")


def total(answer: Mapping) -> int:
    return answer["hits"]["total"]["value"]


def hits(answer: Mapping, languages: Sequence[str]) -> tuple[Hit, ...]:
    """The page of works, each in the reader's best language."""
    return tuple(
        _hit(found, languages) for found in answer["hits"]["hits"] if found["_source"]["shown"]
    )


def shown_version(versions: Sequence[Mapping], languages: Sequence[str]) -> Mapping:
    """The version for a reader of these languages, else the work's source, which comes first.

    A short version in one of these languages is shown where it is nearer.
    """
    return min(versions, key=_nearness(versions, languages))


def text_version(versions: Sequence[Mapping], languages: Sequence[str]) -> Mapping:
    """The nearest version that can be read."""
    return min((v for v in versions if not v["is_short"]), key=_nearness(versions, languages))


def _nearness(versions: Sequence[Mapping], languages: Sequence[str]) -> Callable[[Mapping], int]:
    places = {code: place for place, code in enumerate(languages)}
    source, further = len(places), len(places) + 1
    return lambda version: places.get(
        version["language"], source if version is versions[0] else further
    )


def _hit(found: Mapping, languages: Sequence[str]) -> Hit:
    source = found["_source"]
    shown = shown_version(source["shown"], languages)
    text = text_version(source["shown"], languages)
    language = _best_language(found, languages)
    why = _why(found.get("highlight", {}), language) if language else None
    return Hit(
        key=source["key"],
        kind=source["kind"],
        title=shown["title"],
        address=shown["address"],
        language=shown["language"],
        lead=shown["lead"],
        text_language=text["language"] if shown["is_short"] else "",
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
