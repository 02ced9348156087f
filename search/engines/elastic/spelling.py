"""The nearest spelling that the library has of what was typed, asked and answered.

A word that any language of the library knows is left alone; another one is compared with the words
of the reader's language. Which of those is nearest is decided by the same rule as in the embedded
engine.
"""

from collections.abc import Mapping, Sequence

from search.contract import Query
from search.engines.elastic import packages as es
from search.engines.elastic.asking import matching
from search.engines.elastic.mapping import STEMMED
from search.languages import Chain, Token, chain_for
from search.respelling import changes_allowed, distance, oddness
from search.words import MOST_CHARACTERS

#: Who typed more words than this didn't slip in one of them.
_LOOKED_AT = 8
_OPTIONS = 25
STRICTLY, LOOSELY = "strictly", "loosely"


def words_of(query: Query, language: str) -> list[Token]:
    """The words that may be misspelt: none that editors know."""
    chain = chain_for(language)
    tokens = [t for t in chain.tokens(query.words[:MOST_CHARACTERS]) if not t.is_gram]
    telling = [token for token in tokens if not chain.is_stop_word(token.word)]
    return [token for token in telling if token.word not in query.known][:_LOOKED_AT]


def search(words: Sequence[Token], language: str, known: Sequence[str]) -> es.Search:
    """Which of the words any language knows, and what is written like them in the reader's."""
    chain = chain_for(language)
    made = es.Search()[:0].extra(track_total_hits=False)
    for number, token in enumerate(words):
        made.aggs.bucket(str(number), "filter", _has_word(token.word, known))
        plain = chain.plain(token.word)
        made = made.suggest(
            str(number),
            plain,
            term={
                "field": f"written.{language}",
                "suggest_mode": "always",
                # One more than is allowed: an accent that wasn't typed is no slip.
                "max_edits": 2,
                "prefix_length": 0,
                "min_word_length": 3,
                "size": _OPTIONS,
            },
        )
    return made


def respelled(answer: Mapping, text: str, words: Sequence[Token], language: str) -> str:
    """What was typed with unknown words put right; empty where nothing is to be put right."""
    chain, corrected, at = chain_for(language), "", 0
    for number, token in enumerate(words):
        if answer["aggregations"][str(number)]["doc_count"]:
            continue
        options = answer["suggest"][str(number)]
        better = _nearest(chain, token.word, options[0]["options"] if options else ())
        if better:
            corrected += text[at : token.start] + better
            at = token.end
    return corrected + text[at:] if at else ""


def counting(better: Query, languages: tuple[str, ...]) -> es.Search:
    """How many works the other spelling finds."""
    made = es.Search()[:0].extra(track_total_hits=False)
    made.aggs.bucket(STRICTLY, "filter", matching(better, languages))
    made.aggs.bucket(LOOSELY, "filter", matching(better, languages, relaxed=True))
    return made


def _nearest(chain: Chain, word: str, options: Sequence[Mapping]) -> str:
    """The fewest changes win, then the likeliest slip and the commoner word."""
    plain = chain.plain(word)
    most = changes_allowed(plain)
    ranked = []
    for option in options:
        other = chain.plain(option["text"])
        changes = distance(plain, other, most)
        if changes <= most:
            rank = (changes, oddness(plain, other, max(option["freq"], 1)))
            ranked.append((rank, option["text"]))
    return min(ranked)[1] if ranked else ""


def _has_word(word: str, languages: Sequence[str]) -> es.Query:
    fields = [f"{name}.{code}" for name in STEMMED for code in languages]
    folded = [es.Q("term", **{f"folded.{code}": chain_for(code).plain(word)}) for code in languages]
    return es.Q("bool", should=[es.Q("multi_match", query=word, fields=fields), *folded])
