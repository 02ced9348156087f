"""The words of the shipped library: short, its own, explained, and safe to publish."""

import os
import re
from pathlib import Path

import pytest
from django.conf import settings

from patterns.personal import personal
from tests.library.starter.shipped import fields, name_of, texts, words
from tests.walls.project import stand

LONGEST_SENTENCE = 40
LENGTHS = {"pattern": (220, 650), "technique": (220, 820), "module": (200, 420)}
RUN = 12  # words in a row that are a copy
SENTENCE = re.compile(r"(?<=[.!?:;])\s+")
# Words of reports that say nothing to somebody in a village hall.
EMPTY = re.compile(
    r"\b(stakeholder engagement|best practices?|synerg\w+|holistic\w*|leverag(e|ing) (the|our)|"
    r"capacity[- ]building|it is important (to|that)|plays? a (key|crucial|vital) role|"
    r"robust|seamless\w*|delve|tapestry|game[- ]chang\w+|not only\b.{3,60}\bbut also)\b",
    re.I,
)


def toolkit_text():
    """The toolkit's own text, where it is at hand: named, or beside the checkout."""
    root = Path(settings.ROOT)
    places = [
        os.environ.get("TOOLKIT_TEXT", ""),
        *(folder / "shared/source/medtown-toolkit.txt" for folder in list(root.parents)[:2]),
    ]
    return next((Path(place) for place in places if place and Path(place).is_file()), None)


def prose(work):
    """(field, text) of what the library says itself: titles of sources aren't its words."""
    return [(path, text) for path, text in texts(work) if not path.startswith("sources.")]


def english(shipped, *kinds):
    return [w for w in shipped.works() if w.source_language == "en" and w.kind in kinds]


def test_sentences_can_be_said_in_one_breath(shipped):
    stand(
        f"{name_of(work)}: {len(words(sentence))} words in “{sentence[:70]}…”"
        for work in english(shipped, *LENGTHS, "case", "community", "section")
        for _path, text in prose(work)
        for sentence in SENTENCE.split(text)
        if len(words(sentence)) > LONGEST_SENTENCE
    )


@pytest.mark.parametrize("kind", LENGTHS)
def test_texts_are_neither_thin_nor_long(shipped, kind):
    least, most = LENGTHS[kind]
    for work in shipped.works(kind):
        length = sum(len(words(text)) for _path, text in prose(work))
        assert least <= length <= most, f"{name_of(work)} has {length} words."


def test_nothing_is_said_in_empty_words(shipped):
    stand(
        f"{name_of(work)}: “{found.group()}” says nothing. Say what happens."
        for work in english(shipped, *LENGTHS, "case", "community", "section")
        for _path, text in prose(work)
        if (found := EMPTY.search(text))
    )


def test_a_pattern_weighs_forces_and_then_says_what_to_do(shipped):
    """A real "therefore": one sentence that begins with a verb, in two languages' ways."""
    for pattern in shipped.works("pattern"):
        said = fields(pattern)
        assert 2 <= len(pattern.blocks["forces"]) <= 8, pattern.slug
        assert len(words(said["solution"])) >= 12, f"{pattern.slug}: {said['solution']}"
        assert not re.match(r"(The|It|There|This)\b", said["solution"]), pattern.slug
        for field in ("gains", "liabilities", "next_steps", "signs"):
            assert said.get(field), f"{pattern.slug} has no {field}."


def test_the_glossary_is_large_and_every_term_of_it_is_used(shipped):
    terms = {code: c for code, c in shipped.concepts.items() if c.definition.get("en")}
    used = {
        block.facts.get("concept")
        for work in shipped.works()
        for block in work.blocks.get("body", ())
    }
    for work in shipped.works():
        used |= shipped.linked(work)

    assert len([code for code in terms if code.startswith("glossary/")]) >= 100
    stand(
        f"No text leads to {code}. Link it where it is first spoken of, or take it out."
        for code in terms
        if code.startswith("glossary/") and code not in used
    )


def test_nobody_can_be_written_to_or_rung_up(shipped):
    stand(
        f"{version.path}: {personal(text)} is an address or a number of somebody."
        for work in shipped.works()
        for version in work.versions.values()
        for _path, text in texts(work, version)
        if personal(text)
    )


def test_no_run_of_twelve_words_is_the_toolkits(shipped):
    source = toolkit_text()
    if source is None:
        pytest.skip("the toolkit's text is not at hand. Name its file in TOOLKIT_TEXT.")
    theirs = words(source.read_text(encoding="utf-8"))
    runs = {tuple(theirs[i : i + RUN]) for i in range(len(theirs) - RUN + 1)}
    ours = [(name_of(work), text) for work in shipped.works() for _p, text in texts(work)]
    ours += [(c.code, c.definition.get("en", "")) for c in shipped.concepts.values()]

    stand(
        f"{name}: “{' '.join(mine[i : i + RUN])}” is the toolkit's. Say it in other words."
        for name, text in ours
        for mine in [words(text)]
        for i in range(len(mine) - RUN + 1)
        if tuple(mine[i : i + RUN]) in runs
    )
