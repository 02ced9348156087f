"""`manage.py load_library`: what it prints, and what its exit status says."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from patterns.models import Work


def run(pack, *words, **options):
    """(what was printed, what was printed as an error, whether it failed)."""
    out, err = StringIO(), StringIO()
    failed = False
    try:
        call_command("load_library", str(pack.folder), *words, stdout=out, stderr=err, **options)
    except CommandError:
        failed = True
    return out.getvalue(), err.getvalue(), failed


def test_it_tells_how_many_are_new(site, pack):
    out, err, failed = run(pack)

    assert "new" in out
    assert out.startswith("small: ")
    assert (err, failed) == ("", False)


def test_it_names_what_it_kept_and_what_is_gone(loaded):
    loaded.remove("patterns/map.en.md")

    assert "gone: patterns/map.en.md" in run(loaded)[0]


def test_with_more_words_it_names_all_it_wrote(site, pack):
    assert "new: patterns/circle.es.md" in run(pack, verbosity=2)[0]
    assert "new: concepts/domain.yaml domain/water" not in run(pack, verbosity=1)[0]


def test_it_can_be_silent(site, pack):
    assert run(pack, verbosity=0) == ("", "", False)


def test_a_refusal_fails_and_names_every_fault_with_its_place(site, pack):
    pack.edit("patterns/map.en.md", "number: 3", "number: three")
    pack.edit("patterns/map.en.md", "[ada]", "[eve]")
    out, err, failed = run(pack)

    assert failed
    assert out == ""
    assert "patterns/map.en.md:2 number: “three” is no whole number. Write digits." in err
    assert "patterns/map.en.md:4 authors:" in err
    assert not Work.objects.exists()


def test_a_path_that_isnt_there_is_refused_in_a_sentence(site, tmp_path):
    with pytest.raises(CommandError, match="refused"):
        call_command("load_library", str(tmp_path / "nothing"), stderr=StringIO())


def test_a_dry_run_says_that_nothing_was_written(site, pack):
    out, _err, failed = run(pack, "--dry-run")

    assert "nothing was written" in out
    assert not failed
    assert not Work.objects.exists()


def test_programs_read_json(site, pack):
    out, err, failed = run(pack, "--json")
    told = json.loads(out)

    assert (err, failed) == ("", False)
    assert told["counts"]["new"] == len(told["new"])
    circle = next(one for one in told["new"] if one["file"] == "patterns/circle.es.md")
    assert circle["language"] == "es"
    assert json.loads(run(pack, "--json")[0])["counts"]["unchanged"] == told["counts"]["new"]


def test_programs_read_refusals_too(site, pack):
    pack.edit("patterns/map.en.md", "number: 3", "number: three")
    out, err, failed = run(pack, "--json", "--dry-run")

    assert failed
    assert err == ""
    assert json.loads(out)["refused"] == [
        {
            "file": "patterns/map.en.md",
            "line": 2,
            "field": "number",
            "reason": "“three” is no whole number. Write digits.",
        }
    ]


def test_overwriting_is_asked_for(loaded):
    version = Work.objects.get(number="3", content_type__model="patternpage").source()
    version.problem = "Another problem."
    version.save_revision().publish()

    assert " 1 changed" not in run(loaded)[0]
    assert " 1 changed" in run(loaded, "--overwrite")[0]
