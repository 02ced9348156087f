"""The words agreed on: which concepts a sentence names, and whether its translation says them so.

The names of concepts are the term list; any name a concept has in a language will do. Words are
compared by their stems, so that plurals, cases and the Arabic article count as the same word, and
without what leans on them. It warns and never refuses: a language may need another word here and
there. Knows labels and sentences, not pages.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import strip_tags

from patterns.languages.leaning import bare, words_of
from patterns.models import ConceptLabel, VocabularyVersion
from search.languages import chain_for

SHORTEST = 3  # letters of a name that is looked for
QUALIFIER = re.compile(r"\s*\([^)]*\)")  # says which sense of a name is meant; no sentence has it
INDEFINITE = re.compile(r"(?:\u064bا|ا\u064b)\b")  # the Arabic ending of “a …” as an object


@dataclass(frozen=True, slots=True)
class Term:
    """A concept that a sentence names: as its source says it, and as it is agreed on."""

    code: str
    said: str
    agreed: str
    is_missing: bool = False


class Terms:
    """What is agreed on between two languages."""

    def __init__(self, source, target):
        self.source, self.target = chain_for(source), chain_for(target)
        self.by_first = {}
        for names, theirs, code in _named(source, target):
            for name in names:
                stems = tuple(self.source.stems(name))
                if stems and len(name) >= SHORTEST:
                    self.by_first.setdefault(stems[0], []).append((stems, name, theirs, code))
        for found in self.by_first.values():
            found.sort(key=lambda one: -len(one[0]))

    def of(self, sentence, words=""):
        """The terms of a sentence; those whose agreed words aren't in `words` are marked."""
        stems = self.source.stems(strip_tags(sentence))
        there = stems_of(self.target, strip_tags(words))
        found, at = {}, 0
        while at < len(stems):
            fits = (one for one in self.by_first.get(stems[at], ()) if _stands(one[0], stems, at))
            match = next(fits, None)
            if match is None:
                at += 1
                continue
            _stems, name, theirs, code = match
            is_missing = bool(words) and not is_said(self.target, theirs, there)
            found.setdefault(code, Term(code, name, theirs[0], is_missing))
            at += len(match[0])
        return list(found.values())


def terms(source, target):
    """What is agreed on between two languages now; one query where no concept has changed."""
    return _terms(source, target, VocabularyVersion.current())


@lru_cache(maxsize=64)
def _terms(source, target, version):
    return Terms(source, target)


def _named(source, target):
    """(names in the source's language, in the target's, code) of every concept agreed on.

    The target's begin with the one agreed on; hidden ones, as odd plurals, are names there too.
    """
    rows = ConceptLabel.objects.filter(
        language__in=[source, target], kind__in=["pref", "alt", "hidden"], concept__retired=False
    ).values_list("concept__scheme", "concept__notation", "language", "kind", "text")
    names, theirs, agreed = {}, {}, {}
    for scheme, notation, language, kind, text in rows:
        code = f"{scheme}/{notation}"
        if language == target and kind == "pref":
            agreed[code] = text
        elif language == target:
            theirs.setdefault(code, []).append(text)
        elif kind != "hidden":
            names.setdefault(code, []).append(text)
    return [
        (names[code], (text, *theirs.get(code, ())), code)
        for code, text in agreed.items()
        if code in names
    ]


def stems_of(chain, text):
    """What each word of a text may stand for, for names to be looked for in it."""
    return words_of(chain, INDEFINITE.sub("", text))


def is_said(chain, names, there):
    """Whether one of these names stands in a text, given by `stems_of`."""
    return any(_is_in(bare(chain, QUALIFIER.sub("", name)), there) for name in names)


def _stands(stems, where, at):
    return tuple(where[at : at + len(stems)]) == stems


def _is_in(stems, where):
    places = range(len(where) - len(stems) + 1)
    return any(
        all(stem in may for stem, may in zip(stems, where[at:], strict=False)) for at in places
    )
