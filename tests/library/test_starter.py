"""The library that ships: it loads, it is whole, and it stands on both databases."""

import pytest
from django.conf import settings
from wagtail.models import Page
from wagtail_localize.models import Translation

from patterns import repair
from patterns.library.checking import check
from patterns.library.loading import load, plan
from patterns.library.package import Package
from patterns.library.problems import Refused
from patterns.library.writing import write
from patterns.models import Relation
from tests import factories
from tests.copies import on_both_databases
from tests.library.packages import FILES, Pack


def test_the_starter_library_loads_whole(site):
    report = load(settings.STARTER_LIBRARY)

    assert not report.problems, "\n".join(map(str, report.problems))
    assert set(report.counts) == {"new"}
    assert Page.find_problems() == ([], [], [], [], [])
    assert list(repair.differences()) == []
    for translation in Translation.objects.all():
        total, done = translation.get_progress()
        assert total == done
    assert set(load(settings.STARTER_LIBRARY).counts) == {"unchanged"}


@on_both_databases
def test_a_package_loads_beside_works_that_are_there(world, tmp_path):
    """On both databases, into a library with other works, and then again."""
    pack = other_pack(tmp_path)
    report = pack.load()

    assert not report.problems, "\n".join(map(str, report.problems))
    assert list(repair.differences()) == []
    assert Page.find_problems() == ([], [], [], [], [])
    assert set(pack.load().counts) <= {"unchanged", "kept"}
    pack.edit("patterns/ring.en.md", "Nobody knows who decides.", "Who decides?")
    pack.edit("patterns/ring.en.md", "[A1-B1, A5-B6]", "[A1-B1]")
    assert pack.load().counts["changed"] == 1
    assert list(repair.differences()) == []


@on_both_databases
def test_a_loop_that_closes_while_a_package_is_checked_is_refused(world, tmp_path):
    pack = other_pack(tmp_path)
    with Package(pack.folder) as package:
        pack.load()
        pack.edit("patterns/map.en.md", "target: ring", "target: garden")
        content = check(package, lambda *_: None)
        garden = world.page("garden")
        garden.links = [factories.link("completes", world.page("map"))]
        garden.save_revision().publish()
        before = Relation.objects.count()

        with pytest.raises(Refused) as caught:
            write(content, lambda: plan(content, False), package, lambda *_: None)

    assert "part of itself" in caught.value.problems.found[0].reason
    assert Relation.objects.count() == before


def other_pack(tmp_path):
    """The small package, with other slugs and numbers than the world's works."""
    folder = tmp_path / "other"
    folder.mkdir()
    pack = Pack(folder)
    renamed = {
        "circle": "ring", "well": "spring", "valley": "dale", "round": "turn",
        "deciding": "choosing",
    }  # fmt: skip
    for path in [path for path in FILES if path.endswith(".md") and "/" in path]:
        text = (folder / path).read_text()
        for old, new in renamed.items():
            text = text.replace(f"target: {old}", f"target: {new}")
            for word in ("pattern", "technique", "community", "case"):
                text = text.replace(f"{word}: {old}", f"{word}: {new}")
                text = text.replace(f"({word}:{old})", f"({word}:{new})")
        text = text.replace("number: 4.10", "number: 4.11")
        for number in "1234":
            text = text.replace(f"number: {number}\n", f"number: 5{number}\n")
        pack.remove(path)
        name = path.rpartition("/")[2].partition(".")[0]
        pack.write(path.replace(name, renamed.get(name, name)), text)
    return pack
