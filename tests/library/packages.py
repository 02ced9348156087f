"""A `Pack` that tests change and load: the files in `small/`, vocabularies, pictures.

Patterns: `circle` (en; es whole, ar behind), `corro` (written in Spanish; en), `map` (en; completes
`circle`). Technique `round` (en; es), community `valley` (en; ar), case `well` (en; es), module
`together` (en; es) with section `deciding` (en; es). Person `ada`; two pictures and a file.
"""

import io
import zipfile
from pathlib import Path

from PIL import Image

from patterns.library.loading import load

SMALL = Path(__file__).parent / "small"
FILES = {
    str(path.relative_to(SMALL)): path.read_text(encoding="utf-8")
    for path in sorted(SMALL.rglob("*"))
    if path.is_file()
}

NOTATIONS = {
    "domain": ("water", "food"),
    "sdg": ("6", "11"),
    "mit-actor": ("A1", "A2", "A5"),
    "mit-action": ("B1", "B2", "B6"),
    "mit-function": ("F1", "F2"),
    "mit-scenario": ("GOV", "CIV"),
    "purpose": ("inquiry", "decision-making"),
    "decision": ("consent",),
    "mode": ("in-person", "both"),
    "change": ("institutions",),
    "cp-model": ("D1P1",),
    "ecg": ("A1", "B2"),
}


def picture(colour, size=(20, 10)):
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, "PNG")
    return data.getvalue()


class Pack:
    """A package in a folder that tests change."""

    def __init__(self, folder):
        self.folder = Path(folder)
        for path, text in FILES.items():
            self.write(path, text)
        for scheme, notations in NOTATIONS.items():
            lines = [f"scheme: {scheme}", f"title: {{en: {scheme}}}", "source: Tests", "concepts:"]
            lines += [f"  - {{notation: {n!r}, labels: {{en: {scheme} {n}}}}}" for n in notations]
            self.write(f"concepts/{scheme}.yaml", "\n".join(lines))
        self.write("media/well.png", picture("blue"))
        self.write("media/folder/map.png", picture("green"))
        self.write("media/paper.pdf", b"%PDF-1.4 a plan")
        self.write("media/nobody-names-me.txt", b"")

    def write(self, path, data):
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data if isinstance(data, bytes) else data.encode())

    def edit(self, path, old, new):
        text = (self.folder / path).read_text()
        assert old in text, f"{old!r} isn't in {path}"
        self.write(path, text.replace(old, new, 1))

    def add(self, path, text):
        self.write(path, (self.folder / path).read_text() + text)

    def remove(self, path):
        (self.folder / path).unlink()

    def line(self, path, words):
        """The number of the first line with these words."""
        lines = (self.folder / path).read_text().splitlines()
        return next(number for number, line in enumerate(lines, 1) if words in line)

    def zipped(self, name="small.zip", inside=""):
        target = self.folder.parent / name
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(self.folder.rglob("*")):
                if path.is_file():
                    archive.write(path, inside + str(path.relative_to(self.folder)))
        return target

    def load(self, **words):
        return load(self.folder, **words)
