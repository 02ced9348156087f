"""Stems for every language that snowball knows.

Knows which of its algorithms belongs to which language code. A stemmer keeps the word it is
working on, so each thread has its own.
"""

import threading
from collections.abc import Callable
from importlib.metadata import version as installed_version

import snowballstemmer

ALGORITHMS = {
    "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip
VERSION = installed_version("snowballstemmer")

_known = frozenset(snowballstemmer.algorithms())
_of_this_thread = threading.local()


def stemmer_for(language: str) -> Callable[[str], str] | None:
    """What stems words of this language; None where snowball can't."""
    algorithm = ALGORITHMS.get(language)
    if algorithm not in _known:
        return None
    return lambda word: _stemmer(algorithm).stemWord(word)


def _stemmer(algorithm: str) -> "snowballstemmer.stemmer":
    made = _of_this_thread.__dict__.setdefault("stemmers", {})
    if algorithm not in made:
        made[algorithm] = snowballstemmer.stemmer(algorithm)
    return made[algorithm]
