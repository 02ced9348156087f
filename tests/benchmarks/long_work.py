"""How long it takes to give 300 works to translators, beside localize's own way in the same run."""

import time

from django.db import transaction
from django.test import Client
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_page_subtree

from patterns.languages import long_work
from patterns.languages.models import Step
from patterns.models import Account, ListingPage
from tests import factories, worlds

WORKS = 300


def measure(say, works=WORKS):
    """The seconds of the answer, of the longest and of all transactions, and of the stock way."""
    worlds.fill()
    # Localize's own way stops at a page that is no source.
    for page in Page.objects.filter(slug="asamblea", locale__language_code="en"):
        page.specific.delete()
    for number in range(works):
        factories.pattern(f"Pattern {number}")
    editor = Account.objects.get(username="editor")
    listing = ListingPage.objects.get(kind="pattern", locale__language_code="en")
    figures = {"answer": answer(listing, "fr")}
    took = []
    while Step.objects.filter(done_at=None).exists():
        start = time.perf_counter()
        long_work._next(None)
        took.append(time.perf_counter() - start)
    figures |= {"longest transaction": max(took), "all transactions": sum(took)}
    start = time.perf_counter()
    with transaction.atomic():
        translate_page_subtree(listing.pk, [Locale.objects.get(language_code="it")], None, editor)
    figures["stock, one transaction"] = time.perf_counter() - start
    for what, seconds in figures.items():
        say(f"  {what:26} {seconds:7.3f} s")
    return figures


def answer(listing, language):
    browser = Client()
    browser.force_login(Account.objects.get(username="editor"))
    sent = {"locales": [Locale.objects.get(language_code=language).pk], "include_subtree": "on"}
    start = time.perf_counter()
    answered = browser.post(f"/admin/localize/submit/page/{listing.pk}/", sent)
    assert answered.status_code == 302, answered.status_code
    return time.perf_counter() - start
