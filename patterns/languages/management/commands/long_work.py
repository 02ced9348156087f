"""`long_work`: goes on with what waits to be opened for translators, or taken from files."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from patterns.languages import long_work, po, whole_po
from patterns.languages.models import Step

EVERY = 25  # steps between two lines of progress


class Command(BaseCommand):
    """Does what was asked for in the admin and isn't done, or opens a language."""

    help = (
        "Goes on with the works that wait to be opened for translators or taken from PO files, "
        "one in a transaction; may be stopped and started again. With --language, all works of "
        "the library first."
    )

    def add_arguments(self, parser):
        parser.add_argument("--language", help="Open every work in this language, as ar.")

    def handle(self, *, language, verbosity, **options):
        if language:
            try:
                long_work.ask_language(whole_po.locale_of(language))
            except po.Refused as refused:
                raise CommandError(str(refused)) from None
        progress = Progress(self.stdout if verbosity else None)
        count = long_work.go_on(progress)
        for step in progress.failed:
            self.stderr.write(f"{step}: {step.trouble}")
        failed = len(progress.failed)
        if verbosity:
            self.stdout.write(_("Done: %(count)s") % {"count": count - failed})
        if failed:
            raise CommandError(_("%(count)s couldn't be done.") % {"count": failed})


class Progress:
    """Hears of every step; tells of some, where it has somewhere to write, and keeps the failed."""

    def __init__(self, out):
        self.out, self.failed, self.count = out, [], 0

    def __call__(self, step):
        self.count += 1
        if step.trouble:
            self.failed.append(step)
        if self.out and not self.count % EVERY:
            waiting = Step.objects.filter(done_at=None).count()
            told = _("%(count)d done, %(waiting)d to do")
            self.out.write(told % {"count": self.count, "waiting": waiting})
