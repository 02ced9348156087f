"""The admin's index is made where there is none."""

import pytest
from wagtail.models import Page

from search.admin.layout import admin_path
from search.admin.making import make_where_missing


@pytest.fixture(autouse=True)
def place(settings):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.admin.backend"}}


def test_it_is_made_once(world):
    assert make_where_missing()
    assert not make_where_missing()
    assert "garden" in [page.slug for page in Page.objects.search("gardens")]


def test_a_damaged_one_is_made_anew(world):
    make_where_missing()
    admin_path().write_bytes(b"Only words. " * 1000)

    assert make_where_missing()


def test_another_backend_is_left_alone(world, settings):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

    assert not make_where_missing()
    assert not admin_path().exists()
