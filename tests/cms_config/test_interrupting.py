"""Ctrl-C ends a block wherever it strikes."""

import signal
import sqlite3
import sys
import time
import weakref

import pytest
from django.core.management.base import CommandError

from cms_config.interrupting import ended_by_ctrl_c


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
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with ended_by_ctrl_c("Stopped."):
            press()
    finally:
        signal.signal(signal.SIGINT, before)
