"""A rebuild in a process of its own, as `search_rebuild` is: nobody else's memory is counted.

`python3 -m tests.benchmarks.apart embedded` rebuilds that engine's index of the site that the
environment names, and prints what it took as JSON.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connections


class Rebuilt(NamedTuple):
    """Works; seconds, with reading from the database, and how many of them this process worked;
    megabytes before and at most."""

    works: int
    seconds: float
    worked: float
    before: int
    most: int

    def __str__(self):
        memory = f"{self.before} MB before, {self.most} MB at most"
        worked = f"{self.seconds:.1f} s, {self.worked:.1f} s of them at work"
        return f"{self.works} works rebuilt: {worked}, {memory}"


def rebuilt_apart(engine, **environment):
    """What rebuilding that engine's index of the library at hand took."""
    return Rebuilt(**apart(__name__, engine, **environment))


def apart(module, engine, **environment):
    """What this module prints as JSON, with the library at hand as its site."""
    words = {
        "DJANGO_SETTINGS_MODULE": "cms_config.settings.local",
        "DATABASE_URL": f"sqlite:///{connections.settings['default']['NAME']}",
        "DATA_DIR": str(settings.DATA_DIR),
    }
    told = subprocess.run(
        [sys.executable, "-m", module, engine],
        check=True, stdout=subprocess.PIPE, cwd=settings.ROOT,
        env={**os.environ, **words, **environment},
    )  # fmt: skip
    return json.loads(told.stdout)


def megabytes(name):
    """`VmRSS` is what this process holds, `VmHWM` the most it ever held."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(f"{name}:"))


def main(engine):
    import django

    django.setup()
    from search import engines
    from search.rebuilding import rebuild

    before, start, work = megabytes("VmRSS"), time.perf_counter(), time.process_time()
    works = rebuild(engines.named(engine))
    seconds, worked = time.perf_counter() - start, time.process_time() - work
    told = Rebuilt(works, seconds, worked, before, megabytes("VmHWM"))
    print(json.dumps(told._asdict()))  # noqa: T201 - it is read by whoever started it


if __name__ == "__main__":
    main(*sys.argv[1:])
