"""`po_export`: a whole language as a PO file, or one work of it."""

from pathlib import Path
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from patterns.languages import po, whole_po


class Command(BaseCommand):
    """Writes what is open for translators in a language."""

    help = (
        "Writes all sentences that are open for translators in a language into a PO file, with "
        "what is translated; with --work those of one work."
    )

    def add_arguments(self, parser):
        parser.add_argument("language", help="The code of the language, as ar.")
        parser.add_argument("file", help="The file to write.")
        parser.add_argument("--work", help="The key of a work; its file alone.")

    def handle(self, *, language, file, work, **options):
        try:
            locale = whole_po.locale_of(language)
        except po.Refused as refused:
            raise CommandError(str(refused)) from None
        text = whole_po.of_work(_open(work, locale)) if work else whole_po.of_language(locale)
        try:
            Path(file).write_text(text, encoding="utf-8")
        except OSError as trouble:
            told = _("%(file)s can't be written: %(why)s.")
            raise CommandError(told % {"file": file, "why": trouble.strerror}) from None
        if options["verbosity"]:
            self.stdout.write(_("Written: %(file)s") % {"file": file})


def _open(work, locale):
    try:
        key = UUID(work)
    except ValueError:
        raise CommandError(
            _("“%(work)s” is no key of a work. It stands in the address of its bench.")
            % {"work": work}
        ) from None
    found = Translation.objects.filter(source__object_id=key, target_locale=locale, enabled=True)
    if not found:
        raise CommandError(_("This work isn't open in that language. Begin it on the map."))
    return found.get()
