"""The words for concepts in a reader's language, kept in memory until a concept changes.

Knows labels, definitions and order. Doesn't know who is filed under what.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Lock

from django.utils.translation import get_language

from patterns.languages_table import chain

ACTORS, ACTIONS = "mit-actor", "mit-action"  # the axes of the grid

_kept = {}
_lock = Lock()
_held = ContextVar("vocabularies_held", default=None)
#: Where the number stands that all vocabularies of a page have; no language is called so.
_VERSION = "version"


@dataclass(frozen=True, slots=True)
class Wording:
    """A text and the language it is in, which may not be the reader's."""

    text: str
    language: str


@dataclass(slots=True)
class Vocabulary:
    """Every concept's words for one reader's language, by code (`scheme/notation`)."""

    language: str
    version: int
    names: dict = field(default_factory=dict)
    definitions: dict = field(default_factory=dict)
    schemes: dict = field(default_factory=dict)
    retired: set = field(default_factory=set)

    def label(self, code):
        return self.names[code].text if code in self.names else ""

    def wording(self, code):
        """The name with its language; the code itself, in no language, where there is none."""
        return self.names.get(code) or Wording(code.partition("/")[2], "")

    def labels(self, codes):
        return {code: self.wording(code).text for code in codes}

    def of(self, scheme):
        """The codes of a scheme in their order."""
        return tuple(self.schemes.get(scheme, ()))


def vocabulary(language=None):
    """The vocabulary for `language` (the active one by default): one query where nothing changed,
    four where something did."""
    language = language or get_language() or "en"
    at_hand = _held.get()
    if at_hand is None:
        return _current(language)
    if language not in at_hand:
        at_hand[language] = _current(language)
    return at_hand[language]


def version():
    """The number that another one follows when a word changes; one query, or none in a page that
    asked for it before."""
    from patterns.models.concepts import VocabularyVersion

    at_hand = _held.get()
    if at_hand is None:
        return VocabularyVersion.current()
    if _VERSION not in at_hand:
        at_hand[_VERSION] = VocabularyVersion.current()
    return at_hand[_VERSION]


@contextmanager
def held(at_hand=None):
    """While this lasts each vocabulary is asked for once, and stays as it was then.

    Whoever gives the same `at_hand` again goes on with what was asked for before.
    """
    token = _held.set({} if at_hand is None else at_hand)
    try:
        yield
    finally:
        _held.reset(token)


def held_while_reading(get_response):
    """Middleware: one page speaks with one vocabulary, where the request changes nothing."""

    def answer(request):
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        with held():
            return get_response(request)

    return answer


def _current(language):
    number, kept = version(), _kept.get(language)
    if kept is None or kept.version != number:
        with _lock:
            kept = _kept[language] = _read(language, number)
    return kept


def forget():
    """Drop what is kept; for tests, whose databases come and go."""
    _kept.clear()


def _read(language, version):
    from patterns.models.concepts import Concept, ConceptLabel

    words = Vocabulary(language, version)
    codes = {}
    for pk, scheme, notation, retired in Concept.objects.values_list(
        "pk", "scheme_id", "notation", "retired"
    ):
        codes[pk] = f"{scheme}/{notation}"
        words.schemes.setdefault(scheme, []).append(codes[pk])
        if retired:
            words.retired.add(codes[pk])
    rank = {code: place for place, code in enumerate(reversed(chain(language)), 1)}
    rows = ConceptLabel.objects.filter(kind__in=["pref", "definition"])
    rows = rows.values_list("concept_id", "language", "kind", "text")
    for pk, spoken, kind, text in sorted(rows, key=lambda row: (rank.get(row[1], 0), row[1])):
        if pk in codes:
            shelf = words.names if kind == "pref" else words.definitions
            shelf[codes[pk]] = Wording(text, spoken)
    return words


class NotationChoices:
    """Choices of one scheme for a form field, read when the form is shown, in its language."""

    def __init__(self, scheme, blank=False):
        self.scheme, self.blank = scheme, blank

    def __call__(self):
        words = vocabulary()
        if self.blank:
            yield "", "---------"
        for code in words.of(self.scheme):
            if code not in words.retired:
                yield code.partition("/")[2], words.label(code)
