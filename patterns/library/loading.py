"""`load(path)`: a package from its files to the site, or a list of what is wrong with it."""

import time

from patterns.library.checking import check
from patterns.library.known import Site
from patterns.library.package import Package
from patterns.library.planning import plan_works
from patterns.library.planning_words import plan_words
from patterns.library.problems import Refused
from patterns.library.report import Report
from patterns.library.shorts import plan_shorts
from patterns.library.writing import write


def load(path, *, dry_run=False, overwrite=False, progress=None):
    """Read, check and write the package at `path`; the `Report` of it, also of a refusal.

    Nothing is written unless all of it can be, and nothing at all by a dry run.
    `progress(what, done, total)` hears how far it is.
    """
    heard = progress or (lambda *_: None)
    started = time.monotonic()
    report = Report(str(path), dry_run)
    try:
        with Package(path) as package:
            content = check(package, lambda *done: heard("checking", *done))
            report.package, report.files = content.library.name, content.files
            if dry_run:
                report.steps = plan(content, overwrite)
            else:
                told = lambda *done: heard("writing", *done)  # noqa: E731 - as short as its twin
                report.steps = write(content, lambda: plan(content, overwrite), package, told)
    except Refused as refused:
        report.steps = []
        report.problems, report.more_problems = refused.problems.listed()
    report.seconds = time.monotonic() - started
    return report


def plan(content, overwrite):
    """What is to be done, thing by thing; a few queries, nothing is written."""
    site = Site()
    works = list(plan_works(content, site, overwrite))
    shorts = plan_shorts(content, site, works, overwrite)
    return [*plan_words(content, overwrite), *works, *shorts]
