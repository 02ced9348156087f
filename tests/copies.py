"""A database for one test alone: a copy of a prepared one, in the place of the default database.

What a test commits is really committed, threads and on-commit work included, and the next test
sees nothing of it. SQLite by default; PostgreSQL for tests marked `on_both_databases`.
"""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from itertools import count

import environ
import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from wagtail.models import Site

from patterns.vocabulary import forget

serial = count()
on_both_databases = pytest.mark.parametrize(
    "world",
    ["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))],
    indirect=True,
)


@contextmanager
def standing_in(**changes):
    """Another database as the default one, in this thread and in those started meanwhile."""
    kept, connection = connections.settings["default"], connections["default"]
    connections.settings["default"] = {**kept, **changes}
    connections["default"] = connections.create_connection("default")
    forget_everything()
    try:
        yield connections["default"]
    finally:
        connections["default"].close()
        connections.settings["default"] = kept
        connections["default"] = connection
        forget_everything()


def forget_everything():
    """Drop what processes remember of a database."""
    forget()
    cache.clear()
    Site.clear_site_root_paths_cache()
    ContentType.objects.clear_cache()


class SqliteCopies:
    """Copies of one file."""

    def __init__(self, folder, migrated, fill):
        self.folder, self.original = folder, folder / "world.sqlite3"
        draft = folder / "draft.sqlite3"
        if migrated.exists():
            shutil.copyfile(migrated, draft)
        with standing_in(**self.options(draft)) as connection:
            if not migrated.exists():
                call_command("migrate", verbosity=0)
                self.keep(connection, migrated)
            fill()
            self.keep(connection, self.original)

    def keep(self, connection, file):
        whole = file.with_suffix(f".{os.getpid()}")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(whole)])
        whole.replace(file)

    def options(self, file):
        kept = connections.settings["default"]["OPTIONS"]
        # Nobody needs a test's database after a power cut.
        hasty = {**kept, "init_command": f"{kept['init_command']}PRAGMA synchronous=OFF;"}
        return {"NAME": str(file), "OPTIONS": hasty}

    @contextmanager
    def one(self):
        file = self.folder / f"{next(serial)}.sqlite3"
        shutil.copyfile(self.original, file)
        with standing_in(**self.options(file)):
            yield
        for leftover in self.folder.glob(f"{file.name}*"):
            leftover.unlink(missing_ok=True)


class PostgresCopies:
    """Databases made from one as their template."""

    def __init__(self, address, fill):
        self.address = address
        with self.server() as cursor:
            cursor.execute("CREATE DATABASE world")
        self.migrate("world")
        with self.as_there(), standing_in(**self.options("world")):
            fill()

    def as_there(self):
        """The settings a site on PostgreSQL has: the admin's index waits for its own command."""
        index = {"default": {**settings.WAGTAILSEARCH_BACKENDS["default"], "AUTO_UPDATE": False}}
        return override_settings(WAGTAILSEARCH_BACKENDS=index)

    def migrate(self, name):
        """In a process of its own: some migrations choose their form when they are first read."""
        address = self.address.rpartition("/")[0] + f"/{name}"
        command = [sys.executable, "-m", "django", "migrate", "--verbosity=0"]
        words = {"DJANGO_SETTINGS_MODULE": "cms_config.settings.local", "DATABASE_URL": address}
        environment = {**os.environ, **words, "DATA_DIR": str(settings.DATA_DIR)}
        subprocess.run(command, check=True, cwd=settings.ROOT, env=environment)

    def options(self, name):
        return {**environ.Env.db_url_config(self.address), "NAME": name, "OPTIONS": {}}

    @contextmanager
    def server(self):
        with standing_in(**self.options("postgres")) as connection, connection.cursor() as cursor:
            yield cursor

    @contextmanager
    def one(self):
        name = f"copy{next(serial)}"
        with self.server() as cursor:
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE world")
        with self.as_there(), standing_in(**self.options(name)):
            yield
        with self.server() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
