"""The world served to a real browser on loopback."""

from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test.testcases import LiveServerThread

from search.rebuilding import rebuild

# WCAG 2.2 AA and what axe-core calls best practice; nothing is left out.
RULES = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ]
}  # fmt: skip


@contextmanager
def served():
    """The address of the running site; its thread ends with the block."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler

    thread = LiveServerThread("127.0.0.1", StaticFilesHandler, connections_override=None)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield f"http://127.0.0.1:{thread.port}"
    finally:
        thread.terminate()
        thread.join()


@pytest.fixture
def shipped(starter):
    """The address of the library that ships, its index made."""
    rebuild()
    with served() as address:
        yield address


@pytest.fixture
def opened(chromium):
    """`opened(address, width=1280, scheme="light")`: a page of a fresh visitor, and its console.

    With `motion="reduce"` a change of scheme is there at once, not after a transition.
    """
    visitors = []

    def visit(address, width=1280, scheme="light", scripts=True, motion=None):
        visitor = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme,
            java_script_enabled=scripts, reduced_motion=motion,
        )  # fmt: skip
        visitors.append(visitor)
        page = visitor.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(address)
        return page

    yield visit
    for visitor in visitors:
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
