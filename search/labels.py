"""The words a work is filed under, in every language that has them.

A concept's labels are searched in all their languages, also those a work has no version in: who
types a topic in Greek finds the works about it. Knows concepts and facets, no engine.
"""

from collections import defaultdict
from collections.abc import Iterable

from patterns.facets import FacetField
from patterns.labels import country_labels, keyword_labels, work_labels
from patterns.languages_table import LANGUAGE_CODES
from patterns.models import ConceptLabel, Keyword

#: Labels that name what a work is about; those of other choices (a status, a length) tell nothing.
_NAMING = frozenset({country_labels, work_labels})
_SAID = (ConceptLabel.Kind.PREFERRED, ConceptLabel.Kind.ALTERNATIVE)


class Labels:
    """All labels of concepts and keywords, read once, and those of other values as they are met."""

    def __init__(self) -> None:
        self._of_concepts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        rows = ConceptLabel.objects.filter(kind__in=_SAID).order_by("-kind", "pk")
        columns = ("concept__scheme", "concept__notation", "language", "text")
        for scheme, notation, language, text in rows.values_list(*columns):
            self._of_concepts[f"{scheme}/{notation}"][language].append(text)
        self._of_values: dict[tuple[str, str], dict[str, str]] = {}
        self._keywords = dict(Keyword.objects.values_list("slug", "name"))

    def of(
        self, codes: Iterable[str], filings: Iterable[tuple[FacetField, str]]
    ) -> dict[str, tuple[str, ...]]:
        """By language, the labels of these concepts and of these values of facets."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for code in codes:
            for language, texts in self._of_concepts.get(code, {}).items():
                found[language].update(dict.fromkeys(texts))
        for field, key in filings:
            for language, text in self._value(field, key).items():
                found[language][text] = None
        return {language: tuple(texts) for language, texts in found.items()}

    def _value(self, field: FacetField, key: str) -> dict[str, str]:
        if field.labelling is keyword_labels and key in self._keywords:
            # Nobody says which language a keyword is in; the site's first one stands for any.
            return {LANGUAGE_CODES[0]: self._keywords[key]}
        if field.labelling not in _NAMING:
            return {}
        if (field.name, key) not in self._of_values:
            self._of_values[field.name, key] = _in_all_languages(field, key)
        return self._of_values[field.name, key]


def _in_all_languages(field: FacetField, key: str) -> dict[str, str]:
    """The label by language, each wording once: a language without its own lends another's."""
    texts: dict[str, str] = {}
    for language in LANGUAGE_CODES:
        text = field.label_for(key, language)
        if text and text not in texts.values():
            texts[language] = text
    return texts
