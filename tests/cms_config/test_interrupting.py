"""Ctrl-C ends a block wherever it strikes, and any command in one word."""

import signal
import sqlite3
import subprocess
import sys
import time
import weakref

import pytest
from django.conf import settings
from django.core.management.base import CommandError

from cms_config.interrupting import ended_by_ctrl_c


@pytest.fixture(autouse=True)
def hearing():
    """Whoever runs the tests in the background has them deaf to Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def press(*_):
    signal.raise_signal(signal.SIGINT)


class Thing:
    pass


def in_a_finalizer():
    thing = Thing()
    weakref.finalize(thing, press)
    del thing
    time.sleep(60)


def in_two_finalizers():
    first, second = Thing(), Thing()
    weakref.finalize(second, press)
    weakref.finalize(first, press)
    del first, second
    time.sleep(60)


def in_a_function_of_the_database():
    connection = sqlite3.connect(":memory:")
    connection.create_function("press", 0, press)
    try:
        connection.execute("SELECT press()")
    finally:
        connection.close()


@pytest.mark.parametrize(
    "strikes", [press, in_a_finalizer, in_two_finalizers, in_a_function_of_the_database]
)
def test_it_is_heard(strikes):
    began = time.monotonic()
    with pytest.raises(CommandError, match=r"^Stopped\.$") as stopped, ended_by_ctrl_c("Stopped."):
        strikes()

    assert stopped.value.returncode == 130
    assert time.monotonic() - began < 60


def test_nothing_stays_behind():
    handlers = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGALRM), sys.unraisablehook
    with pytest.raises(CommandError), ended_by_ctrl_c("Stopped."):
        in_a_finalizer()

    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert handlers == (
        signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGALRM), sys.unraisablehook,
    )  # fmt: skip


def test_other_trouble_is_told_as_it_is():
    with pytest.raises(ValueError, match="Else"), ended_by_ctrl_c("Stopped."):
        raise ValueError("Else")


def test_who_was_started_deaf_stays_so():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with ended_by_ctrl_c("Stopped."):
        press()


def test_a_command_stops_in_one_word():
    program = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", program],
        cwd=settings.ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (130, "Stopped.\n")
