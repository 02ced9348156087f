"""What tests of works share."""

import pytest

from patterns.signals import works_changed


@pytest.fixture
def told(world):
    """The keys of all works that are announced as changed while the test runs."""
    keys = set()

    def listen(sender, keys, **kwargs):
        heard.update(keys)

    heard = keys
    works_changed.connect(listen)
    yield keys
    works_changed.disconnect(listen)
