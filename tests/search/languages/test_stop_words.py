"""The lists of stop words, as data."""

import pytest

from search.languages.stop_words import FOLDER, stop_words


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar", "pt", "el", "it", "nb"])
def test_a_language_of_the_site_has_a_list(language):
    assert len(stop_words(language)) > 30


def test_comments_are_no_words():
    words = {word for file in FOLDER.glob("*.txt") for word in stop_words(file.stem)}
    assert not {word for word in words if "|" in word or "#" in word}


@pytest.mark.parametrize("language", ["xx", "", "..", "LICENSE", "en/../en"])
def test_others_have_none(language):
    assert stop_words(language) == frozenset()
