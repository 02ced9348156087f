"""Excerpts: the best piece of a text, and what to mark in it."""

from search.excerpts import LENGTH, excerpt
from search.languages import chain_for

LONG = " ".join(f"word{number}" for number in range(200))


def marked(found):
    return [found.text[start:end] for start, end in found.spans]


def of(texts, words, language="en"):
    chain = chain_for(language)
    return excerpt(texts, set(chain.stems(words)), chain)


def test_every_form_of_the_word_is_marked():
    found = of(["Towns decide. A town decided; deciding is the town's."], "town decision decide")

    assert marked(found) == ["Towns", "decide", "town", "decided", "deciding", "town's"]


def test_the_piece_with_most_of_the_words_is_taken():
    found = of([f"A garden. {LONG} A garden in a valley. {LONG}"], "garden valley")

    assert marked(found) == ["garden", "valley"]
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert len(found.text) < LENGTH + 50


def test_the_text_with_most_of_the_words_is_taken():
    assert marked(of(["A garden", "A garden, a valley"], "garden valley")) == ["garden", "valley"]


def test_without_any_word_the_first_text_begins():
    found = of(["", LONG, "other"], "nothing")

    assert found.text.startswith("word0")
    assert found.spans == ()


def test_no_text_gives_an_empty_excerpt():
    assert of([], "word").text == ""
    assert of(["  "], "word").text == ""


def test_grams_that_overlap_are_one_mark():
    found = of(["広場で市民参加を"], "市民参加", "ja")

    assert marked(found) == ["市民参加"]


def test_a_single_sign_is_marked_wherever_it_begins_a_gram():
    assert marked(of(["市民と市"], "市", "ja")) == ["市", "市"]


def test_a_word_longer_than_an_excerpt_is_no_trouble():
    assert of(["a" * 1000 + " town"], "town " + "a" * 1000).spans
