"""Small words that lean on the next one with an apostrophe: l'eau, dell'acqua, d'aigua.

Knows them for the languages that write so, and English's possessive.
"""

from search.languages.tokens import APOSTROPHES

LEANING = {
    "fr": "l d j m t s n c qu jusqu quoiqu lorsqu puisqu",
    "it": "l d c un un all dall dell nell sull coll pell gl agl dagl degl negl sugl m t s v "
    "quell quest bell sant tutt anch com dov quand",
    "ca": "l d m t s n",
    "ga": "d m b",
}  # fmt: skip
_LEANING = {language: frozenset(words.split()) for language, words in LEANING.items()}
_ONE_MARK = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


def without_elision(word: str, language: str) -> str:
    """The word by itself; an apostrophe that means something else is only taken out."""
    if word.isalnum():
        return word
    word = word.translate(_ONE_MARK)
    if language == "en":
        word = word.removesuffix("'s")
    leaning = _LEANING.get(language, frozenset())
    first, mark, rest = word.partition("'")
    if mark and rest and first in leaning:
        word = rest
    return word.replace("'", "")
