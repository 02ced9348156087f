"""Words too common to ask for, as data: one file a language under `vendor/stop_words/`.

Knows how those files are written. A language without a file has no stop words.
"""

import re
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "vendor" / "stop_words"
_COMMENT = re.compile(r"[|#].*")
_CODE = re.compile(r"[a-z]{2,3}")
_SAME_LIST = {"nb": "no", "nn": "no"}


@lru_cache(maxsize=64)
def stop_words(language: str) -> frozenset[str]:
    """The list as it is written, in small letters; empty where there is none."""
    file = FOLDER / f"{_SAME_LIST.get(language, language)}.txt"
    if not _CODE.fullmatch(language) or not file.is_file():
        return frozenset()
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(word.lower() for line in lines for word in _COMMENT.sub("", line).split())
