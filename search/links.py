"""Addresses of results: the neighbours of a query string, and a work under the reader's prefix.

Knows the parameters; knows no engine and no labels.
"""

from urllib.parse import urlencode

from django.http import QueryDict

from search.form import parameters

Given = dict[str, list[str]]


class Links:
    """Addresses of neighbouring results: the same query string but for one thing."""

    def __init__(self, given: QueryDict, action: str) -> None:
        known = parameters()
        # A plain one: a QueryDict would be copied in depth for each address.
        self._given: Given = {
            name: [value for value in values if value]
            for name, values in given.lists()
            if name in known and name != "page" and any(values)
        }
        self.action = action

    def at(self, action: str) -> "Links":
        """The same query string at another page."""
        other = Links(QueryDict(), action)
        other._given = self._given
        return other

    def page(self, number: int) -> str:
        return self.with_("page", str(number))

    def with_(self, name: str, value: str) -> str:
        return self._address({**self._given, name: [value]})

    def without_value(self, name: str, value: str) -> str:
        rest = [other for other in self._given.get(name, ()) if other != value]
        return self._address({**self._given, name: rest})

    def without(self, *names: str) -> str:
        return self._address({n: v for n, v in self._given.items() if n not in names})

    def _address(self, given: Given) -> str:
        query = urlencode([(name, value) for name, values in given.items() for value in values])
        return f"{self.action}?{query}" if query else self.action


def readers_address(address: str, language: str) -> str:
    """The same place under the reader's own prefix, where fallback shows the version there is.

    A work's slug is the same in every language, so only the first part of an address differs.
    """
    _, _, inside = address.lstrip("/").partition("/")
    return f"/{language}/{inside}"
