"""A query as Elasticsearch is asked it: pure, so that it is tested without a server.

Every language is asked in its own analyzer, a work counts with its best one, the reader's own
counting three times. What is typed goes into fields of the request, never into a query language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from patterns.weights import Weight
from search.contract import Also, Order, Query
from search.engines.elastic import packages as es
from search.engines.elastic.counting import counted
from search.engines.elastic.mapping import LAST_RESULT, STEMMED
from search.engines.elastic.marking import CLOSES, OPENS
from search.engines.elastic.wording import otherwise, phrase
from search.languages import chain_for
from search.matching import (
    ITS_ALIAS,
    ITS_TITLE,
    MINIMUM_SHOULD_MATCH,
    READERS_LANGUAGE,
)
from search.words import MOST_CHARACTERS, MOST_WORDS, plain_words, telling

_WEIGHTS = {
    "names": Weight.NAME,
    "labels": Weight.LEAD,
    "lead": Weight.LEAD,
    "body": Weight.BODY,
}
#: Words as they are typed, without accents, only decide where stems find nothing.
_AS_TYPED = 0.5
_EXCERPT = 200
_SHOWN_WHOLE = ("names", "labels")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, as the words of one language: as they are written, and without accents."""

    words: str
    folded: str
    count: int
    #: One by one; none where the server cuts a text without spaces.
    each: tuple[str, ...] = ()


def asked(text: str, language: str) -> Asked:
    """The words of a question that count in this language."""
    chain = chain_for(language)
    tokens = telling(text, chain)
    plain = " ".join(chain.plain(token.word) for token in tokens)
    if any(token.is_gram for token in tokens):
        # The server cuts a text without spaces by itself.
        first = list(islice(chain.tokens(text[:MOST_CHARACTERS]), MOST_WORDS))
        return Asked(text[: first[-1].end], plain, len(tokens))
    each = tuple(token.word for token in tokens)
    return Asked(" ".join(each), plain, len(each), each)


@lru_cache(maxsize=256)
def asked_in_each(text: str, languages: tuple[str, ...]) -> Mapping[str, Asked]:
    """By language; those in which nothing typed is a word are left out."""
    each = {code: asked(text, code) for code in languages}
    return {code: words for code, words in each.items() if words.count}


def search(
    query: Query, languages: tuple[str, ...], facets: tuple[str, ...], *, relaxed: bool = False
) -> es.Search:
    """The whole request for one page of results, with the counts of all facets."""
    first = min((query.page - 1) * query.size, LAST_RESULT)
    made = es.Search().query(matching(query, languages, relaxed=relaxed))
    made = made.source(["key", "kind", "shown"]).extra(track_total_hits=True)
    made = made[first : min(first + query.size, LAST_RESULT)].sort(*_order(query, languages))
    if query.words.strip():
        made = made.extra(highlight=highlights(asked_in_each(query.words, languages), query.also))
    return counted(made, query.facets, facets)


def matching(query: Query, languages: tuple[str, ...], *, relaxed: bool = False) -> es.Query:
    """Works that have enough of the words, each as good as in its best language."""
    if not query.words.strip():
        return es.Q("match_all")
    each = asked_in_each(query.words, languages)
    if not each:
        return es.Q("match_none")
    required = "1" if relaxed else MINIMUM_SHOULD_MATCH
    clauses = [in_language(words, code, required, query) for code, words in each.items()]
    return es.Q(
        "function_score",
        query=es.Q("dis_max", queries=clauses),
        functions=[
            {"field_value_factor": {"field": "worth", "missing": 1}},
            *_called_so(query.words, each),
        ],
        score_mode="multiply",
        boost_mode="multiply",
    )


def in_language(words: Asked, code: str, required: str, query: Query) -> es.Query:
    """Works with a version in this language that has enough of the words."""
    fields = [f"{name}.{code}^{int(_WEIGHTS[name])}" for name in STEMMED]
    by_stems = es.Q(
        "combined_fields", query=words.words, fields=fields, minimum_should_match=required
    )
    as_typed = es.Q(
        "match",
        **{
            f"folded.{code}": {
                "query": words.folded,
                "minimum_should_match": required,
                "boost": _AS_TYPED,
            }
        },
    )
    also = [one for one in query.also if one.language == code]
    return es.Q(
        "dis_max",
        queries=[by_stems, as_typed, *otherwise(words.each, also, fields, required)],
        boost=READERS_LANGUAGE if code == query.language else 1.0,
        _name=code,
    )


def _called_so(text: str, languages: Mapping[str, Asked]) -> list[dict[str, object]]:
    """Works whose very name was asked for count many times."""
    functions = []
    for code in languages:
        plain = plain_words(text[:MOST_CHARACTERS], code)
        for field, gain in (("title", ITS_TITLE), ("also", ITS_ALIAS)):
            functions.append({"filter": {"term": {f"{field}.{code}": plain}}, "weight": gain})
    return functions


def _order(query: Query, languages: tuple[str, ...]) -> list[dict[str, str]]:
    """By relevance, age or title; ties keep one order for good, so that pages don't overlap."""
    known = [code for code in query.languages if code in languages] or [*languages]
    by_title = [{f"order.{known[0]}": "asc"}, {"key": "asc"}]
    if query.order is Order.NEWEST:
        return [{"changed": "desc"}, {"key": "asc"}]
    if query.order is Order.TITLE:
        return by_title
    if query.words.strip():
        return [{"_score": "desc"}, {"key": "asc"}]
    return [{"explains": "asc"}, *by_title]


def highlights(languages: Mapping[str, Asked], also: Sequence[Also] = ()) -> dict[str, object]:
    """The best piece of each text that matched; of names and labels, those that did."""
    fields = {}
    for code, words in languages.items():
        for name in STEMMED:
            # By itself: the whole query would be worked through again for every field.
            field = f"{name}.{code}"
            others = [phrase(one.text, [field]).to_dict() for one in also if one.language == code]
            only = {"bool": {"should": [{"match": {field: words.words}}, *others]}}
            pieces = 0 if name in _SHOWN_WHOLE else 1
            fields[field] = {"highlight_query": only, "number_of_fragments": pieces}
    return {
        "fields": fields,
        "type": "unified",
        "order": "score",
        "fragment_size": _EXCERPT,
        "pre_tags": [OPENS],
        "post_tags": [CLOSES],
    }
