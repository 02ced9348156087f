"""The nearest spelling that the library has of what was typed.

Words that share runs of three letters with it are compared letter by letter; the fewest changes
win, then the likeliest slip and the commoner word. A word that the library knows is left alone.
"""

# ruff: noqa: S608 - table names carry a number of ours; words of anybody are always bound.

import sqlite3
from collections.abc import Collection, Sequence

from search.engines.embedded import schema
from search.engines.embedded.vocabulary import grams
from search.languages import Chain, chain_for
from search.respelling import changes_allowed, distance, oddness
from search.words import MOST_CHARACTERS, MOST_WORDS

_COMPARED = 100


def respelled(
    connection: sqlite3.Connection,
    typed: str,
    languages: Sequence[str],
    right: Collection[str] = (),
) -> str:
    """What was typed with unknown words put right; empty where nothing is to be put right.

    `right` are words that editors know, though no work has them.
    """
    numbers = schema.language_numbers(connection)
    known = [(chain_for(code), numbers[code]) for code in languages if code in numbers]
    if not known:
        return ""
    corrected, at, changed = "", 0, 0
    text = typed[:MOST_CHARACTERS]
    for token in list(known[0][0].tokens(text))[:MOST_WORDS]:
        leave = token.is_gram or token.word in right
        better = "" if leave else _better(connection, token.word, known)
        if better:
            corrected += text[at : token.start] + better
            at, changed = token.end, changed + 1
    return corrected + text[at:] if changed else ""


def _better(connection: sqlite3.Connection, word: str, known: Sequence[tuple[Chain, int]]) -> str:
    if any(_is_known(connection, word, chain, number) for chain, number in known):
        return ""
    chain, number = known[0]
    return nearest(connection, chain.plain(word), number)


def _is_known(connection: sqlite3.Connection, word: str, chain: Chain, number: int) -> bool:
    if chain.is_stop_word(word):
        return True
    written = ((chain.plain(word), "folded"), (chain.stem(word), "stem"))
    return any(
        connection.execute(
            f"SELECT 1 FROM word_{number} WHERE {column} = ? AND works > 0", (text,)
        ).fetchone()
        for text, column in written
    )


def nearest(connection: sqlite3.Connection, folded: str, number: int) -> str:
    """The word of the library that is written most like this one; empty if none is near."""
    allowed = changes_allowed(folded)
    sql = (
        f"SELECT word, folded, works FROM gram_{number} CROSS JOIN word_{number}"
        f" ON id = gram_{number}.rowid WHERE gram_{number} MATCH ? AND works > 0"
        f" ORDER BY bm25(gram_{number}) LIMIT {_COMPARED}"
    )
    match = " OR ".join(f'"{gram}"' for gram in grams(folded).split())
    best, best_rank = "", (allowed + 1, 0.0)
    for word, other, works in connection.execute(sql, (match,)):
        changes = distance(folded, other, allowed)
        if changes <= allowed:
            rank = (changes, oddness(folded, other, works))
            if rank < best_rank:
                best, best_rank = word, rank
    return best
