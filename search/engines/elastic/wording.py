"""Other wordings for the words of a query, as Elasticsearch is asked them.

Each word is a clause of its own that any of its wordings satisfies, several words as a phrase; so
the rule of how many words must match counts them like the words themselves.
"""

from collections.abc import Iterable, Sequence

from search.contract import Also
from search.engines.elastic import packages as es


def otherwise(
    words: Sequence[str], also: Iterable[Also], fields: Sequence[str], required: str
) -> list[es.Query]:
    """A clause for works with enough of the words, or of what stands for them; or none."""
    clauses, said = {word: [_word(word, fields)] for word in words}, False
    for one in also:
        covered = [word for word in words if word in one.words]
        for word in covered:
            clauses[word].append(phrase(one.text, fields, one.weight / len(covered)))
            said = True
    if not said:
        return []
    should = [es.Q("dis_max", queries=queries, tie_breaker=1.0) for queries in clauses.values()]
    return [es.Q("bool", should=should, minimum_should_match=required)]


def phrase(text: str, fields: Sequence[str], weight: float = 1.0) -> es.Query:
    """Where a text stands as it is."""
    return es.Q("multi_match", query=text, fields=[*fields], type="phrase", boost=weight)


def _word(word: str, fields: Sequence[str]) -> es.Query:
    return es.Q("combined_fields", query=word, fields=[*fields])
