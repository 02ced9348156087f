"""`FacetField`: a way to narrow a search, in Wagtail's own list of `search_fields`.

Knows how to read language-neutral keys from a page and how to label them. Knows nothing of engines.
"""

from collections.abc import Iterable
from typing import Any

from wagtail.search import index


class FacetField(index.FilterField):
    """A filter that readers see. `label` is what they read; `labels` turns a key into words.

    `labels` is a callable (keys, language) -> {key: text}; without it keys label themselves.
    """

    def __init__(self, field_name: str, *, label: Any, labels: Any = None, name: str = "") -> None:
        super().__init__(field_name)
        self.label = label
        self.name = name or field_name
        self._labels = labels

    def keys(self, instance: Any) -> tuple[str, ...]:
        """The codes `instance` is found under, the same in every language."""
        value = getattr(instance, self.field_name)
        value = value() if callable(value) else value
        if value is None or value == "":
            return ()
        if isinstance(value, str) or not isinstance(value, Iterable):
            return (str(value),)
        return tuple(str(item) for item in value)

    def labels_for(self, keys: Iterable[str], language: str) -> dict[str, str]:
        """Words for `keys` in `language`; at most one query, whatever the number of keys."""
        keys = list(keys)
        return self._labels(keys, language) if self._labels else {key: key for key in keys}

    def label_for(self, key: str, language: str) -> str:
        return self.labels_for([key], language).get(key, key)
