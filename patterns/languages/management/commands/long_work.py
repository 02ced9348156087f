"""`long_work`: goes on with what waits to be opened for translators."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from patterns.languages import long_work, po, whole_po


class Command(BaseCommand):
    """Does what was asked for in the admin and isn't done, or opens a language."""

    help = (
        "Goes on with the works that wait to be opened for translators, one in a transaction; "
        "may be stopped and started again. With --language, all works of the library first."
    )

    def add_arguments(self, parser):
        parser.add_argument("--language", help="Open every work in this language, as ar.")

    def handle(self, *, language, verbosity, **options):
        if language:
            try:
                long_work.ask_language(whole_po.locale_of(language))
            except po.Refused as refused:
                raise CommandError(str(refused)) from None
        failed = []
        count = long_work.go_on(lambda step: failed.append(step) if step.trouble else None)
        for step in failed:
            self.stderr.write(f"{step}: {step.trouble}")
        if verbosity:
            self.stdout.write(_("Opened: %(count)s") % {"count": count - len(failed)})
        if failed:
            raise CommandError(_("%(count)s couldn't be opened.") % {"count": len(failed)})
