"""Which Elasticsearch, as an administrator names it.

Knows its address, whom it knows us as, and what our indexes there begin with. Never shows a
password.
"""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Server:
    """One cluster, and our place in it."""

    urls: tuple[str, ...] = field(repr=False)
    api_key: str = field(default="", repr=False)
    ca_file: str = ""
    prefix: str = "mit"

    @property
    def place(self) -> str:
        """The server and our part of it, to be shown to people."""
        return f"{', '.join(map(_shown, self.urls))} ({self.prefix})"

    @property
    def account(self) -> tuple[str, str] | None:
        """The user and password that stand in an address."""
        for parts in map(urlsplit, self.urls):
            if parts.username:
                return unquote(parts.username), unquote(parts.password or "")
        return None


def _shown(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
