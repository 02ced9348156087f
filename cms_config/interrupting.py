"""Ctrl-C that is heard wherever it strikes.

Python raises `KeyboardInterrupt` between any two instructions and drops it where nobody could
catch it, in a finalizer say; a command that makes many objects would then go on as if nothing had
been pressed. Knows signals; knows no command.
"""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

#: Seconds until a dropped one is raised again: the finalizer is over by then.
_AGAIN = 0.02
#: What a shell says of a program that Ctrl-C ended: 128 and the signal's number.
_STATUS = 128 + signal.SIGINT


@contextmanager
def ended_by_ctrl_c(message: str) -> Iterator[None]:
    """A block of the main thread that Ctrl-C ends; raises a CommandError of this message then.

    A process that was started deaf to Ctrl-C, in the background, stays so.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    pressed = False

    def end(*_: object) -> None:
        nonlocal pressed
        pressed = True
        raise KeyboardInterrupt

    with _raised_again(end):
        try:
            yield
        except BaseException:
            # Some interrupted calls say what else went wrong: SQLite that a function of ours did.
            if pressed:
                raise CommandError(message, returncode=_STATUS) from None
            raise


@contextmanager
def _raised_again(end: Callable[..., None]) -> Iterator[None]:
    """Ctrl-C calls `end`, and so does an interruption that was dropped."""
    usual = sys.unraisablehook

    def dropped(what: "sys.UnraisableHookArgs") -> None:
        if what.exc_type is KeyboardInterrupt:
            signal.setitimer(signal.ITIMER_REAL, _AGAIN)
        else:
            usual(what)

    before = {one: signal.signal(one, end) for one in (signal.SIGINT, signal.SIGALRM)}
    sys.unraisablehook = dropped
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.unraisablehook = usual
        for one, handler in before.items():
            signal.signal(one, handler)
