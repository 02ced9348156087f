"""How a work is kept: its fields, the analyzer of each language, and the index's settings.

A field of texts has one part for each language, read by that language's own analyzer. The hash of
all this stands in the name of an index: an index of another shape is made anew, never changed.
Strict: what isn't named here is refused. Only what every Elasticsearch has is used.
"""

import hashlib
import json
from collections.abc import Sequence
from functools import cache

from patterns import collation
from search.engines.elastic.packages import Binary, Float, Keyword, Mapping, Object, Text
from search.languages import version as chain_version
from search.languages.analyzers import PLAIN, analyzer_for

#: Searched together, by stems: what it is called, what it is filed under, what it says.
STEMMED = ("names", "labels", "lead", "body")
#: So far one can turn pages; more works than that have other needs.
LAST_RESULT = 100_000
_SPACES = "whitespace"

SETTINGS = {
    # Measured: 100,000 works fit into one, and words are then weighed over all works.
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "refresh_interval": "1s",
    "max_result_window": LAST_RESULT,
    # Numbers of deleted works are remembered so long, so that a late write can't bring one back.
    "gc_deletes": "1h",
}


@cache
def mapping(languages: Sequence[str], facets: Sequence[str]) -> Mapping:
    """The fields of a work in a library of these languages and facets."""
    made = Mapping()
    made.meta("dynamic", "strict")
    for name in ("key", "kind", "changed", "digest"):
        made.field(name, Keyword())
    # What all else is multiplied by; and whether it only explains a word.
    made.field("worth", Float())
    made.field("explains", Keyword())
    # Only shown: title, address and first line of each version, its source first.
    made.field("shown", Object(enabled=False))
    # What is offered while somebody types, as `documents.offered` packs it: a column of its own,
    # for which the server needn't take whole texts from their store with every key.
    made.field("offered", Binary(doc_values=True))
    made.field("facets", _object({name: Keyword() for name in facets}))
    made.meta("_source", excludes=["folded", "begins", "offered"])
    for name, fields in _texts(languages).items():
        made.field(name, _object(fields))
    return made


def shape(languages: Sequence[str], facets: Sequence[str]) -> str:
    """Changes with anything that makes an index another one."""
    fields = mapping(languages, facets).to_dict()
    parts = [fields, SETTINGS, chain_version(), collation.version(), _DOCUMENTS]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:8]


#: Raise it when works are put into the same fields otherwise.
_DOCUMENTS = 2


def _texts(languages: Sequence[str]) -> dict[str, dict[str, Text | Keyword]]:
    """The fields that have a part for each language."""
    stemmed = {
        name: {
            code: Text(
                analyzer=analyzer_for(code), index_options="offsets", copy_to=[f"written.{code}"]
            )
            for code in languages
        }
        for name in STEMMED
    }
    return stemmed | {
        # All words as they are written, for spelling.
        "written": _each(languages, Text, analyzer=PLAIN, index_options="docs", norms=False),
        # The same without accents, for those who type none.
        "folded": _each(languages, Text, analyzer=_SPACES, index_options="docs", norms=False),
        # Names and labels as one begins to type them.
        "begins": _each(
            languages, Text, analyzer=_SPACES, index_options="docs", norms=False,
            index_prefixes={"min_chars": 1, "max_chars": 10},
        ),
        # The same whole: the title, other names, labels.
        "title": _each(languages, Keyword),
        "also": _each(languages, Keyword),
        "filed": _each(languages, Keyword),
        # What its title is sorted by for readers of each language.
        "order": _each(languages, Keyword),
    }  # fmt: skip


def _each(languages: Sequence[str], field: type, **given) -> dict[str, Text | Keyword]:
    return {code: field(**given) for code in languages}


def _object(fields: dict) -> Object:
    return Object(dynamic="strict", properties=fields)
