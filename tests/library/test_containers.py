"""Folders and zips: the same library, and what is refused before it is read."""

import os
import struct
import tracemalloc
import zipfile

import pytest

from patterns.library import limits
from patterns.library.loading import load
from patterns.models import Work

MIB = 1024 * 1024


def reasons(report):
    return {problem.file: problem.reason for problem in report.problems}


def peak(act):
    """(what `act` gives, the most memory it took at once in bytes)."""
    tracemalloc.start()
    try:
        return act(), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.fixture
def bad_zip(tmp_path):
    """`bad_zip(names)` is a zip with empty files of these names, and no library."""

    def make(names):
        path = tmp_path / "bad.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(name, "")
        return path

    return make


@pytest.mark.parametrize("inside", ["", "small-library/"])
def test_a_zip_is_the_same_as_its_folder(site, pack, inside):
    report = load(pack.zipped(inside=inside))

    assert not report.problems
    assert Work.objects.count() == 8
    assert set(pack.load().counts) == {"unchanged"}


def test_what_macos_adds_to_a_zip_is_passed_over(site, pack):
    path = pack.zipped(inside="small/")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("__MACOSX/small/._library.yaml", "odd")

    assert not load(path, dry_run=True).problems


def test_a_symlink_is_refused(site, pack):
    (pack.folder / "patterns/linked.en.md").symlink_to(pack.folder / "patterns/map.en.md")

    assert "symlink" in reasons(pack.load())["patterns/linked.en.md"]


def test_a_symlinked_folder_is_not_entered(site, pack, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.en.md").write_text("# Secret")
    (pack.folder / "sections/more").symlink_to(outside)

    assert "symlink" in reasons(pack.load())["sections/more"]


def test_a_pipe_is_refused_and_not_waited_for(site, pack):
    os.mkfifo(pack.folder / "patterns/pipe.en.md")

    assert "no file" in reasons(pack.load())["patterns/pipe.en.md"]


def test_a_symlink_in_a_zip_is_refused(site, pack):
    path = pack.zipped()
    link = zipfile.ZipInfo("patterns/linked.en.md")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")

    assert "symlink" in reasons(load(path))["patterns/linked.en.md"]


@pytest.mark.parametrize(
    "name",
    ["../outside.en.md", "/etc/outside.en.md", "patterns/../../x.en.md", "C:/x.en.md",
     "patterns\\x.en.md", "./x.en.md"],
)  # fmt: skip
def test_a_path_out_of_the_package_is_refused(site, bad_zip, name):
    told = reasons(load(bad_zip([name])))

    assert any("leads out of the package" in reason for reason in told.values()), told


def test_a_nul_in_a_name_is_refused(site, pack):
    path = pack.zipped()
    data = path.read_bytes().replace(b"patterns/map.en.md", b"patterns/ma\0.en.md")
    path.write_bytes(data)

    assert any("NUL" in reason for reason in reasons(load(path)).values())


def test_a_file_that_is_twice_in_a_zip_is_refused(site, pack):
    path = pack.zipped()
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("library.yaml", "name: other")

    assert any("twice" in problem.reason for problem in load(path).problems)


def test_a_rare_packing_is_refused(site, pack):
    path = pack.zipped()
    with zipfile.ZipFile(path, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("patterns/rare.en.md", "# Rare")

    assert "rare way" in reasons(load(path))["patterns/rare.en.md"]


def test_a_file_that_unpacks_to_far_more_is_refused_unread(site, pack):
    path = pack.zipped()
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("media/bomb.pdf", bytes(19 * MIB))
    report, most = peak(lambda: load(path))

    assert "200 times" in reasons(report)["media/bomb.pdf"]
    assert most < 15 * MIB


def test_a_file_that_lies_about_its_size_is_refused(site, pack):
    path = pack.zipped()
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("patterns/liar.en.md", "# Liar\n" + "word " * 5000)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"patterns/liar.en.md"))
    data[at + 24 : at + 28] = struct.pack("<L", 100)
    path.write_bytes(bytes(data))

    assert "can't be read" in reasons(load(path))["patterns/liar.en.md"]


def test_a_zip_of_five_gigabytes_is_refused_unread(site, pack):
    path = pack.zipped()
    size = path.stat().st_size
    data = path.read_bytes()
    with path.open("r+b") as file:
        # A file with a hole, as long as it says and hardly any of it on the disk.
        file.truncate(5 * 1024 * MIB)
        file.seek(5 * 1024 * MIB)
        file.write(data[size - 22 :])
    report, most = peak(lambda: load(path))

    assert report.problems
    assert most < 15 * MIB


def test_a_zip_that_unpacks_to_gigabytes_is_refused_unread(site, bad_zip):
    path = bad_zip([f"media/{number}.pdf" for number in range(300)])
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 20 : at + 28] = struct.pack("<LL", 200_000, 19 * MIB)
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(bytes(data))
    report, most = peak(lambda: load(path))

    assert "500 MB" in reasons(report)["bad.zip"]
    assert most < 15 * MIB


@pytest.mark.parametrize("count", [1_000_000, 65_535])
def test_a_zip_of_a_million_entries_is_refused_by_its_count(site, tmp_path, count):
    path = tmp_path / "many.zip"
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<H", 1) + bytes(16) + b"x"
    length = len(entry) * 1_000_000
    with path.open("wb") as file:
        file.truncate(length)
        file.seek(length)
        if count == 1_000_000:
            # As zips of more than 65,535 entries announce themselves.
            file.write(b"PK\x06\x06" + bytes(52) + b"PK\x06\x07" + bytes(16))
        end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, length, 0, 0)
        file.write(end)
    report, most = peak(lambda: load(path))

    assert "20,000 files" in reasons(report)["many.zip"]
    assert most < 15 * MIB


def test_a_zip_that_hides_its_count_is_refused_by_the_length_of_its_list(site, tmp_path):
    path = tmp_path / "hidden.zip"
    with path.open("wb") as file:
        file.truncate(100 * MIB)
        file.seek(100 * MIB)
        file.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 3, 3, 100 * MIB, 0, 0))
    report, most = peak(lambda: load(path))

    assert "20,000 files" in reasons(report)["hidden.zip"]
    assert most < 15 * MIB


def test_a_folder_of_too_many_files_is_refused(site, pack, monkeypatch):
    monkeypatch.setattr(limits, "FILES", 20)

    assert "20,000 files" in reasons(pack.load())["small"]


def test_a_line_of_a_hundred_megabytes_takes_no_memory(site, pack):
    with (pack.folder / "patterns/map.en.md").open("wb") as file:
        file.truncate(100 * MIB)
    report, most = peak(pack.load)

    assert "more than 2 MB" in reasons(report)["patterns/map.en.md"]
    assert most < 50 * MIB


@pytest.mark.parametrize("marks", ["[", "*a ", "**a ", "> ", "- ", "[a](", "<", "&", "`", "1. "])
def test_a_large_file_of_nothing_but_marks_is_read_to_its_end(site, pack, marks):
    """What makes a parser slow: brackets, stars, and lists in lists, as many as a file may have."""
    lines = "\n\n".join([marks * (9000 // len(marks))] * 20)
    pack.edit("patterns/map.en.md", "At the beginning.", f"{lines}\n\nAt the beginning.")

    report = pack.load(dry_run=True)

    assert report.problems or report.files == 34


@pytest.mark.parametrize("what", ["nothing", "no zip"])
def test_what_is_no_package_is_refused(site, tmp_path, what):
    path = tmp_path / "package.zip"
    if what == "no zip":
        path.write_bytes(b"not a zip at all" * 10)

    assert len(load(path).problems) == 1


def test_an_encrypted_file_is_refused(site, pack):
    path = pack.zipped()
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"patterns/map.en.md"))
    data[at + 8] |= 1
    path.write_bytes(bytes(data))

    assert "encrypted" in reasons(load(path))["patterns/map.en.md"]
