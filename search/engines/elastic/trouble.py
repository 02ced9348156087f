"""What can be wrong with a server, and how it is said.

Turns whatever the client raises into `EngineUnavailable`; a question that the server finds faulty
is one of ours, and says so.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from search.contract import MISSING, OLDER, EngineUnavailable
from search.engines.elastic.packages import (
    ApiError,
    ConnectionTimeout,
    SerializationError,
    TransportError,
    UnsupportedProductError,
)

SLOW, UNREACHABLE, BUSY, REFUSED = "slow", "unreachable", "busy", "refused"
STRANGE, PARTIAL, READ_ONLY, REJECTED = "strange", "partial", "read-only", "rejected"

_MESSAGES = {
    MISSING: "There is no search index at {place}. Run manage.py search_rebuild.",
    OLDER: "The search index at {place} was made by another version. Run manage.py search_rebuild.",
    SLOW: "The search server {place} doesn't answer in time.",
    UNREACHABLE: "The search server {place} can't be reached. Is it running?",
    BUSY: "The search server {place} has too much to do ({detail}).",
    REFUSED: "The search server {place} refuses us ({detail}). Look at the user, the password or "
    "the key, and at what they may do.",
    STRANGE: "What answers at {place} is no Elasticsearch.",
    PARTIAL: "The search server {place} could only answer in part.",
    READ_ONLY: "The index at {place} can't be written to ({detail}). Is the server's disk full?",
    REJECTED: "The search server {place} didn't understand us: {detail}",
}
_BY_STATUS = {
    401: REFUSED, 403: REFUSED, 404: MISSING, 408: SLOW, 429: BUSY, 502: BUSY, 503: BUSY,
    504: SLOW,
}  # fmt: skip
_READ_ONLY_TYPE = "cluster_block_exception"


@contextmanager
def unavailable_as_such(place: str) -> Iterator[None]:
    """Whatever goes wrong with the server becomes one of the reasons above."""
    try:
        yield
    except (TransportError, ApiError, SerializationError) as error:
        raise unavailable(_reason(error), place, _detail(error)) from error


def unavailable(reason: str, place: str, detail: str = "") -> EngineUnavailable:
    return EngineUnavailable(reason, _MESSAGES[reason].format(place=place, detail=detail))


def reason_of(status: int, kind: str) -> str | None:
    """Why a server that answers so can't be written to now; None where it is the work's fault."""
    if kind == _READ_ONLY_TYPE:
        return READ_ONLY
    return None if status in (400, 409, 413) else _BY_STATUS.get(status, BUSY)


def _reason(error: Exception) -> str:
    if isinstance(error, UnsupportedProductError | SerializationError):
        return STRANGE
    if isinstance(error, ConnectionTimeout):
        return SLOW
    if not isinstance(error, ApiError):
        return UNREACHABLE
    if error.error == _READ_ONLY_TYPE:
        return READ_ONLY
    if not isinstance(error.body, dict):
        return _BY_STATUS.get(error.status_code, STRANGE)
    return _BY_STATUS.get(error.status_code, BUSY if error.status_code >= 500 else REJECTED)


def _detail(error: Exception) -> str:
    """The server's own words, cut short."""
    if isinstance(error, ApiError):
        return f"{error.status_code} {error.message}: {_root_cause(error.body)}"[:300]
    return str(error)[:300]


def _root_cause(body: object) -> str:
    """What the server says at the bottom of its complaint."""
    try:
        return body["error"]["root_cause"][0]["reason"]
    except (TypeError, KeyError, IndexError):
        return ""
