"""FORMAT.md says exactly what is read; whoever writes a package has nothing else."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from wagtail.blocks import StreamBlock

from patterns.blocks.body import BodyBlocks
from patterns.library import front_matter, limits
from patterns.library.blocks import form_of, items_of
from patterns.library.fields import folders, form
from patterns.library.known import WORKS
from patterns.library.loading import load
from patterns.library.people import PersonEntry
from patterns.models import ListingPage, PatternPage, Person, Relation
from patterns.models.library_page import Licence
from patterns.models.relations import PATTERN_LINKS, SYMMETRIC, Outcome

LIBRARY = Path(settings.ROOT) / "patterns/library"
TEXT = (LIBRARY / "FORMAT.md").read_text()
# A field of every kind: the table above the kinds' own.
EVERY = "Every kind"
TITLES = {
    "pattern": "Pattern (", "technique": "Technique card", "case": "Case study",
    "community": "Community", "module": "| module field |", "section": "| section field |",
}  # fmt: skip


def rows(after):
    """The cells of the table that stands below these words, without its head."""
    part = TEXT[TEXT.index(after) :]
    lines = part[part.index("|") :].split("\n\n")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def names(after):
    """(name, form) of each field of a table; one row may name several."""
    for cells in rows(after):
        for name in re.split(r" · |, ", cells[0]):
            yield name, cells[1]


@pytest.mark.parametrize("kind", folders().values())
def test_every_field_of_every_kind_is_told_and_none_that_isnt_read(kind):
    told = {name for name, _form in (*names(EVERY), *names(TITLES[kind]))}
    read = form(kind)
    (about,) = (cells[3] for cells in rows(EVERY) if cells[0] == "keywords")
    if f"{kind}s" in about:
        told.discard("keywords")

    assert told - {"live"} == read.words.keys() | read.facts.keys()


@pytest.mark.parametrize("kind", folders().values())
def test_what_is_a_fact_is_told_as_one(kind):
    read = form(kind)
    for name, how in (*names(EVERY), *names(TITLES[kind])):
        if name in read.facts:
            assert how.startswith("fact:"), name
        elif name in read.words and read.words[name].form == "items":
            assert how.startswith("fact items"), name
        elif name in read.words:
            assert not how.startswith("fact"), name


@pytest.mark.parametrize("kind", folders().values())
def test_what_readers_must_find_is_marked(kind):
    """R in the third column, as the page type's own gate has it."""
    required = {*form(kind).model.required}
    for after in (EVERY, TITLES[kind]):
        for cells in rows(after):
            for name in re.split(r" · |, ", cells[0]):
                if name in required:
                    assert cells[2].startswith("R"), name


@pytest.mark.parametrize("kind", folders().values())
def test_choices_are_told(kind):
    for name, fact in form(kind).facts.items():
        if fact.part.choices and all(not code.isdigit() for code in fact.part.choices):
            row = next(cells for after in (EVERY, TITLES[kind]) for cells in rows(after)
                       if name in re.split(r" · |, ", cells[0]))  # fmt: skip
            assert set(fact.part.choices) <= set(re.findall(r"`([^`]+)`", row[1])), name


def test_every_block_and_its_parts_are_told():
    told = {cells[0]: cells for cells in rows("### Body blocks")}
    items = items_of(BodyBlocks())

    assert told.keys() == {item.name for item in items}
    for item in items:
        for part in item.facts:
            assert any(name in told[item.name][1] for name in part.written), (item.name, part.name)
        if len(item.words) > 1:
            for part in item.words:
                assert f"`#### {part.written[0]}`" in told[item.name][2]


def test_parts_of_items_are_told():
    for kind in folders().values():
        for name, how in (*names(EVERY), *names(TITLES[kind])):
            known = form(kind).words.get(name)
            if known is not None and known.form == "items":
                for part in known.items[0].facts:
                    assert re.search(rf"\b{part.written[0]}\b", how), (kind, name, part.name)


def test_words_with_fixed_choices_are_told():
    for words in (Licence.values, Outcome.values, [kind.value for kind in PATTERN_LINKS],
                  Person.Role.values):  # fmt: skip
        for word in words:
            assert word in TEXT, word


def test_what_holds_in_both_directions_is_told_to_be_written_once():
    *_rest, (_name, links, _required, about) = (
        cells for cells in rows(TITLES["pattern"]) if cells[0] == "links"
    )
    kinds = [kind.value for kind in PATTERN_LINKS]
    assert [kind for kind in kinds if kind in SYMMETRIC] == kinds[-3:], "“the last three”"
    assert re.findall(r"`([a-z_]+)`", about)[: len(kinds)] == kinds


def test_the_vocabularies_are_told_as_the_starter_library_has_them():
    told = {cells[0]: cells for cells in rows("## 7. The vocabularies")}
    there = {path.stem: front_matter.read(path.read_text().splitlines()).mapping()
             for path in (LIBRARY / "starter/concepts").glob("*.yaml")}  # fmt: skip

    assert told.keys() == there.keys()
    for scheme, head in there.items():
        concepts = [node.mapping() for node in head["concepts"].nodes()]
        notations = " · ".join(
            f"`{concept['notation'].text()}` {concept['labels'].mapping()['en'].text()}"
            for concept in concepts
        )
        if scheme == "glossary":
            notations = f"{len(concepts)} terms"
        assert told[scheme][1] == head["title"].mapping()["en"].text()
        assert told[scheme][2].startswith(notations), f"| {scheme} | … | {notations} |"


@pytest.mark.parametrize("kind", folders().values())
def test_every_vocabulary_a_field_takes_is_told(kind):
    told = {cells[0] for cells in rows("## 7. The vocabularies")}
    parts = [fact.part for fact in form(kind).facts.values()]
    parts += [part for known in form(kind).words.values() for item in known.items
              for part in item.facts]  # fmt: skip

    assert {scheme for part in parts for scheme in part.schemes} <= told


def test_limits_are_told():
    assert f"{limits.FILES:,} files" in TEXT
    assert f"{limits.TEXT_FILE // limits.MIB} MB a text file" in TEXT
    assert f"{limits.MEDIA_FILE // limits.MIB} MB a picture" in TEXT
    assert f"{limits.TOTAL // limits.MIB} MB together" in TEXT
    assert f"{limits.LINE:,} characters a line" in TEXT
    assert f"more than {limits.PACKED} times its size" in TEXT
    assert str(WORKS) in TEXT


def test_names_of_people_are_told():
    example = TEXT[TEXT.index("# people.yaml") :]

    for name in PersonEntry.__dataclass_fields__:
        assert f"{'id' if name == 'slug' else name}:" in example


def test_a_field_of_an_unknown_class_says_the_line_to_write():
    with pytest.raises(TypeError, match=r"Write its class and form in patterns/library/blocks\.py"):
        form_of(StreamBlock([]))


def blocks_of(language):
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def test_the_examples_of_format_md_are_a_package_that_loads(site, tmp_path):
    """Written from the page alone: its three YAML examples and its work."""
    head, concepts, people = blocks_of("yaml")
    tree = front_matter.read(concepts.splitlines())
    assert tree.mapping()["scheme"].value == "mit-actor"

    files = {
        "library.yaml": head,
        "people.yaml": people,
        "concepts/mit-actor.yaml": concepts,
        "patterns/consent-decision.en.md": blocks_of("markdown")[0],
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    report = load(tmp_path, dry_run=True)

    # What the example leaves to its reader: the other vocabularies and the other work.
    told = {(problem.file, problem.field) for problem in report.problems}
    assert told == {
        ("patterns/consent-decision.en.md", name)
        for name in ("topics", "functions", "grid_cells", "links")
    }


def test_a_library_with_less_is_drafts(site, tmp_path):
    """Section 6: titles, summaries, texts and links, and nothing invented."""
    (tmp_path / "patterns").mkdir()
    (tmp_path / "library.yaml").write_text(
        "name: less\ntitle: Less\nlicence: CC-BY-4.0\nsource: https://example.org/\n"
        "source_language: es\nlanguages: [es]\n"
    )
    for slug, other in (("uno", "dos"), ("dos", None)):
        links = f"links: [{{id: a, kind: works_with, target: {other}}}]\n" if other else ""
        facts = f"status: candidate\nlive: false\n{links}"
        facts += f'sources: [{{id: web, url: "https://example.org/{slug}"}}]\n'
        words = f"# {slug}\n\n## summary\nUna frase que dice de qué trata, y nada más que eso.\n\n"
        words += "## solution_text\nTexto.\n\n## sources\n### web\nLa web.\n"
        (tmp_path / f"patterns/{slug}.es.md").write_text(f"---\n{facts}---\n{words}")
    report = load(tmp_path)

    assert not report.problems
    assert PatternPage.objects.filter(live=False, locale__language_code="es").count() == 2
    assert not Relation.objects.exists()
    assert ListingPage.objects.get(slug="patterns", locale__language_code="es").numchild == 2
