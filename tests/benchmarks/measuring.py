"""How long something takes, and how that is said: the ratio to what is allowed comes first."""

import gc
import time
from contextlib import contextmanager
from typing import NamedTuple

from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory


class Taken(NamedTuple):
    """Milliseconds."""

    p50: float
    p95: float

    def __str__(self):
        return f"p50 {self.p50:.1f} ms, p95 {self.p95:.1f} ms"


class Served:
    """The site as a server has it: the tests' client would copy whatever each template is given.

    Made once all is imported, so that nothing else is looked through for garbage, as in
    `cms_config.wsgi`.
    """

    def __init__(self, cookies=()):
        self._site, self._requests = WSGIHandler(), RequestFactory(SERVER_NAME="localhost")
        self._requests.cookies.update(cookies)
        gc.collect()
        gc.freeze()

    def get(self, path, query=None):
        return self._site.get_response(self._requests.get(path, query))


@contextmanager
def timed(say, what):
    start = time.perf_counter()
    yield
    say(f"{what}: {time.perf_counter() - start:.2f} s")


def percentiles(work, questions):
    """Milliseconds that half and all but one in twenty stay under; the first one warms up."""
    work(questions[0])
    taken = []
    for question in questions:
        start = time.perf_counter()
        work(question)
        taken.append((time.perf_counter() - start) * 1000)
    return of(taken)


def of(milliseconds):
    taken = sorted(milliseconds)
    return Taken(taken[len(taken) // 2], taken[len(taken) * 95 // 100])


def against(limit, measured, what, unit="ms"):
    """One line of figures; more than 1.00 is too much."""
    return f"{measured / limit:.2f} of the limit: {what}, {measured:.1f} {unit} of {limit} {unit}"
