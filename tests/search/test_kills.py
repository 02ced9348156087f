"""Processes that are killed while they publish: nothing they published stays unfound."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from search.keeping import bring_up_to_date
from search.verifying import verify

PUBLISHER = """
import sys
import django
from django.conf import settings

name, index, admin, count = sys.argv[1:]
settings.DATABASES["default"]["NAME"] = name
settings.SEARCH_EMBEDDED_PATH, settings.SEARCH_ADMIN_PATH = index, admin
django.setup()
from patterns.models import PatternPage

pages = list(PatternPage.objects.filter(locale__language_code="en", live=True, alias_of=None))
print("ready", flush=True)
for number in range(int(count)):
    page = pages[number % len(pages)]
    page.summary = f"The words of change number {number} of process {id(page)}, long enough."
    page.save_revision().publish()
    print(number, flush=True)
"""


def publisher(count, tmp_path):
    arguments = [
        str(connection.settings_dict["NAME"]),
        str(settings.SEARCH_EMBEDDED_PATH),
        str(tmp_path / "admin"),
        str(count),
    ]
    return subprocess.Popen(
        [sys.executable, "-c", PUBLISHER, *arguments],
        stdout=subprocess.PIPE,
        cwd=Path(settings.ROOT),
        env={"DJANGO_SETTINGS_MODULE": "cms_config.settings.test", "PATH": ""},
        text=True,
    )


def test_killed_publishers_leave_no_difference(indexed, tmp_path, count):
    chance, published, wanted = random.Random(4), 0, count(20, 200)  # noqa: S311 - the same moments
    for _ in range(count(2, 5)):
        process = publisher(wanted, tmp_path)
        assert process.stdout.readline().strip() == "ready"
        time.sleep(chance.uniform(0.5, 2.5))
        process.send_signal(signal.SIGKILL)
        published += len(process.communicate()[0].split())
        assert process.returncode == -signal.SIGKILL
    last = publisher(wanted - published, tmp_path)
    published += len(last.communicate()[0].split()) - len(["ready"])

    assert published >= wanted
    bring_up_to_date()
    found = verify()
    assert found.differences == ()
    assert found.on_their_way == 0
