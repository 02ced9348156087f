"""Whole languages that go and come, and many pages at once."""

from django.urls import reverse
from wagtail.models import Locale

from patterns.languages import long_work
from patterns.models import HomePage
from patterns.places import plant
from tests.factories import locale
from tests.languages.people import account
from tests.languages.scenarios.editors import post
from tests.languages.scenarios.told import step


@step(takes=True)
def remove_language(told):
    """All pages of the target's language, then the language itself, as administrators do it."""
    gone = locale(told.target)
    post(told, "wagtailadmin_pages:delete", HomePage.objects.get(locale=gone).pk)
    post(told, "wagtaillocales:delete", gone.pk)
    assert not Locale.objects.filter(pk=gone.pk).exists()


@step(takes=True)
def remove_first_language(told):
    """That of the source."""
    gone = told.source.locale
    post(told, "wagtailadmin_pages:delete", HomePage.objects.get(locale=gone).pk)
    post(told, "wagtaillocales:delete", gone.pk)


@step()
def add_language(told):
    data = {"language_code": told.target}
    post(told, "wagtaillocales:add", data=data)
    plant()


@step()
def open_whole_library(told):
    """The target's language, in the background."""
    long_work.ask_language(locale(told.target), account("editor"))
    long_work.go_on()


def _bulk(told, action, *languages):
    pages = "&".join(f"id={told.page(code).pk}" for code in languages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    answer = told.editor.post(f"{address}?{pages}", {"next": "/admin/"})
    assert answer.status_code == 302


@step(takes=True)
def bulk_unpublish(told):
    _bulk(told, "unpublish", told.target, told.third)


@step(takes=True)
def bulk_delete(told):
    _bulk(told, "delete", told.target, told.third)


@step(takes=True)
def bulk_delete_with_source(told):
    """Source and one translation in one go; the others stay."""
    _bulk(told, "delete", told.source.language, told.target)


@step(publishes="all")
def bulk_publish(told):
    _bulk(told, "publish", told.target, told.third)
