"""What a language does to words, step by step and together."""

import pytest

from search.languages import chain_for, version
from search.languages.snowball import ALGORITHMS


def stems(language, text):
    return chain_for(language).stems(text)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "municipalities", "municipality"),
        ("es", "decisiones", "decisión"),
        ("fr", "municipalités", "municipalité"),
        ("pt", "municípios", "município"),
        ("el", "πόλεις", "πόλη"),
        ("it", "comunità", "comunita"),
        ("ar", "البلديات", "بلدية"),
        ("de", "Gemeinden", "Gemeinde"),
        ("ru", "городами", "город"),
        ("tr", "kitaplar", "kitap"),
    ],
)
def test_forms_of_a_word_have_one_stem(language, one, other):
    assert stems(language, one) == stems(language, other)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("fr", "l’eau", "eau"),
        ("fr", "qu'elle", "elle"),
        ("it", "dell'acqua", "acqua"),
        ("ca", "d'aigua", "aigua"),
        ("en", "town's", "town"),
        ("en", "O’Neill", "ONeill"),
    ],
)
def test_what_leans_on_a_word_is_taken_off(language, text, word):
    assert stems(language, text) == stems(language, word)


@pytest.mark.parametrize(
    ("language", "careful", "hasty"),
    [
        ("el", "υπηρεσίες του δήμου", "υπηρεσιες του δημου"),
        ("el", "ΔΗΜΟΣ", "δήμος"),
        ("ar", "أُسْرَة", "اسره"),
        ("ar", "إدارة المدرســة", "ادارة المدرسه"),
        ("ar", "على", "علي"),
        ("de", "Straße", "Strasse"),
        ("fr", "cœur", "coeur"),
    ],
)
def test_careful_and_hasty_spelling_are_one(language, careful, hasty):
    assert stems(language, careful) == stems(language, hasty)


def test_each_turkish_i_keeps_to_itself():
    assert stems("tr", "İSTANBUL") == stems("tr", "istanbul")
    assert stems("tr", "ISPARTA") == stems("tr", "ısparta")


@pytest.mark.parametrize("language", sorted(ALGORITHMS))
def test_every_language_of_snowball_stems(language):
    assert stems(language, "municipality 2030") != []


@pytest.mark.parametrize("language", ["xx", "sw", "zz-ZZ", "", "日本", "a" * 200, "../en"])
def test_any_other_language_is_folded(language):
    assert stems(language, "Ünïcode Wörds") == ["unicode", "words"]


def test_a_regional_language_has_its_languages_stems():
    assert stems("pt-BR", "decisões") == stems("pt", "decisões")
    assert chain_for("en-GB") is chain_for("en_US")


def test_hindi_words_keep_their_marks():
    assert len(stems("hi", "नगरपालिका में")) == 2


@pytest.mark.parametrize("text", ["", "  ", "\0", "\ud800", "!?*", "'", "’’", "_", "\u202e"])
def test_texts_without_words_have_no_stems(text):
    assert stems("en", text) == []


def test_places_are_those_of_the_text_as_it_stands():
    text = "Deciding: the towns’ decisions"
    places = chain_for("en").places(text, set(stems("en", "decision town")))

    assert [text[start:end] for start, end, _ in places] == ["towns", "decisions"]


@pytest.mark.parametrize("text", ["The towns’ l’eau", "共同体 of 3 towns", "", "e\u0301tat"])
def test_words_alone_are_those_that_are_read_with_their_stems(text):
    chain = chain_for("fr")

    assert chain.written(text) == chain.read(text)[1]


def test_stop_words_are_known_however_they_are_typed():
    assert chain_for("en").is_stop_word("The")
    assert chain_for("el").is_stop_word("τους") == chain_for("el").is_stop_word("ΤΟΥΣ")
    assert chain_for("ar").is_stop_word("إلى")
    assert chain_for("fr").is_stop_word("qu'elle")
    assert not chain_for("en").is_stop_word("municipality")


def test_the_version_is_the_same_each_time():
    version.cache_clear()
    assert version() == version()
