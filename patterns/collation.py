"""The alphabetical order of names, as readers of each language expect it.

Accents only decide between names that are otherwise equal, letters of one's own (Spanish ñ) have
their own place, one's own script comes before others, and an article at the start is passed over.
Tested against ICU's order in a browser; ICU itself would need a compiler on every machine. Knows
the table of languages and nothing else.
"""

import hashlib
import re
import unicodedata
from functools import cache, lru_cache

from patterns.languages_table import DEFAULT_LANGUAGE, LANGUAGE_CODES, language

_AFTER, _ELSEWHERE = "\ufffe", "\uffff"  # greater than any letter
_TIE = "\x01"  # less than any
_MARKS = re.compile(r"\A[\W_]+")
_BETWEEN = frozenset("-\u2010\u2011\u2012\u2013\u2014/_")
#: What Unicode doesn't take apart, and what Arabic lists count as another letter's form.
_AS = {
    "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "ء": "ا", "أ": "ا", "ؤ": "ا", "إ": "ا", "ئ": "ا", "آ": "اا", "ة": "ت", "ى": "ي", "\u0640": "",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def sort_key(code, name, spoken=None):
    """What a list for readers of `code` orders a name by; `spoken` is the name's own language."""
    small = _without_article(unicodedata.normalize("NFC", name.casefold()), spoken or code)
    tie = _TIE.join([small.translate(_ACCENTS), small, name.swapcase()])
    return small.translate(_letters(code)).strip() + _TIE + tie


def initial(code, name, spoken=None):
    """The letter a name stands under; “0–9” for all numbers, nothing where it has neither."""
    key = sort_key(code, name, spoken).lstrip(_ELSEWHERE).partition(_TIE)[0]
    if not key or key[0].isdigit():
        return "0–9" if key else ""
    places = len(key) - len(key[1:].lstrip(_AFTER)) - 1
    row = next((letters for letters in _row(code).alphabet if letters[0] == key[0]), key[0])
    return row[places].upper()


def is_own_script(code, other):
    """Whether readers of `code` find names in the language `other` among their own."""
    return script(code) == script(other)


def script(code):
    """What Unicode calls the letters a language is written in."""
    return _script(_row(code).own_name[0])


@cache
def version():
    """Changes when names would be ordered otherwise."""
    keys = [sort_key(code, name) for code in LANGUAGE_CODES for name in _SAMPLES]
    return hashlib.sha256(repr(keys).encode()).hexdigest()[:12]


_SAMPLES = ("The Ñandú", "L’œuvre 2", "الأُمّة", "Η Ύδρα")


def _without_article(small, spoken):
    name = _MARKS.sub("", small)
    row = _row(spoken)
    if name.startswith(row.unlike_articles):
        return name
    for article in row.articles:
        glued = article.endswith(("'", "’", "ال"))
        rest = name.removeprefix(article if glued else f"{article} ")
        if rest != name and rest.strip():
            return rest.strip()
    return name


class _Letters(dict):
    """What each sign counts for to readers of one language, worked out when it is first met."""

    def __init__(self, row):
        super().__init__()
        self._script = _script(row.own_name[0])
        for letters in row.alphabet:
            for place, letter in enumerate(letters[1:], 1):
                self[ord(letter)] = letters[0] + _AFTER * place

    def __missing__(self, number):
        self[number] = self._counted(chr(number))
        return self[number]

    def _counted(self, sign):
        if sign.isspace() or sign in _BETWEEN:
            return " "
        if sign.isdecimal():
            return str(unicodedata.decimal(sign))
        apart = unicodedata.normalize("NFKD", _AS.get(sign, sign))
        letters = [_AS.get(letter, letter) for letter in apart if letter.isalnum()]
        return "".join(
            letter if _script(letter) == self._script else _ELSEWHERE + letter
            for letter in "".join(letters)
        )


class _Accents(dict):
    """The marks on each sign; one without comes first."""

    def __missing__(self, number):
        sign = chr(number)
        self[number] = "\x02" + ("" if sign in _AS else unicodedata.normalize("NFD", sign)[1:])
        return self[number]


_ACCENTS = _Accents()


@cache
def _letters(code):
    return _Letters(_row(code))


def _row(code):
    """The row of a language; one that isn't in the table is ordered as the site's own."""
    return language(code if code in LANGUAGE_CODES else DEFAULT_LANGUAGE)


def _script(letter):
    return unicodedata.name(letter, "").partition(" ")[0]
