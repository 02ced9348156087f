"""SQLite as it must be for editors who write at once."""

import threading

import pytest
from django.conf import settings
from django.db import connection, transaction

from cms_config.settings.database import SQLITE_OPTIONS, with_options


def pragma(name):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.django_db
def test_readers_dont_wait_for_a_writer():
    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 1
    assert pragma("journal_size_limit") == 64 * 1024 * 1024
    assert pragma("cache_size") == -20_000
    assert pragma("temp_store") == 2
    assert pragma("mmap_size") == 0


@pytest.mark.django_db
def test_a_writer_waits_for_its_turn():
    assert connection.vendor == "sqlite"
    assert connection.transaction_mode == "IMMEDIATE"
    assert pragma("busy_timeout") == 20_000
    assert settings.DATABASES["default"]["ATOMIC_REQUESTS"] is False


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_writers_at_once_lose_nothing(django_user_model):
    problems = []
    start = threading.Barrier(4)

    def write(number):
        try:
            start.wait()
            for turn in range(5):
                # Read, then write: what fails at once where transactions don't begin as writers.
                with transaction.atomic():
                    django_user_model.objects.count()
                    django_user_model.objects.create(username=f"editor-{number}-{turn}")
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert problems == []
    assert django_user_model.objects.filter(username__startswith="editor-").count() == 20


def test_another_database_keeps_its_own_options():
    postgresql = with_options({"ENGINE": "django.db.backends.postgresql", "NAME": "library"})
    assert "OPTIONS" not in postgresql
    assert postgresql["CONN_MAX_AGE"] is None


def test_options_in_an_address_win_over_ours():
    sqlite = with_options({"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {"timeout": 5}})
    assert sqlite["OPTIONS"] == {**SQLITE_OPTIONS, "timeout": 5}


def test_editors_save_by_themselves_at_long_intervals():
    """Every half second, Wagtail's own interval, a preview found the database locked."""
    assert settings.WAGTAIL_AUTOSAVE_INTERVAL >= 3_000
