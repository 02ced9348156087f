"""One spelling for letters that readers type in several ways.

Knows accents, ligatures and final sigma. Comes after stemming, because stemmers read accents.
"""

import unicodedata
from functools import lru_cache

# What Unicode doesn't take apart.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ı": "i", "ł": "l", "đ": "d", "ð": "d",
        "þ": "th", "ħ": "h", "ŋ": "n", "ς": "σ", "ĸ": "k", "ŧ": "t",
    }
)  # fmt: skip


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Small letters without accents; marks that are letters of their own (Hindi, Thai) stay."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    bare = "".join(sign for sign in apart if not _is_accent(sign))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


def _is_accent(sign: str) -> bool:
    # A nukta or virama (classes 7 and 9) changes the letter; kana marks (8) do, too.
    return unicodedata.combining(sign) not in (0, 7, 8, 9)
