"""Works that tell of much the same as a given one, asked.

Its own rarest words in the reader's language, and the rare values it is filed under.
"""

from collections.abc import Mapping, Sequence

from search.engines.elastic import packages as es
from search.engines.elastic.answering import text_version
from search.matching import SAYS_LITTLE

_TELLING_WORDS = 12
#: Being filed alike then counts about as much as a dozen shared words.
_FILED_ALIKE = 4.0


def search(key: str, work: Mapping, languages: Sequence[str], limit: int) -> es.Search:
    """Works near this one, whose document is given; never itself."""
    language = text_version(work["shown"], languages)["language"]
    filings = [
        es.Q("term", **{f"facets.{facet}": {"value": value, "boost": _FILED_ALIKE}})
        for facet, values in work.get("facets", {}).items()
        if facet not in SAYS_LITTLE
        for value in values
    ]
    words = es.Q(
        "more_like_this",
        fields=[f"{name}.{language}" for name in ("names", "lead", "body")],
        like=[{"_id": key}],
        min_term_freq=1,
        min_doc_freq=2,
        max_query_terms=_TELLING_WORDS,
        minimum_should_match="1",
    )
    near = es.Q(
        "bool",
        should=[words, *filings],
        minimum_should_match=1,
        # What only explains a word is no further reading.
        filter=[es.Q("term", explains="no")],
        must_not=[es.Q("ids", values=[key])],
    )
    return es.Search().query(near).source(["key", "kind", "shown"])[:limit].sort("_score", "key")
