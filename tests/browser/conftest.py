"""The world served to a real browser on loopback."""

import threading
from collections import deque
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread

from search.rebuilding import rebuild

# WCAG 2.2 AA and what axe-core calls best practice; nothing is left out.
RULES = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ]
}  # fmt: skip


class Site(StaticFilesHandler):
    """One that can be left: an answer that came later would read and write the next test's data."""

    def __init__(self, application):
        super().__init__(application)
        self.is_left, self.answering, self.changed = False, 0, threading.Condition()

    def __call__(self, environ, start_response):
        with self.changed:
            if self.is_left:
                start_response("503 Service Unavailable", [])
                return []
            self.answering += 1
        try:
            return super().__call__(environ, start_response)
        finally:
            with self.changed:
                self.answering -= 1
                self.changed.notify_all()

    def leave(self):
        """Wait for what is being answered; nothing is any more."""
        with self.changed:
            self.is_left = True
            assert self.changed.wait_for(lambda: not self.answering, timeout=60)


@contextmanager
def served():
    """The address of the running site; it ends with the block."""
    thread = LiveServerThread("127.0.0.1", Site, connections_override=None)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield f"http://127.0.0.1:{thread.port}"
    finally:
        thread.httpd.get_app().leave()
        thread.terminate()
        thread.join()


@pytest.fixture
def shipped(starter):
    """The address of the library that ships, its index made."""
    rebuild()
    with served() as address:
        yield address


@pytest.fixture
def opened(chromium, request):
    """`opened(address, width=1280, scheme="light")`: a page of a fresh visitor, and its console.

    With `motion="reduce"` a change of scheme is there at once, not after a transition.
    A test that fails shows, at its end, what each page asked for last and said.
    """
    visitors = []

    def visit(address, width=1280, scheme="light", scripts=True, motion=None):
        visitor = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme,
            java_script_enabled=scripts, reduced_motion=motion,
        )  # fmt: skip
        # On a machine with other work; it is only waited for where something is wrong.
        visitor.set_default_timeout(60_000)
        visitors.append(visitor)
        page = visitor.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.asked = deque(maxlen=12)
        page.on("request", lambda asked: page.asked.append((asked.method, asked.url)))
        page.on("response", lambda answer: page.asked.append((answer.status, answer.url)))
        page.goto(address)
        return page

    yield visit
    for visitor in visitors:
        for page in visitor.pages:
            told = (page.url, *map(str, page.asked), *page.said)
            request.node.add_report_section("teardown", "page", "\n".join(told))
        visitor.close()


@pytest.fixture(scope="session")
def violations():
    """`violations(page, within=None)`: what axe-core finds, there or anywhere, a line each."""
    axe = Axe()

    def found(page, within=None):
        report = axe.run(page, context=within, options=RULES).response
        return [
            f"{violation['id']}: {node['html'][:160]} {node['failureSummary']}"
            for violation in report["violations"]
            for node in violation["nodes"]
        ]

    return found
