"""A record as the document that Elasticsearch keeps.

Knows the fields of `mapping.py`. Languages that an index has no fields for are only shown.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence

from patterns.collation import is_own_script, sort_key
from patterns.languages_table import LANGUAGE_CODES, chain
from search.contract import Record, Version
from search.engines.elastic.marking import without_marks
from search.languages import chain_for
from search.words import LABEL, plain_words

#: As much of a name as is ever compared; a keyword can't hold more than 32 kB.
COMPARED = 200
_LONGEST_KEY = 5000
_LEAD_SHOWN = 600

ByLanguage = dict[str, object]


def document(record: Record, languages: Sequence[str], facets: Sequence[str]) -> dict[str, object]:
    """The fields of a work in an index of these languages and facets."""
    written = {v.language: v for v in record.versions if v.language in languages}
    labels = {code: list(record.labels[code]) for code in record.labels if code in languages}
    named = set(written) | {code for code, texts in labels.items() if texts}
    return {
        "key": record.key,
        "kind": record.kind,
        "changed": record.changed,
        "digest": record.digest,
        "worth": max(0.1, 1 + record.prior),
        "explains": "yes" if record.prior < 0 else "no",
        "shown": [_shown(version) for version in record.versions if version.title],
        "facets": {name: list(record.facets[name]) for name in facets if record.facets.get(name)},
        "names": {code: _clean(version.names) for code, version in written.items()},
        "labels": {code: _clean(labels[code]) for code in labels},
        "lead": {code: without_marks(version.lead) for code, version in written.items()},
        "body": {code: without_marks(version.body) for code, version in written.items()},
        "order": {code: _sorted_by(record, code) for code in languages},
        **_plain(named, written, labels),
        "offered": _offered(record, list(_called(named, written, labels))),
    }


def _offered(record: Record, called: list[dict[str, object]]) -> str:
    """All that a suggestion needs to know of a work; `offered` unpacks it."""
    shown = [
        {"language": version.language, "title": version.title, "address": version.address}
        for version in record.versions
        if version.title
    ]
    work = {"key": record.key, "kind": record.kind, "shown": shown, "called": called}
    return b64encode(json.dumps(work, ensure_ascii=False).encode()).decode("ascii")


def offered(packed: str) -> dict[str, object]:
    """`key`, `kind`, `shown` (language, title, address) and `called` of a work, as packed."""
    return json.loads(b64decode(packed))


def _called(
    languages: Iterable[str], written: Mapping[str, Version], labels: Mapping[str, list[str]]
) -> Iterator[dict[str, object]]:
    """Every name with the language it is in, the title first; labels come after all names."""
    for code in languages:
        version = written.get(code, Version(code, "", ""))
        names = dict.fromkeys(filter(None, (version.title, *version.names)))
        places = [*enumerate(names), *((LABEL, label) for label in labels.get(code, ()))]
        for place, text in places:
            if plain := plain_words(text, code)[:COMPARED]:
                yield {"language": code, "place": place, "text": text, "plain": plain}


def _shown(version: Version) -> dict[str, object]:
    lead = version.lead.partition("\n")[0][:_LEAD_SHOWN]
    return {
        "language": version.language,
        "title": version.title,
        "address": version.address,
        "lead": lead,
        "is_short": version.is_short,
    }


def _plain(
    languages: Iterable[str], written: Mapping[str, Version], labels: Mapping[str, list[str]]
) -> dict[str, ByLanguage]:
    """What is compared with what people type: names as they begin them, words without accents."""
    fields: dict[str, ByLanguage] = {
        name: {} for name in ("title", "also", "filed", "begins", "folded")
    }
    for code in languages:
        version = written.get(code, Version(code, "", ""))
        title = _typed([version.title], code)
        also = [name for name in _typed(version.names, code) if name not in title]
        filed = _typed(labels.get(code, ()), code)
        fields["title"][code], fields["also"][code], fields["filed"][code] = title, also, filed
        fields["begins"][code] = [*title, *also, *filed]
        texts = (*version.names, version.lead, version.body, *labels.get(code, ()))
        fields["folded"][code] = _folded(texts, code)
    return fields


def _typed(names: Iterable[str], code: str) -> list[str]:
    plain = (plain_words(name, code)[:COMPARED] for name in names)
    return list(dict.fromkeys(filter(None, plain)))


def _folded(texts: Iterable[str], code: str) -> str:
    """Every word once."""
    chain_of_words = chain_for(code)
    words = {word for text in texts for word in chain_of_words.written(text)}
    return " ".join(set(map(chain_of_words.plain, words)))


def _sorted_by(record: Record, code: str) -> str:
    """What a reader of this language finds the work by in a list: their own letters come first."""
    titles = {version.language: version.title for version in record.versions if version.title}
    wanted = chain(code) if code in LANGUAGE_CODES else (code,)
    language = next((each for each in (*wanted, *titles) if each in titles), code)
    away = "1" if not is_own_script(code, language) else "0"
    return f"{away}{sort_key(language, titles.get(language, ''))}"[:_LONGEST_KEY]


def _clean(texts: Iterable[str]) -> list[str]:
    return [without_marks(text) for text in dict.fromkeys(texts)]
