"""What is refused, with file, line, field and reason; nothing on the site changes."""

import pytest
from django.apps import apps
from django.conf import settings

from patterns.models import Relation, Work
from tests.library import faults_in_a_package, faults_in_a_work
from tests.library.faults import CIRCLE, CIRCULO, MAP, ROUND, WELL
from tests.library.packages import FILES

FAULTS = [*faults_in_a_work.FAULTS, *faults_in_a_package.FAULTS]


def rows():
    """How many rows each table has."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def files():
    return {path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("change", "file", "line", "field", "reason"),
    [fault[1:] for fault in FAULTS],
    ids=[fault[0] for fault in FAULTS],
)
def test_a_fault_is_refused_with_its_place(loaded, change, file, line, field, reason):
    before = rows()
    change(loaded)
    report = loaded.load()

    here = [
        p for p in report.problems if p.file == file and p.field == field and reason in p.reason
    ]
    assert here, "\n".join(map(str, report.problems))
    if line is not None:
        data = (loaded.folder / file).read_bytes().decode(errors="replace")
        assert line in data.split("\n")[here[0].line - 1], here[0]
    assert here[0].reason.endswith(".")
    assert rows() == before


@pytest.mark.parametrize(
    ("scheme", "file", "field"),
    [
        ("mit-actor", MAP, "grid_cells"), ("mit-action", WELL, "grid_cells"),
        ("mit-function", MAP, "functions"), ("domain", MAP, "topics"),
        ("purpose", ROUND, "purposes"), ("mit-scenario", WELL, "scenario"),
    ],
)  # fmt: skip
def test_a_vocabulary_that_is_nowhere_is_told_as_one(site, pack, scheme, file, field):
    pack.remove(f"concepts/{scheme}.yaml")
    report = pack.load()

    told = [p.reason for p in report.problems if (p.file, p.field) == (file, field)]
    assert told == [
        f"Neither the package nor the site has the vocabulary “{scheme}”. Add "
        f"concepts/{scheme}.yaml to the package: section 7 of FORMAT.md says how."
    ]


def test_a_vocabulary_of_the_site_is_enough(loaded):
    loaded.remove("concepts/mit-actor.yaml")
    loaded.edit(MAP, "At the beginning.", "At the very beginning.")

    assert not loaded.load().problems


def test_every_reason_is_told_at_once(site, pack):
    pack.edit(MAP, "number: 3", "number: three")
    pack.edit(MAP, "authors: [ada]", "authors: [eve]")
    pack.edit(MAP, "At the beginning.", "<i>At</i>")
    pack.edit(CIRCULO, "- Otras escuchan.\n", "")
    pack.edit("concepts/sdg.yaml", "'11'", "'6'")
    pack.edit("people.yaml", "tutor]", "boss]")
    pack.write("pattern/x.en.md", "# X")
    report = pack.load()

    told = {(problem.file, problem.field) for problem in report.problems}
    assert told >= {
        (MAP, "number"), (MAP, "authors"), (MAP, "context"), (CIRCULO, "forces"),
        ("concepts/sdg.yaml", "notation"), ("people.yaml", "roles"), ("pattern/x.en.md", ""),
    }  # fmt: skip
    assert not Work.objects.exists()


def test_a_loop_with_a_pattern_of_the_site_is_refused(loaded):
    loaded.edit("library.yaml", "name: small", "name: other")
    for path in [path for path in FILES if path.endswith(".md")]:
        loaded.remove(path)
    key = Work.objects.get(number="1", content_type__model="patternpage").pk
    other = Work.objects.get(number="3", content_type__model="patternpage").pk
    text = FILES[MAP].replace("target: circle", f"target: {other}")
    text = text.replace("number: 3", f"number: 1\nkey: {key}")
    loaded.write("patterns/circle.en.md", text)
    report = loaded.load(overwrite=True)

    assert "“Map” → “Map” → “Map”" in report.problems[0].reason
    assert Relation.objects.filter(kind="completes").count() == 1


def test_a_slug_that_another_work_has_is_refused(loaded):
    loaded.edit("library.yaml", "name: small", "name: other")
    report = loaded.load()

    told = {problem.file for problem in report.problems if "has the slug" in problem.reason}
    assert {CIRCLE, MAP, ROUND, WELL} <= told


def test_a_number_of_a_work_that_is_gone_stays_taken(loaded):
    Work.objects.get(number="3", content_type__model="patternpage").source().delete()
    loaded.edit("library.yaml", "name: small", "name: other")
    for path in [path for path in FILES if path.endswith(".md")]:
        loaded.remove(path)
    loaded.write("patterns/new.en.md", FILES[MAP].replace(
        "links: [{id: up, kind: completes, target: circle}]\n", ""))  # fmt: skip
    report = loaded.load()

    assert "belongs to a work of the site, or to one that is gone" in report.problems[0].reason


def test_a_fault_in_the_middle_of_writing_undoes_everything(site, pack, monkeypatch):
    """Whatever the check didn't see: the transaction is one, and saved pictures go again."""
    before, here = rows(), files()

    def breaks(*_args):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("patterns.library.writing.derive", breaks)
    with pytest.raises(RuntimeError, match="disk"):
        pack.load()

    assert rows() == before
    assert files() == here


def test_a_dry_run_says_the_same_and_writes_nothing(site, pack):
    before, here = rows(), files()
    report = pack.load(dry_run=True)

    assert report.counts["new"] == len(report.steps) > 40
    assert rows() == before
    assert files() == here
