"""The words of a question that count, and names as people begin to type them.

One reading for both engines: the same words are left out, and no question is longer than another.
Knows the chain of languages, no index.
"""

from functools import lru_cache

from search.languages import Chain, Token, chain_for

#: Nobody means more; a pasted page is cut off here.
MOST_CHARACTERS, MOST_WORDS = 1000, 32
#: Where a name stands: the title first, other names after it, and labels of concepts here.
LABEL = 1000


def telling(text: str, chain: Chain) -> list[Token]:
    """Each word that counts, once: no stop words, unless there are no others."""
    whole = wording(text, chain)
    counting = [token for token in whole if not chain.is_stop_word(token.word)] or whole
    words: dict[str, Token] = {}
    for token in counting[:MOST_WORDS]:
        words.setdefault(token.stem, token)
    return list(words.values())


def wording(text: str, chain: Chain) -> list[Token]:
    """All words in their order, as they stand in a phrase."""
    tokens = list(chain.tokens(text[:MOST_CHARACTERS]))
    # A text cut into grams ends in short ones, which only stand for themselves when alone.
    return [token for token in tokens if not (token.is_gram and _is_tail(token, tokens))]


@lru_cache(maxsize=5_000)
def plain_words(text: str, language: str) -> str:
    """A name as people begin to type it: its words whole, small and folded."""
    chain = chain_for(language)
    return " ".join(chain.plain(token.word) for token in chain.tokens(text))


def _is_tail(token: Token, tokens: list[Token]) -> bool:
    """A shorter gram inside the end of the gram before it."""
    return any(
        other.is_gram and other.start < token.start and other.end == token.end for other in tokens
    )
