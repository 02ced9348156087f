"""Making a site ready: tables, places, the starter library, the index, someone to sign in.

Each step looks first whether it is needed, so a second start does almost nothing and a first one
that was broken off goes on where it stopped. Knows the order; what a step does is elsewhere.
"""

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction
from wagtail.models import Site

from cms_config.data_folder import alone_in, data_folder, trouble
from patterns.models import Work
from patterns.places import plant
from search import keeping
from search.admin import store
from search.admin.backend import file_at
from search.admin.layout import admin_path
from search.contract import EngineUnavailable

Say = Callable[[str], None]


def prepare(folder: Path, address: str, *, empty: bool, say: Say) -> None:
    """Make the site ready to be served at this address."""
    # Whatever is made from here on is nobody else's to read.
    os.umask(0o077)
    with explained(folder), alone_in(data_folder(folder)):
        make_tables(say)
        place(address)
        # Before the works: an index that is there has its changes noted for it.
        keeping.bring_up_to_date()
        if not empty and not Work.objects.exists():
            load_starter(say)
        index_for_admin()
        open_account(say)
        connection.close()


def make_tables(say: Say) -> None:
    """Migrate; also where nothing is left to do, as a broken-off try may lack the last signals."""
    if not connection.introspection.table_names():
        say("Making the tables.")
    call_command("migrate", interactive=False, verbosity=0)


def place(address: str) -> None:
    """The places works are filed in, at the address that is served."""
    plant()
    parts = urlsplit(address)
    site = Site.objects.get(is_default_site=True)
    if (site.hostname, site.port) != (parts.hostname, parts.port):
        site.hostname, site.port = parts.hostname, parts.port
        site.save()


def load_starter(say: Say) -> None:
    """Bring in the library that ships; all of it or, where it is refused, nothing."""
    say("Loading the starter library.")
    call_command("load_library", str(settings.STARTER_LIBRARY))
    say("Taking it into the search index.")
    keeping.bring_up_to_date()


def index_for_admin() -> None:
    """The editors' own index, where there is none that can be read."""
    if store.needs_making(file_at(admin_path())):
        call_command("wagtail_update_index", verbosity=0)


def open_account(say: Say) -> None:
    """Somebody who may do everything, with a password nobody else knows, said this once."""
    accounts = get_user_model().objects
    with transaction.atomic():
        if accounts.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(12)
        accounts.create_superuser("admin", email="", password=password)
    say(f"\n  Sign in as admin, password {password} (shown only now).")
    say("  Another one: python3 manage.py changepassword admin")


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """A full disk or a folder that can't be written becomes one sentence."""
    try:
        yield
    except EngineUnavailable as problem:
        raise CommandError(str(problem)) from None
    except (OSError, DatabaseError, sqlite3.Error) as problem:
        said = trouble(folder, problem)
        if said:
            raise CommandError(said) from None
        raise
