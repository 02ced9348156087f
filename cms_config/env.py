"""The one place that reads the environment.

`read(name, kind, default)` gives a value of the wanted kind; an error names the variable, what was
found, the form it must have, and an example. Knows nothing of what the values are for.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

Value = TypeVar("Value")
REQUIRED = object()


@dataclass(frozen=True)
class Kind:
    """A form a variable may have: how it is called, an example, and how it is parsed."""

    form: str
    example: str
    parse: Callable[[str], object]


def read(name: str, kind: Kind, default: object = REQUIRED):
    """The variable's value, or the default when it is unset or empty."""
    found = os.environ.get(name, "").strip()
    if not found:
        if default is REQUIRED:
            raise ImproperlyConfigured(
                f"{name} is not set. It must be {kind.form}. Write {name}={kind.example}"
            )
        return default
    try:
        return kind.parse(found)
    except (ValueError, KeyError, ImproperlyConfigured, ValidationError):
        # The value itself is not repeated: it may be a password in an address.
        raise ImproperlyConfigured(
            f"{name} can't be read. It must be {kind.form}. Write {name}={kind.example}"
        ) from None


def _boolean(found: str) -> bool:
    return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}[
        found.lower()
    ]


def _words(found: str) -> list[str]:
    return [word.strip() for word in found.split(",") if word.strip()]


def _web_address(found: str) -> str:
    parts = urlsplit(found)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
        raise ValueError(found)
    return found.rstrip("/")


def _contact(found: str) -> str:
    if "@" not in found:
        return _web_address(found)
    validate_email(found)
    return found


def _web_addresses(found: str) -> list[str]:
    return [_web_address(word) for word in _words(found)]


def _whole_number(found: str) -> int:
    if not found.isascii() or not found.isdigit():
        raise ValueError(found)
    return int(found)


def _port(found: str) -> int:
    number = _whole_number(found)
    if number > 65535:
        raise ValueError(found)
    return number


def _secret(found: str) -> str:
    # Django's own deployment check asks for 50 characters, at least 5 of them different.
    if len(found) < 50 or len(set(found)) < 5:
        raise ValueError("too short")
    return found


def _database(found: str) -> dict:
    # The two that the library is tried on; an unknown scheme would only be warned of.
    if urlsplit(found).scheme not in {"postgres", "postgresql", "sqlite"}:
        raise ValueError("no such database")
    settings = environ.Env.db_url_config(found)
    if not settings["NAME"]:
        raise ValueError("no name")
    return settings


def _index_prefix(found: str) -> str:
    # What Elasticsearch allows at the start of a name, and short enough for a name to follow.
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,19}", found):
        raise ValueError(found)
    return found


def _file(found: str) -> str:
    path = Path(found).expanduser().resolve()
    if not path.is_file():
        raise ValueError(found)
    return str(path)


def _mail_server(found: str) -> dict:
    if urlsplit(found).scheme not in {"smtp", "smtps", "smtp+tls", "smtp+ssl"}:
        raise ValueError("no mail scheme")
    return environ.Env.email_url_config(found)


TEXT = Kind("some text", "text", str)
BOOLEAN = Kind("yes or no", "yes", _boolean)
WORDS = Kind("words with commas between them", "library.example.org,www.example.org", _words)
NUMBER = Kind("a whole number", "8000", _whole_number)
PORT = Kind("a port, 1 to 65535", "8000", _port)
FOLDER = Kind("a folder's path", "/srv/library", lambda found: Path(found).expanduser().resolve())
WEB_ADDRESS = Kind("a web address", "https://library.example.org", _web_address)
CONTACT = Kind("a mail address or a web address", "library@example.org", _contact)
WEB_ADDRESSES = Kind(
    "web addresses with commas between them", "https://library.example.org", _web_addresses
)
SECRET = Kind(
    "at least 50 random characters",
    "$(python3 -c 'import secrets; print(secrets.token_urlsafe(50))')",
    _secret,
)
DATABASE = Kind("a database address", "postgres://user:password@localhost:5432/library", _database)
SEARCH_SERVERS = Kind(
    "the address of an Elasticsearch, or several with commas between them",
    "https://user:password@search.example.org:9200",
    _web_addresses,
)
INDEX_PREFIX = Kind("a small letter and up to 19 more, digits or -", "mit", _index_prefix)
FILE = Kind("the path of a file that is there", "/etc/ssl/search-ca.pem", _file)
MAIL_SERVER = Kind("a mail server's address", "smtp+tls://user:password@mail:587", _mail_server)
