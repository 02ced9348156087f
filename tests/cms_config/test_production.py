"""Production: every secret is asked for by name, and Django's own deployment check is content."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

WHOLE = {
    "DJANGO_SETTINGS_MODULE": "cms_config.settings.production",
    "SECRET_KEY": "correct horse battery staple, and some more to be long enough",
    "ALLOWED_HOSTS": "library.example.org",
    "SITE_ADDRESS": "https://library.example.org",
    "MAIL_FROM": "library@example.org",
    "EMAIL_URL": "smtp+tls://user:secret@mail.example.org:587",
}
# The last is set while a browser runs beside the tests.
OWN = {*WHOLE, "DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"}


@pytest.fixture
def manage(tmp_path):
    """Run a command under the environment of a server."""
    left = {name: value for name, value in os.environ.items() if name not in OWN}

    def run(*words, **environment):
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=settings.ROOT,
            env={**left, "DATA_DIR": str(tmp_path), **environment},
            capture_output=True,
            text=True,
        )

    return run


@pytest.mark.parametrize("name", sorted(WHOLE.keys() - {"DJANGO_SETTINGS_MODULE"}))
def test_production_refuses_to_start_without(manage, name):
    done = manage("check", **{key: value for key, value in WHOLE.items() if key != name})
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name} is not set.")
    assert f"{name}=" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_deployment_check_finds_nothing(manage):
    done = manage("check", "--deploy", "--fail-level", "WARNING", **WHOLE)
    assert done.returncode == 0, done.stderr


def test_the_server_of_production_serves_production(manage):
    done = manage("shell", "-c", "import cms_config.wsgi as it; print(it.application)", **WHOLE)
    assert "WSGIHandler" in done.stdout


def test_production_takes_a_postgresql(manage):
    code = "from django.db import connection as it; print(it.vendor, it.settings_dict['NAME'])"
    address = "postgres://library:secret@localhost/patterns"
    done = manage("shell", "-v0", "-c", code, **WHOLE, DATABASE_URL=address)
    assert done.stdout.split() == ["postgresql", "patterns"], done.stderr


@pytest.mark.needs("postgresql")
def test_the_tables_are_made_in_a_postgresql(manage, postgresql):
    done = manage("migrate", "-v0", **WHOLE, DATABASE_URL=postgresql)
    assert done.returncode == 0, done.stderr
    assert manage("migrate", "--check", **WHOLE, DATABASE_URL=postgresql).returncode == 0
