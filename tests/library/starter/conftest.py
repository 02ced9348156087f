"""The library that ships, read once: every wall over it asks the same reading."""

import pytest
from django.conf import settings

from patterns.library.checking import check
from patterns.library.package import Package
from tests.library.starter.shipped import Shipped


@pytest.fixture(scope="session")
def shipped(empty_sites, django_db_blocker):
    with (
        django_db_blocker.unblock(),
        empty_sites.one(),
        Package(settings.STARTER_LIBRARY) as package,
    ):
        return Shipped(check(package, lambda *_done: None))
