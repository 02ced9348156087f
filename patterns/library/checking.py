"""Reading a whole package and checking all of it, before anything is written.

Every fault is found in one go: a fault in one file doesn't keep the others from being read.
Knows the order; each subject has its own module.
"""

import hashlib
import io
import warnings
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image as Picture

from patterns.library.graph import check_graph
from patterns.library.known import Known, Site
from patterns.library.layout import lay_out
from patterns.library.library_file import read_library, site_languages
from patterns.library.parity import Parity
from patterns.library.people import read_people
from patterns.library.problems import Problems, Refused, Wrong
from patterns.library.readiness import Readiness
from patterns.library.shorts import check_fields
from patterns.library.standing import check_standing
from patterns.library.vocabularies import read_schemes
from patterns.library.work_facts import FactsReader
from patterns.library.work_files import VersionReader, read_raw, works_of


@dataclass(slots=True)
class Content:
    """What a package says, whole and checked."""

    library: object
    schemes: list
    people: list
    works: list
    media: dict  # path below media/ -> hash of its bytes, of those that works name
    files: int


def check(package, progress):
    """The content of a package; `Refused` with every reason if anything is wrong.

    A dozen queries, whatever the package's size. `progress(done, total)` hears of every work.
    """
    problems = Problems()
    paths = package.files(problems)
    layout = lay_out(paths, problems)
    library = read_library(package, paths, problems)
    if library is None or not library.source_language or not library.languages:
        raise Refused(problems)
    languages = set(library.languages) & site_languages()
    site = Site()
    schemes = read_schemes(package, layout, library, languages, problems)
    people = read_people(package, layout, languages, problems)
    known = _known(site, layout, schemes, people)
    raw = read_raw(package, layout, library, languages, problems)
    works = works_of(raw, library, problems)
    for work in works:
        known.add_work(work.kind, work.slug, work.key)
    for done, work in enumerate(works, 1):
        # What was read is let go as it is understood, so that a large package fits in memory.
        _read_work(work, raw.pop((work.kind, work.slug)), known, library, problems)
        progress(done, len(works))
    check_standing(works, site, problems)
    check_graph(works, site, problems)
    media = _check_media(package, works, problems)
    if problems:
        raise Refused(problems)
    return Content(library, schemes, people, works, media, len(paths))


def _known(site, layout, schemes, people):
    known = Known(site)
    known.codes |= {entry.code for scheme in schemes for entry in scheme.concepts}
    known.people |= {person.slug for person in people}
    known.media = layout.media
    return known


def _read_work(work, files, known, library, problems):
    before = problems.count
    source = files[work.source_language]
    VersionReader(work, source, known, problems).read()
    FactsReader(work, source, known, library, problems).read()
    readiness = Readiness(work, problems)
    # What couldn't be read is missing only because of that; it isn't named twice.
    can_be_read = problems.count == before
    if can_be_read:
        readiness.check_source()
    for language in sorted(files.keys() - {work.source_language}):
        before = problems.count
        reader = VersionReader(work, files[language], known, problems)
        version = reader.read()
        if version.is_short:
            check_fields(version, reader.fault)
        else:
            Parity(work, version, reader.fault).check()
        if can_be_read and problems.count == before:
            readiness.check_translation(version)
    for version in work.versions.values():
        version.wording.forget_shapes()


def _check_media(package, works, problems):
    """Pictures are pictures, not too many pixels, and files are of a kind that may be offered."""
    hashes = {}
    for media in {media for work in works for media in work.media()}:
        path = f"media/{media.path}"
        try:
            data = package.read(path)
            (_check_picture if media.is_image else _check_file)(media.path, data)
        except Wrong as wrong:
            problems.take(path, wrong)
        else:
            # The hash that Wagtail keeps of its files, so that the same one is found again.
            hashes[media.path] = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    return hashes


def _check_picture(path, data):
    if path.rpartition(".")[2].lower() not in settings.WAGTAILIMAGES_EXTENSIONS:
        raise Wrong(
            _("Pictures are %(kinds)s. Use one of these.")
            % {"kinds": ", ".join(settings.WAGTAILIMAGES_EXTENSIONS)}
        )
    try:
        with warnings.catch_warnings():
            # Too large a picture is told below, in our words.
            warnings.simplefilter("ignore")
            with Picture.open(io.BytesIO(data)) as picture:
                width, height = picture.size
                too_large = width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
                if not too_large:
                    picture.verify()
    except (OSError, SyntaxError, ValueError, Picture.DecompressionBombError):
        raise Wrong(_("This is no picture, or it is broken. Save it anew.")) from None
    if too_large:
        raise Wrong(_("The picture has more than 30 million pixels. Make it smaller."))


def _check_file(path, data):
    if path.rpartition(".")[2].lower() not in settings.WAGTAILDOCS_EXTENSIONS:
        raise Wrong(
            _("Files are %(kinds)s. Use one of these.")
            % {"kinds": ", ".join(settings.WAGTAILDOCS_EXTENSIONS)}
        )
