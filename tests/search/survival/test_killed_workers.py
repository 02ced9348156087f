"""Publishing goes on while workers are killed and the server goes away: nothing is lost."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from patterns.models import PatternPage
from search import engines
from search.keeping import bring_up_to_date
from search.models import OutboxRow
from search.verifying import verify
from tests.copies import on_both_databases

pytestmark = pytest.mark.needs("elasticsearch")

WORKER = """
import json, sys
import django
from django.conf import settings

changes = json.loads(sys.argv[1])
settings.DATABASES["default"].update(changes.pop("DATABASE"))
for name, value in changes.items():
    setattr(settings, name, value)
django.setup()
from django.core.management import call_command
call_command("search_sync", loop=True)
"""


def worker(tmp_path):
    kept = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    changes = {
        "DATABASE": {name: connection.settings_dict[name] for name in kept},
        "SEARCH_EMBEDDED_PATH": str(settings.SEARCH_EMBEDDED_PATH),
        "SEARCH_ADMIN_PATH": str(tmp_path / "admin"),
        "ELASTICSEARCH_URL": settings.ELASTICSEARCH_URL,
        "ELASTICSEARCH_API_KEY": settings.ELASTICSEARCH_API_KEY,
        "ELASTICSEARCH_PREFIX": settings.ELASTICSEARCH_PREFIX,
    }
    environment = {"DJANGO_SETTINGS_MODULE": "cms_config.settings.test", "PATH": os.defpath}
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, json.dumps(changes)],
        cwd=Path(settings.ROOT), env=environment,
    )  # fmt: skip


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()


@on_both_databases
def test_nothing_is_lost_nothing_stays_and_the_last_state_wins(
    elastic, gate, indexed, tmp_path, count
):
    chance = random.Random(7)  # noqa: S311 - the same moments each time
    publications, kills = count(40, 1000), count(2, 5)
    pages = list(PatternPage.objects.filter(live=True, alias_of=None))
    killed_at = {(n + 1) * publications // (kills + 1) for n in range(kills)}
    worked = worker(tmp_path)
    for number in range(publications):
        page = chance.choice(pages)
        page.title = f"Number {number}"
        page.save_revision().publish()
        if number % 9 == 8:
            page.unpublish()
        if number in killed_at:
            kill(worked)
            worked = worker(tmp_path)
        if number == publications // 3:
            gate.be("mute")
        if number == publications // 2:
            gate.be("refused")
        if number == 2 * publications // 3:
            gate.be("open")
    try:
        drained(elastic)
    finally:
        worked.terminate()
        assert worked.wait(60) == 0
    bring_up_to_date()

    for indexes in engines.every():
        comparison = verify(indexes)
        assert comparison.differences == ()
        assert comparison.on_their_way == 0


def drained(elastic):
    """Wait until a worker has taken everything in; they rest for half a minute at the most."""
    for _ in range(1200):
        if not OutboxRow.objects.filter(index=elastic.serving()).exists():
            return
        time.sleep(0.1)
    raise AssertionError(f"{OutboxRow.objects.count()} works still wait.")
