"""Where words are, also where no spaces are written."""

from search.languages.tokens import words


def texts(text):
    return [word.text for word in words(text)]


def test_words_stand_between_anything_else():
    assert texts("One, two_three—four! 5") == ["One", "two", "three", "four", "5"]


def test_an_apostrophe_inside_belongs_to_the_word():
    assert texts("l'eau d’Avignon 'quoted'") == ["l'eau", "d’Avignon", "quoted"]


def test_scripts_without_spaces_become_grams():
    assert texts("市民参加") == ["市民", "民参", "参加", "加"]
    assert texts("เทศ") == ["เทศ", "ทศ", "ศ"]


def test_other_words_in_such_a_text_stay_whole():
    assert texts("ABC市民 town") == ["ABC", "市民", "民", "town"]


def test_every_place_is_where_the_word_is():
    text = "Ça va? 市民 l'eau"
    assert all(text[word.start : word.end] == word.text for word in words(text))
