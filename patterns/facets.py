"""`FacetField`: a way to narrow a search, in Wagtail's own list of `search_fields`.

Knows how to read language-neutral keys from a page and how to label them. Knows nothing of engines.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wagtail.search import index

#: Words for codes in a language: (keys, language) -> {key: text}.
Labelling = Callable[[Iterable[str], str], Mapping[str, str]]


def _themselves(keys: Iterable[str], _language: str) -> dict[str, str]:
    return {key: key for key in keys}


class FacetField(index.FilterField):
    """A filter that readers see. `label` is what they read; `labels` turns a key into words.

    Without `labels` keys label themselves.
    """

    def __init__(
        self, field_name: str, *, label: Any, labels: Labelling | None = None, name: str = ""
    ) -> None:
        super().__init__(field_name)
        self.label = label
        self.name = name or field_name
        self.labelling: Labelling = labels or _themselves

    def keys(self, instance: Any) -> tuple[str, ...]:
        """The codes `instance` is found under, the same in every language."""
        value = getattr(instance, self.field_name)
        value = value() if callable(value) else value
        if value is None or value == "":
            return ()
        if isinstance(value, str) or not isinstance(value, Iterable):
            return (str(value),)
        return tuple(str(item) for item in value)

    def labels_for(self, keys: Iterable[str], language: str) -> Mapping[str, str]:
        """Words for `keys` in `language`; a few queries, whatever the number of keys."""
        return self.labelling(list(keys), language)

    def label_for(self, key: str, language: str) -> str:
        return self.labels_for([key], language).get(key, key)
