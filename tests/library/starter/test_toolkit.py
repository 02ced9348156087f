"""The shipped toolkit: its eighteen sections and the training of tutors, each whole."""

from collections import Counter, defaultdict

from tests.library.starter.shipped import fields, name_of, words

SECTIONS = {1: 3, 2: 4, 3: 4, 4: 4, 5: 4}  # modules of the toolkit and how many sections each has
TUTORS = 6  # the training of tutors, which comes after them
TABLES = {"table", "grid", "coproduction", "common_good"}


def blocks(section):
    return Counter(block.name for block in section.blocks["body"])


def by_module(shipped):
    found = defaultdict(list)
    for section in shipped.works("section"):
        found[shipped.name(section.facts["module"])].append(section)
    return found


def test_every_module_and_section_is_there(shipped):
    modules = {work.facts["number"]: name_of(work) for work in shipped.works("module")}
    sections = by_module(shipped)

    assert sorted(modules) == [*SECTIONS, TUTORS]
    for number, wanted in SECTIONS.items():
        numbers = {work.facts["number"] for work in sections[modules[number]]}
        assert numbers == {f"{number}.{place}" for place in range(1, wanted + 1)}
    assert len(sections[modules[TUTORS]]) >= 3


def test_a_module_takes_as_long_as_its_sections(shipped):
    sections = by_module(shipped)
    for module in shipped.works("module"):
        minutes = sum(section.facts["minutes"] for section in sections[name_of(module)])
        assert abs(float(module.facts["hours"]) * 60 - minutes) <= 6, f"{module.slug}: {minutes}"


def test_a_section_has_its_parts(shipped):
    for section in shipped.works("section"):
        count, said = blocks(section), fields(section)
        assert said["aim"], section.slug
        assert section.facts["minutes"] >= 60, section.slug
        assert sum(count[name] for name in TABLES) >= 1, f"{section.slug}: tables and matrices"
        assert count["definition"] >= 2, f"{section.slug}: terms"
        assert count["exercise"] == 1, f"{section.slug}: one exercise"
        assert count["question"] >= 2, f"{section.slug}: questions to think over"
        assert section.blocks.get("patterns"), f"{section.slug}: patterns to practise"
        assert section.blocks.get("techniques"), f"{section.slug}: cards to practise"


def test_a_section_is_read_in_a_few_minutes(shipped):
    for section in shipped.works("section"):
        length = len(words(fields(section)["body"]))
        assert 500 <= length <= 900, f"{section.slug} has {length} words."


def test_an_exercise_leaves_time_for_the_rest(shipped):
    for section in shipped.works("section"):
        for block in section.blocks["body"]:
            if block.name == "exercise":
                assert 20 <= block.facts["minutes"] <= section.facts["minutes"] - 30, section.slug


def test_each_link_to_practise_says_why(shipped):
    for section in shipped.works("section"):
        said = section.source.wording.said
        for field in ("patterns", "techniques"):
            for block in section.blocks.get(field, ()):
                assert f"{field}.{block.id}" in said or block.parts, f"{section.slug}: {block.id}"
