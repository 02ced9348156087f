"""`po_import`: takes a PO file that `po_export` or the admin wrote, whichever kind it is."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from patterns.languages import long_work, po, taking, whole_po, wording
from patterns.languages.management.commands.long_work import Progress
from patterns.models import Scheme


class Command(BaseCommand):
    """Takes translations from a file."""

    help = (
        "Takes translations from a PO file of a language, a work or a vocabulary. A broken file "
        "is refused as a whole; a language is written work by work, and `long_work` goes on "
        "where it was stopped. Publishes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="The file to read.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Check the file and report; write nothing."
        )

    def handle(self, *, file, dry_run, verbosity, **options):
        try:
            told = list(_take(_data(file), dry_run, Progress(self.stdout if verbosity else None)))
        except po.Refused as refused:
            raise CommandError(str(refused)) from None
        for sentence in told if verbosity else ():
            self.stdout.write(sentence)
        if dry_run and verbosity:
            self.stdout.write(_("Nothing was written, as you asked."))


def _data(file):
    try:
        with Path(file).open("rb") as opened:
            return opened.read(whole_po.LARGEST + 1)
    except OSError as trouble:
        told = _("%(file)s can't be read: %(why)s.")
        raise CommandError(told % {"file": file, "why": trouble.strerror}) from None


def _take(data, dry_run, progress):
    """By what the head of the file says it is; what became of it, in sentences."""
    head = data[:4_000].decode(errors="replace")
    if wording.VOCABULARY in head:
        file = po.read(data, identity=wording.VOCABULARY)
        scheme = Scheme.objects.filter(pk=file.metadata[wording.VOCABULARY]).first()
        if scheme is None:
            raise po.Refused(_("The site has no such vocabulary. Load it first."))
        locale = whole_po.locale_of(file.metadata.get(wording.LANGUAGE, ""))
        return _tried(dry_run, wording.take, scheme, locale.language_code, file)
    if whole_po.LANGUAGE in head:
        file = whole_po.read(data)
        locale = whole_po.locale_of(file.metadata[whole_po.LANGUAGE])
        return taking.tried(locale, file) if dry_run else _language(locale, file, progress)
    file = po.read(data)
    key = file.metadata[po.IDENTITY]
    translation = Translation.objects.filter(
        uuid=key if whole_po.is_key(key) else None, enabled=True
    ).first()
    if translation is None:
        raise po.Refused(_("The site has no such translation. Begin it on the map first."))
    return _tried(dry_run, po.take, translation, file, None)


def _language(locale, file, progress):
    asked = taking.ask(locale, file)
    if asked is None:
        return [po.taken(0)]
    long_work.go_on(progress, asked)
    return taking.report(asked, list(asked.steps.all()))


def _tried(dry_run, take, *words):
    with transaction.atomic():
        report = take(*words)
        transaction.set_rollback(dry_run)
    return report.sentences()
