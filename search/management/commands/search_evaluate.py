"""`search_evaluate`: how well the search finds what it should, on a collection of one's own."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from search.contract import EngineUnavailable
from search.evaluation import ENGINES, NotACollection, evaluate


class Command(BaseCommand):
    """Measures an engine on a folder of works, questions and answers."""

    help = (
        "Measures the search on a collection: corpus.jsonl, queries.jsonl and qrels.tsv in a "
        "folder. The site's own index is not touched."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="The folder of the collection.")
        parser.add_argument("--engine", choices=sorted(ENGINES), default="embedded")
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *, folder, engine, json: bool, **options):
        try:
            found = evaluate(folder, engine)
        except (NotACollection, EngineUnavailable) as trouble:
            raise CommandError(str(trouble)) from None
        self.stdout.write(as_json(found) if json else as_table(found))


def as_json(found: dict) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_table(found: dict) -> str:
    measures = ("queries", "ndcg@10", "recall@10", "without_hit", "p50_ms", "p95_ms")
    rows = [("", *measures), ("all", *(found[name] for name in measures))]
    for language, values in found["languages"].items():
        rows.append((language, *(values[name] for name in measures)))
    heading = f"{found['engine']}: {found['works']} works"
    return "\n".join([heading, *("".join(f"{cell!s:>12}" for cell in row) for row in rows)])
