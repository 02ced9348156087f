"""`languages_check`: what each language lacks."""

from django.core.management.base import BaseCommand, CommandError

from cms_config.whole_languages import lacking
from patterns.languages_table import LANGUAGE_CODES


class Command(BaseCommand):
    """Says what readers of each language would miss; its exit status says it, too."""

    help = "Says what each language of the table lacks: words of the interface, names, labels."

    def add_arguments(self, parser):
        parser.add_argument("codes", nargs="*", help="Languages; all of them without any.")

    def handle(self, *, codes, **options):
        unknown = ", ".join(sorted(set(codes) - set(LANGUAGE_CODES)))
        if unknown:
            raise CommandError(
                f"The table has no language {unknown}. It has {', '.join(LANGUAGE_CODES)}; a new "
                "one is a row in patterns/languages_table.py."
            )
        found = lacking(codes)
        for row, sentences in found:
            self.stdout.write(f"{row.code} {row.own_name}: {len(sentences) or 'nothing'} to do")
            for sentence in sentences:
                self.stdout.write(f"  {sentence}")
        if any(sentences for _row, sentences in found):
            raise CommandError("Readers of these languages miss something.")
