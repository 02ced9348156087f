"""Everything in the shipped library may go live as it is: whole, filed, licensed, translated."""

from tests.library.starter.shipped import fields, name_of
from tests.walls.project import stand

FREE = {"CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"}
WITH_CELLS = ("pattern", "case")


def test_every_work_is_live_and_has_what_its_kind_requires(shipped):
    for work in shipped.works():
        said = fields(work)
        assert work.live, name_of(work)
        for name in work.form.model.required:
            has = work.facts.get(name) or work.blocks.get(name) or said.get(name)
            assert has, f"{name_of(work)} has no {name}."


def test_every_work_is_filed(shipped):
    for work in shipped.works("pattern") + shipped.works("technique") + shipped.works("case"):
        assert work.facts.get("topics"), f"{name_of(work)} has no topic."
    for kind in WITH_CELLS:
        for work in shipped.works(kind):
            assert work.facts.get("grid_cells"), f"{name_of(work)} is nowhere on the grid."


def test_nothing_is_filed_under_a_concept_that_is_retired(shipped):
    retired = {code for code, concept in shipped.concepts.items() if concept.retired}
    stand(
        f"{name_of(work)}: {code} is retired."
        for work in shipped.works()
        for values in work.facts.values()
        if isinstance(values, list | tuple)
        for code in values
        if code in retired
    )


def test_everything_may_be_printed_sold_and_passed_on(shipped):
    stand(
        f"{name_of(work)} is under {work.facts['licence']}, which not everybody may use."
        for work in shipped.works()
        if work.facts["licence"] not in FREE
    )


def test_a_picture_is_described_or_decorative(shipped):
    for work in shipped.works():
        if work.facts.get("picture"):
            assert work.facts.get("picture_decorative") or fields(work).get("picture_alt")
            assert work.facts.get("picture_credit"), f"{name_of(work)}: whose picture is it?"


def test_every_translation_is_whole(shipped):
    """As many words as its source, not only those that must be there to be published."""
    stand(
        f"{version.path} lacks {missing}. Translate it."
        for work in shipped.works()
        for version in work.translations
        if (missing := lacking(work, version))
    )


def lacking(work, version):
    """What the source says and a translation doesn't; other names are each language's own."""
    there = {path for path in work.source.wording.said if not path.startswith("also_known_as")}
    return sorted(there - version.wording.said.keys())[:3]


def test_summaries_fit_a_card(shipped):
    for work in shipped.works():
        for version in work.versions.values():
            length = len(fields(work, version)["summary"])
            assert 40 <= length <= 280, f"{version.path}: {length} characters."
