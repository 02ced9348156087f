"""`load_library`: brings a package (a folder or a zip) into the library.

Parses words, calls `load`, and reports; FORMAT.md says what a package is.
"""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from patterns.library.loading import load
from patterns.library.planning import Status

BAR = 30  # characters of the progress bar


class Command(BaseCommand):
    """Loads a package, all of it or nothing."""

    help = (
        "Brings a package of patterns, cards, cases and their vocabularies into the library. All "
        "of it is written, or nothing; a second run writes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", help="The package: a folder or a zip (see FORMAT.md).")
        parser.add_argument(
            "--dry-run", action="store_true", help="Check the package and report; write nothing."
        )
        parser.add_argument("--json", action="store_true", help="Report as JSON, for programs.")
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Take the package's version also where somebody changed it on the site.",
        )

    def handle(self, *, path, dry_run, overwrite, verbosity, **options):
        self.verbosity = verbosity
        shows = verbosity > 0 and not options["json"] and self.stderr.isatty()
        report = load(
            path,
            dry_run=dry_run,
            overwrite=overwrite,
            progress=self.draw if shows else None,
        )
        if shows:
            self.stderr.write("\r\033[K", ending="")
        if options["json"]:
            self.write_json(report)
        else:
            self.write_lines(report)
        if report.is_refused:
            raise CommandError(_("The package was refused. Nothing was changed."))

    def draw(self, what, done, total):
        words = _("checking") if what == "checking" else _("writing")
        full = BAR * done // total
        bar = "█" * full + "·" * (BAR - full)
        self.stderr.write(f"\r  {words} {bar} {done}/{total}", ending="")
        self.stderr.flush()

    def write_json(self, report):
        self.stdout.write(json.dumps(report.as_data(), ensure_ascii=False, indent=2))

    def write_lines(self, report):
        for problem in report.problems:
            self.stderr.write(str(problem))
        if report.more_problems:
            words = _("… and %(count)d more.") % {"count": report.more_problems}
            self.stderr.write(words)
        if report.is_refused or not self.verbosity:
            return
        told = {Status.KEPT, Status.GONE}
        if self.verbosity > 1:
            told |= {Status.NEW, Status.CHANGED}
        for line in report.lines(told):
            self.stdout.write(line)
        self.stdout.write(report.summary())
