"""What every test can count on: services named where they are missing, counts, a closed network.

A test that needs a server says `@pytest.mark.needs("chromium")`; how much it does, it asks
`count(small, full)`. Knows nothing of the library's own models.
"""

import ipaddress
import sys

import pytest

pytest_plugins = ["tests.services", "tests.database", "tests.worlds"]


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="full counts, and tests marked long")


def pytest_collection_modifyitems(config, items):
    """Benchmarks measure the machine as much as the code, and some tests take long: they run when
    they are asked for."""
    not_asked_for = {
        marker
        for marker, asked in (
            ("benchmark", "benchmark" in config.option.markexpr),
            ("long", config.getoption("--long")),
        )
        if not asked
    }
    left_out = [item for item in items if any(map(item.get_closest_marker, not_asked_for))]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_runtest_setup(item):
    # Imported late: pytest loads it first, as the plugin named above.
    from tests import services

    for marker in item.iter_markers("needs"):
        for name in marker.args:
            services.require(name)


@pytest.fixture(scope="session")
def count(request):
    """`count(20, 5000)`: the first number in a usual run, the second with --long."""
    is_long = request.config.getoption("--long")
    return lambda small, full: full if is_long else small


@pytest.fixture(autouse=True)
def first_language():
    """A request leaves its language behind; the next test begins in the site's first one."""
    from django.conf import settings
    from django.utils import translation

    with translation.override(settings.LANGUAGE_CODE):
        yield


def only_this_machine(event, arguments):
    """A test that reaches out fails, and says to whom it spoke."""
    if event != "socket.connect":
        return
    address = arguments[1]
    if not isinstance(address, tuple) or address[0] in {"localhost", ""}:
        return
    try:
        if ipaddress.ip_address(address[0].partition("%")[0]).is_loopback:
            return
    except ValueError:
        pass
    # Imported late, as above.
    from tests import services

    if address[0] in services.given_addresses(services.given_server()):
        return
    raise RuntimeError(f"A test may not leave this machine; this one connects to {address[0]}.")


sys.addaudithook(only_this_machine)
