"""What only the embedded engine has is tested with it alone."""

import pytest


@pytest.fixture
def engine_of(embedded_of):
    return embedded_of
