"""Little words that lean on another one, or melt into the next: “وبقبول”, “della”, “na”, “στην”.

The chain of search keeps the Arabic ones that a word may begin with by itself, and takes every
written word for one of its own. Whoever asks whether a name is said in a text, and may say yes too
often, takes them away here; so are plurals read that the stemmer doesn't know. Knows words, not
why they are compared.
"""

import re
from functools import lru_cache

# “and, then” before “with, to, like”; each may stand alone. “The” after them the stemmer knows.
BEFORE = re.compile(r"[وف]?[بلك]|[وف]")
# “their, our, your, her, his, my”, before which the last letter of a feminine word is written out.
AFTER = re.compile(r"ت?(?:هما|هم|هن|نا|كما|كم|كن|ها|ه|ي)$")
SHORTEST = 3  # letters left of an Arabic word

# Articles, and prepositions in every form that has one in it.
MELTED = {
    "es": "el la los las lo de del a al",
    "fr": "le la les de du des à au aux",
    "it": "il lo la i gli le di del dello della dei degli delle a al allo alla ai agli alle da dal "
    "dallo dalla dai dagli dalle in nel nello nella nei negli nelle su sul sullo sulla sui sugli "
    "sulle con col coi",
    "pt": "o a os as de do da dos das em no na nos nas à ao aos às por pelo pela pelos pelas num "
    "numa nuns numas dum duma",
    "el": "ο η το οι τα του της των τον τη την τους τις σε στο στη στην στον στου στης στων στους "
    "στις στα",
}  # fmt: skip


def words_of(chain, text):
    """The stems each word of a text may stand for, a set each; no articles and the like."""
    little, found = _melted(chain), []
    for word in chain.written(text):
        stem, plain = chain.stem(word), chain.plain(word)
        if stem and plain not in little:
            found.append({stem, *_without_leaning(chain, plain), *_of_one(chain, word)})
    return found or [{stem} for stem in chain.stems(text)]


def bare(chain, name):
    """The stems of a name without its articles and the like; all of them where it has no others."""
    little = _melted(chain)
    words = [word for word in chain.written(name) if chain.plain(word) not in little]
    return [*filter(None, map(chain.stem, words))] or chain.stems(name)


@lru_cache(maxsize=16)
def _melted(chain):
    return frozenset(map(chain.plain, MELTED.get(chain.language, "").split()))


def _of_one(chain, word):
    """The stem of the singular of a Portuguese word in “-ões”; the stemmer takes it for another."""
    if chain.language == "pt" and word.lower().endswith("ões"):
        yield chain.stem(f"{word[:-3]}ão")


def _without_leaning(chain, word):
    """The stems of an Arabic word without what is written onto it, before, after or both."""
    if chain.language != "ar":
        return
    before = BEFORE.match(word)
    starts = {0, before.end(), 1} if before else {0}
    for begun in (word[start:] for start in starts):
        after = AFTER.search(begun)
        for rest in (begun, begun[: after.start()] if after else begun):
            if len(rest) >= SHORTEST:
                yield chain.stem(rest)
