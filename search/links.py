"""Addresses of results: the neighbours of a query string, and a work under the reader's prefix.

Knows the parameters; knows no engine and no labels.
"""

from django.http import QueryDict

from search.form import parameters


class Links:
    """Addresses of neighbouring results: the same query string but for one thing."""

    def __init__(self, given: QueryDict, action: str) -> None:
        known = parameters()
        self._given = QueryDict(mutable=True)
        for name, values in given.lists():
            if name in known and name != "page" and any(values):
                self._given.setlist(name, [value for value in values if value])
        self.action = action

    def at(self, action: str) -> "Links":
        """The same query string at another page."""
        return Links(self._given, action)

    def page(self, number: int) -> str:
        return self.with_("page", str(number))

    def with_(self, name: str, value: str) -> str:
        changed = self._given.copy()
        changed[name] = value
        return self._address(changed)

    def toggled(self, name: str, value: str) -> str:
        """With this value chosen if it isn't, without it if it is."""
        changed, values = self._given.copy(), self._given.getlist(name)
        rest = [other for other in values if other != value]
        if rest == values:
            changed.appendlist(name, value)
        elif rest:
            changed.setlist(name, rest)
        else:
            del changed[name]
        return self._address(changed)

    def without(self, *names: str) -> str:
        changed = self._given.copy()
        for name in names:
            changed.pop(name, None)
        return self._address(changed)

    def _address(self, changed: QueryDict) -> str:
        return f"{self.action}?{changed.urlencode()}" if changed else self.action


def readers_address(address: str, language: str) -> str:
    """The same place under the reader's own prefix, where fallback shows the version there is.

    A work's slug is the same in every language, so only the first part of an address differs.
    """
    _, _, inside = address.lstrip("/").partition("/")
    return f"/{language}/{inside}"
