"""Making the places every site has: home, listings, about, in every language it offers.

May be called as often as one likes: what is there stays as editors left it.
"""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override, pgettext
from wagtail.models import Locale, Page, Site

from patterns.models import HomePage, ListingPage, TextPage

# (slug, kind, title): the listings, in the order of the menu.
LISTINGS = (
    ("patterns", "pattern", gettext_noop("Patterns")),
    ("techniques", "technique", gettext_noop("Techniques")),
    ("cases", "case", gettext_noop("Case studies")),
    ("communities", "community", gettext_noop("Communities")),
    ("toolkit", "module", gettext_noop("Toolkit")),
)
ABOUT = gettext_noop("About")
ABOUT_TEXT = gettext_noop(
    "A pattern is a recurring problem together with what has worked against it, told so that "
    "others can use it in their own place."
)


@transaction.atomic
def plant():
    """The home page of the default language, with its places in every language."""
    known = {locale.language_code: locale for locale in Locale.objects.all()}
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        # One by one, as a language is announced to those who wait for it.
        known[code] = known.get(code) or Locale.objects.get_or_create(language_code=code)[0]
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code in known]
    codes.sort(key=lambda code: code != settings.LANGUAGE_CODE)
    homes = {code: _home(known[code], code) for code in codes}
    first = homes[codes[0]]
    _make_site(first)
    for slug, kind, title in LISTINGS:
        _everywhere(homes, ListingPage, slug, title, kind=kind)
    _everywhere(homes, TextPage, "about", ABOUT, body=ABOUT_TEXT)
    return first


def _home(locale, code):
    found = HomePage.objects.filter(locale=locale).first()
    if found:
        return found
    source = HomePage.objects.order_by("pk").first()
    with override(code):
        page = HomePage(
            title=_("MiT pattern library"),
            slug="home" if code == "en" else f"home-{code}",
            locale=locale,
            **({"translation_key": source.translation_key} if source else {}),
        )
    root = Page.objects.get(depth=1)
    _free_slug(root, page.slug)
    return root.add_child(instance=page)


def _free_slug(root, slug):
    """Give way to Wagtail's own welcome page, which has the slug every first page wants."""
    for welcome in root.get_children().filter(slug=slug).exact_type(Page):
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()


def _make_site(home):
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(
            hostname="localhost", port=80, root_page=home, is_default_site=True,
            site_name=pgettext("name of the site", "MiT pattern library"),
        )  # fmt: skip
    Site.clear_site_root_paths_cache()


def _everywhere(homes, page_type, slug, title, body="", **facts):
    """The same place under each home, all of one translation group."""
    key = None
    for code, home in homes.items():
        found = page_type.objects.child_of(home).filter(slug=slug).first()
        if found is None:
            with override(code):
                page = page_type(title=_(title), slug=slug, locale=home.locale, **facts)
                if body:
                    page.body = f"<p>{_(body)}</p>"
            page.show_in_menus = True
            if key:
                page.translation_key = key
            home.refresh_from_db()
            found = home.add_child(instance=page)
        key = key or found.translation_key
