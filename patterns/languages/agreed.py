"""The words agreed on: which concepts a sentence names, and whether its translation says them so.

The names of concepts are the term list. Words are compared by their stems, so that plurals,
cases and the Arabic article count as the same word. It warns and never refuses: a language may
need another word here and there. Knows labels and sentences, not pages.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import strip_tags

from patterns.models import ConceptLabel, VocabularyVersion
from search.languages import chain_for

SHORTEST = 3  # letters of a name that is looked for


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
        for names, agreed, code in _named(source, target):
            for name in names:
                stems = tuple(self.source.stems(name))
                if stems and len(name) >= SHORTEST:
                    self.by_first.setdefault(stems[0], []).append((stems, name, agreed, code))
        for found in self.by_first.values():
            found.sort(key=lambda one: -len(one[0]))

    def of(self, sentence, words=""):
        """The terms of a sentence; those whose agreed words aren't in `words` are marked."""
        stems = self.source.stems(strip_tags(sentence))
        there = self.target.stems(strip_tags(words))
        found, at = {}, 0
        while at < len(stems):
            fits = (one for one in self.by_first.get(stems[at], ()) if _stands(one[0], stems, at))
            match = next(fits, None)
            if match is None:
                at += 1
                continue
            _stems, name, agreed, code = match
            is_missing = bool(words) and not _is_in(self.target.stems(agreed), there)
            found.setdefault(code, Term(code, name, agreed, is_missing))
            at += len(match[0])
        return list(found.values())


def terms(source, target):
    """What is agreed on between two languages now; one query where no concept has changed."""
    return _terms(source, target, VocabularyVersion.current())


@lru_cache(maxsize=64)
def _terms(source, target, version):
    return Terms(source, target)


def _named(source, target):
    """(names in the source's language, agreed name, code) of every concept that has both."""
    rows = ConceptLabel.objects.filter(
        language__in=[source, target], kind__in=["pref", "alt"], concept__retired=False
    ).values_list("concept__scheme", "concept__notation", "language", "kind", "text")
    names, agreed = {}, {}
    for scheme, notation, language, kind, text in rows:
        code = f"{scheme}/{notation}"
        if language == source:
            names.setdefault(code, []).append(text)
        elif kind == "pref":
            agreed[code] = text
    return [(names[code], agreed[code], code) for code in names if code in agreed]


def _stands(stems, where, at):
    return tuple(where[at : at + len(stems)]) == stems


def _is_in(stems, where):
    return any(_stands(tuple(stems), where, at) for at in range(len(where)))
