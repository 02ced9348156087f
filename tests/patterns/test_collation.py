"""Names in the order that readers of each language look them up in."""

import pytest

from patterns.collation import initial, is_own_script, sort_key
from patterns.languages_table import LANGUAGE_CODES

#: By language, names as its readers expect to find them one after the other.
LISTS = {
    "en": ["10 streets", "2 streets", "The Garden", "A Gate", "Naïve", "Théâtre", "“Theory”"],
    "es": ["Lana", "Nación", "Nube", "Ñame", "Ñandú", "La oca", "Órgano"],
    "fr": ["L’Atelier", "cote", "coté", "côte", "côté", "L'eau", "Œuvre", "Un zèle"],
    "ar": ["٢ شارع", "أرض", "التزام", "الأمة", "الباب", "التعاون", "المجلس", "يوم", "Garden"],
    "pt": ["A ação", "Acordo", "Às vezes", "O órgão", "Ouvir"],
    "el": ["2 δρόμοι", "Αγορά", "Άλσος", "Η Ύδρα", "Ψωμί", "Ώρα", "Garden"],
    "it": ["Gli Orti", "L’orto", "Perché", "Più"],
}
INITIALS = {
    "en": "0–9 0–9 G G N T T",
    "es": "L N N Ñ Ñ O O",
    "fr": "A C C C C E O Z",
    "ar": "0–9 ا ا ا ب ت م ي G",
    "pt": "A A A O O",
    "el": "0–9 Α Α Υ Ψ Ω G",
    "it": "O O P P",
}


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_names_stand_where_readers_look(code):
    names = LISTS[code]
    mixed = [*names[1::2], *names[::2]]

    assert sorted(mixed, key=lambda name: sort_key(code, name)) == names


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_names_stand_under_their_letter(code):
    assert [initial(code, name) for name in LISTS[code]] == INITIALS[code].split()


def test_articles_are_those_of_the_names_own_language():
    assert initial("es", "The Garden", "en") == "G"
    assert initial("en", "A la mesa", "es") == "A"


@pytest.mark.parametrize("name", ["", "…", "The", "La", "ال", "𐀀", "\x00", "ß", "ﷺ", "１２"])
def test_odd_names_have_a_place(name):
    for code in LANGUAGE_CODES:
        assert isinstance(initial(code, name), str)


def test_a_language_nobody_here_knows_is_ordered_as_the_sites_own():
    assert sort_key("vec", "El campo") == sort_key("en", "El campo")


def test_scripts_are_told_apart():
    assert is_own_script("es", "it")
    assert not is_own_script("ar", "fr")
    assert not is_own_script("en", "el")
