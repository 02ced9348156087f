"""Words as people type them in a hurry find what was written with care.

Measured on the names of the starter library's concepts, in the languages where it matters most.
"""

import unicodedata
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from search.languages import chain_for


def labels(language):
    folder = Path(settings.STARTER_LIBRARY) / "concepts"
    for file in sorted(folder.glob("*.yaml")):
        yield from _texts(yaml.safe_load(file.read_text(encoding="utf-8")), language)


def _texts(node, language):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == language and isinstance(value, str):
                yield value
            else:
                yield from _texts(value, language)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value, language)


def without_accents(text):
    apart = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def without_hamza(text):
    return text.translate(str.maketrans("أإآةى", "اااهي"))


@pytest.mark.parametrize(
    ("language", "hastily"),
    [
        ("el", without_accents),
        ("el", lambda text: without_accents(text).upper()),
        ("ar", without_hamza),
        ("ar", lambda text: "ـ".join(text[:3]) + text[3:]),
    ],
)
def test_at_most_one_word_in_a_hundred_is_lost(language, hastily):
    chain, texts = chain_for(language), list(labels(language))
    words = [word for text in texts for word in text.split() if word.isalpha()]
    lost = [word for word in words if chain.stems(word) != chain.stems(hastily(word))]

    assert len(words) > 100
    assert len(lost) / len(words) <= 0.01, lost
