"""The test database: made by the real migrations once, copied from then on.

The migrations of everything installed take a dozen seconds; a copy of their result takes none.
The copy is thrown away when any migration's text changes, and is migrated again all the same,
so that permissions and content types follow the models.
"""

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection


def fingerprint():
    """All migrations of all apps, in one word."""
    word = hashlib.sha256()
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for file in sorted(Path(app.path).glob("migrations/*.py")):
            word.update(file.read_bytes())
    return word.hexdigest()[:16]


@pytest.fixture(scope="session")
def migrated(request):
    """Where the copy lies, or would lie."""
    folder = request.config.cache.mkdir("migrated")
    copy = folder / f"{fingerprint()}.sqlite3"
    for old in folder.glob("*.sqlite3"):
        if old != copy:
            old.unlink(missing_ok=True)
    return copy


@pytest.fixture(scope="session")
def django_db_keepdb():
    """What lies where the test database will be is the copy; its folder goes with the process."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, migrated):
    if migrated.exists():
        shutil.copyfile(migrated, settings.DATABASES["default"]["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, migrated):
    if migrated.exists():
        return
    draft = migrated.with_suffix(f".{os.getpid()}")
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(draft)])
    draft.replace(migrated)
