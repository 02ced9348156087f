"""Our screens of the admin as translators and keepers of the search meet them, both ways round.

Asked about what is ours, the main part: what Wagtail has around it, it answers for itself.
"""

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.users.models import UserProfile

from patterns.languages import long_work, taking, whole_po
from patterns.models import Account
from search.rebuilding import rebuild
from tests import factories
from tests.browser.conftest import served
from tests.patterns import editing

WIDTHS = (1280, 800)


def addresses(world):
    """Every screen of ours, by what it is."""
    words = {"translators' first page": ("translation",), "map": ("translation_map",)}
    words["the admin's first page"] = ("wagtailadmin_home",)
    words["bench"] = ("translation_bench", world.key("circle"), "ar")
    words["written by hand"] = ("translation_by_hand", world.key("round"), "ar")
    words["long work"] = ("translation_long_work",)
    words["vocabularies"] = ("translation_vocabularies", "ar")
    words["vocabulary"] = ("translation_vocabulary", "ar", "domain")
    words["PO of a language"] = ("translation_po", "ar")
    words["search engines"] = ("search_upkeep",)
    words["what is searched"] = ("search_counts",)
    for model in ("meaning", "pick"):
        for what in ("list", "add"):
            words[f"{model} {what}"] = (f"wagtailsnippets_search_{model}:{what}",)
    found = {what: reverse(name, args=args) for what, (name, *args) in words.items()}
    found["map where nothing fits"] = f"{found['map']}?words=zzzz"
    return found


@pytest.fixture
def site(world):
    """The world with long work done and told, and everything of a language open."""
    factories.concept("glossary/consent", en="Consent", ar="القبول")
    long_work.ask_tree(world.page("round"), [factories.locale("it")], None)
    file = whole_po.read(whole_po.of_language(factories.locale("ar")).encode())
    file[0].msgstr = "<b>دائرة</b><script>x</script>"
    taking.ask(factories.locale("ar"), file, Account.objects.get(username="editor"))
    long_work.go_on()
    written_by_hand(world.page("round", "ar"))
    rebuild()
    with served() as address:
        yield address


def written_by_hand(page):
    """A page with other words than its sentences have."""
    editing.stop_translation(None, page)
    page.summary = "كلُّ مشاركٍ يتكلم مرة واحدة قبل أن يعود الكلام إلى الأول."
    page.save_revision().publish()


def signed_in(world, page, address, language, name="editor"):
    """`page` as theirs, who read the admin in this language."""
    account = Account.objects.get(username=name)
    UserProfile.objects.update_or_create(user=account, defaults={"preferred_language": language})
    key = world.client(name).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": address}])


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_screen_of_ours_keeps_an_editor_out(language, world, site, opened, violations):
    page, found = opened(f"{site}/admin/login/"), {}
    signed_in(world, page, site, language)
    for what, address in addresses(world).items():
        answer = page.goto(f"{site}{address}")
        assert answer.status == 200, what
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            problems = [*violations(page, "main"), *too_wide(page)]
            if problems:
                found[f"{what} {language} {width}"] = problems

    assert not found, "\n".join(f"{where}: {what}" for where, what in found.items())


def too_wide(page):
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [f"scrolls sideways by {wide} px"] if wide > 0 else []
