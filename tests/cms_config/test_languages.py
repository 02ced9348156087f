"""The one table of languages, and the settings that are made from it."""

import subprocess
import sys
import unicodedata

import pytest
from django.conf import settings
from django.utils.translation import get_language_info

from patterns.languages_table import (
    DEFAULT_LANGUAGE,
    LANGUAGE_CODES,
    LANGUAGE_TABLE,
    chain,
    language,
)


def without_marks(name):
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def test_the_table_is_read_before_django_is_there():
    code = "import sys, patterns.languages_table; print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=settings.ROOT, capture_output=True, text=True
    )
    assert done.stdout == "False\n", done.stderr


def test_interface_and_content_speak_the_languages_of_the_table():
    assert LANGUAGE_CODES == ("en", "es", "fr", "ar", "pt", "el", "it")
    assert [code for code, _ in settings.LANGUAGES] == list(LANGUAGE_CODES)
    assert settings.WAGTAIL_CONTENT_LANGUAGES == settings.LANGUAGES
    assert settings.LANGUAGE_CODE == DEFAULT_LANGUAGE


@pytest.mark.parametrize("row", LANGUAGE_TABLE, ids=lambda row: row.code)
def test_a_row_agrees_with_what_django_knows(row):
    known = get_language_info(row.code)
    # Django writes Arabic's name with a vowel mark that nobody types.
    assert without_marks(row.own_name) == without_marks(known["name_local"])
    assert row.english_name == known["name"]
    assert row.is_right_to_left == known["bidi"]


@pytest.mark.parametrize("row", LANGUAGE_TABLE, ids=lambda row: row.code)
def test_readers_fall_back_to_other_languages_of_the_table(row):
    assert row.fallbacks
    assert row.code not in row.fallbacks
    assert set(row.fallbacks) <= set(LANGUAGE_CODES)


def test_a_chain_begins_with_the_reader_and_ends_with_the_source():
    assert chain("ar", "el") == ("ar", "fr", "en", "el")
    assert chain("ar", "fr") == ("ar", "fr", "en")
    assert chain("ar") == ("ar", "fr", "en")


def test_a_code_nobody_has_is_answered_with_those_there_are():
    with pytest.raises(KeyError, match='"de" is not a language of this site. Use one of en, es'):
        language("de")
