"""Every language of the table is whole: words of the interface, and names for every concept."""

import polib
import yaml
from django.conf import settings

from patterns.languages_table import LANGUAGE_CODES, LANGUAGE_TABLE
from tests.walls.project import ROOT, files, stand, text

CATALOGUE = "site/locale/{}/LC_MESSAGES/django.po"
WRITTEN_IN = "en"  # the code's own words


def translated():
    return [code for code in LANGUAGE_CODES if code != WRITTEN_IN]


def test_settings_offer_what_the_table_has():
    assert [code for code, _name in settings.LANGUAGES] == list(LANGUAGE_CODES)
    assert [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES] == list(LANGUAGE_CODES)


def test_a_reader_of_any_language_has_a_way_on():
    for language in LANGUAGE_TABLE:
        assert language.fallbacks, language.code
        assert set(language.fallbacks) <= set(LANGUAGE_CODES) - {language.code}


def test_every_language_has_a_catalogue():
    stand(
        f"{CATALOGUE.format(code)} isn't there. Run makemessages --locale {code} and translate it."
        for code in translated()
        if not (ROOT / CATALOGUE.format(code)).exists()
    )


def test_catalogues_keep_the_places_of_values():
    """A translation that lost %(count)s is an error page for its readers."""
    for path in files(".po"):
        broken = [
            entry.msgid
            for entry in polib.pofile(str(ROOT / path))
            if entry.msgstr and not entry.obsolete and "python-format" in entry.flags
            if holes(entry.msgid) != holes(entry.msgstr)
        ]
        assert not broken, f"{path}: {broken}"


def holes(words):
    return sorted(part.partition(")")[0] for part in words.split("%(")[1:])


def test_every_concept_has_a_name_in_every_language():
    folder = "patterns/library/starter/concepts/"
    read = [path for path in files(".yaml") if str(path).startswith(folder)]
    assert read
    stand(
        f"{path}: write {code}: … under labels of {concept['notation']}."
        for path in read
        for concept in yaml.safe_load(text(path))["concepts"]
        for code in LANGUAGE_CODES
        if not (concept.get("labels") or {}).get(code)
    )
