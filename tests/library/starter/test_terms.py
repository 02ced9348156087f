"""The names of concepts are the term list: what an English text names is so named in translation.

Terms are all names of the glossary, and those of other vocabularies that have two words or more:
“other”, “list” or “public” name a drawer there, in prose they are words like any. A name is found
as the noun it is, in one or in many; of the same root, “to object” names no objection. A name with
a qualifier in brackets is a common word outside of that sense. In the translated paragraph any of
the concept's names will do, compared by stems as on the translators' bench.
"""

import re
from collections import defaultdict

import pytest

from patterns.languages.agreed import is_said, stems_of
from search.languages import chain_for
from tests.library.starter.shipped import texts
from tests.walls.project import stand

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
TERM_LIST = "glossary"
LANGUAGES = ("es", "fr", "ar")  # those that whole works are translated into
# Where a name's letters are another word: the phrase, and what it is there.
OTHER_WORDS = {
    "go round": "an adverb",
    "goes round": "an adverb",
    "walk round": "an adverb",
    "caretakers, drivers": "people at the wheel",
}


def names(concept, language, *, hidden=False):
    kinds = [concept.alternative, *([concept.hidden] if hidden else [])]
    label = [concept.labels[language]] if language in concept.labels else []
    return [*label, *(name for kind in kinds for name in kind.get(language, ()))]


def is_term(concept, name):
    return (concept.scheme == TERM_LIST or " " in name) and "(" not in name


def forms(name):
    """A name as written words, in one and in many."""
    *first, last = WORD.findall(name.casefold())
    many = [f"{last[:-1]}ies"] if last.endswith("y") else [f"{last}s", f"{last}es"]
    return [(*first, form) for form in (last, *many)]


@pytest.fixture(scope="module")
def terms(shipped):
    """{first word: [(words, concept)]}, the longest first."""
    found = defaultdict(list)
    for concept in shipped.concepts.values():
        for name in names(concept, "en"):
            for words in forms(name) if is_term(concept, name) else ():
                found[words[0]].append((words, concept))
    for fitting in found.values():
        fitting.sort(key=lambda one: -len(one[0]))
    return found


def named(terms, text):
    """(name as the text has it, concepts it may mean); the longest name at each place."""
    text = text.casefold()
    for phrase in OTHER_WORDS:
        text = re.sub(rf"\b{phrase}\b", "–", text)
    words, at = WORD.findall(text), 0
    while at < len(words):
        here = tuple(words[at:])
        fitting = [one for one in terms.get(words[at], ()) if one[0] == here[: len(one[0])]]
        longest = len(fitting[0][0]) if fitting else 0
        meant = [concept for said, concept in fitting if len(said) == longest]
        if meant:
            yield " ".join(fitting[0][0]), meant
        at += longest or 1


def translated(shipped, language):
    """(work, path, English text, translated text) of works translated as a whole."""
    for work in shipped.works():
        version = work.versions.get(language)
        if work.source_language == "en" and version:
            there = dict(texts(work, version))
            for path, text in texts(work):
                if path in there and not path.startswith("sources."):
                    yield work, path, text, there[path]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_use_the_agreed_words(shipped, terms, language):
    chain, complaints, count = chain_for(language), [], 0
    for work, path, text, said in translated(shipped, language):
        there = stems_of(chain, said)
        for name, concepts in named(terms, text):
            theirs = [n for one in concepts for n in names(one, language, hidden=True)]
            count += 1
            if theirs and not is_said(chain, theirs, there):
                complaints.append(
                    f"{work.versions[language].path} ({path}): “{name}” is agreed to be "
                    f"“{theirs[0]}”, which isn't in “{said[:90]}”. Write it, or name it so as well "
                    f"in concepts/{concepts[0].scheme}.yaml ({concepts[0].notation})."
                )
    assert count > 90
    stand(complaints)


def test_the_phrases_with_other_words_are_in_use(shipped):
    said = "\n".join(
        text.casefold() for work in shipped.works() for _path, text in texts(work)
    )
    stand(
        f"tests/library/starter/test_terms.py: no text has “{phrase}” any more. Take it out."
        for phrase in OTHER_WORDS
        if phrase not in said
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The tutor and two tutors", ["tutor", "tutors"]),
        ("Nobody objects; objections come later.", ["objections"]),
        ("Go round by seat, then a round.", ["round"]),
        ("Other lists of the public.", []),
        ("Draw the Baseline on the grid.", ["baseline"]),
    ],
)
def test_a_name_is_found_as_the_noun_it_is(terms, text, found):
    assert [name for name, _concepts in named(terms, text)] == found
