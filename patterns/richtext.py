"""Links inside rich text: to works by key, to terms by code.

Stored as `<a linktype="work" key="...">` and `<a linktype="term" code="scheme/notation">`. A work's
link leads to the version its reader gets, at the reader's own address; a term's to its place in
the glossary. In the editor a work is an ordinary page link, chosen as always, and a term is an
ordinary link to a place on the page, written `#glossary/consent`.
"""

import re
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.html import escape
from django.utils.translation import get_language
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    ExternalLinkElementHandler,
    LinkElementHandler,
    PageLinkElementHandler,
)
from wagtail.models import Page
from wagtail.rich_text import LinkHandler

from patterns.fallback import address, best_versions

KEY = re.compile(r"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
TERM_LINK = re.compile(r"\A#([\w.-]+)/([\w.-]+)\Z")

_at_hand = ContextVar("works_at_hand", default=None)


@contextmanager
def at_hand(versions):
    """While this lasts, links to these works (versions by key, best first) cost no query."""
    token = _at_hand.set(versions)
    try:
        yield
    finally:
        _at_hand.reset(token)


def best(keys):
    """The version a reader gets of each of these works, by key; no query for those at hand."""
    versions = _at_hand.get() or {}
    found = {key: versions[key][0] for key in keys if versions.get(key)}
    # Who put works at hand has looked for all: what isn't there can't be read.
    missing = set() if _at_hand.get() is not None else set(keys) - set(found)
    return found | (best_versions(missing) if missing else {})


class WorkLink(LinkHandler):
    """A link to a work, whichever version its reader gets; plain words where nobody may read it."""

    identifier = "work"

    @staticmethod
    def get_model():
        return Page

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        language = get_language() or "en"
        keys = [attrs.get("key", "").lower() for attrs in attrs_list]
        pages = best({key for key in keys if KEY.match(key)})
        return [_tag(pages.get(key), language) for key in keys]

    @classmethod
    def expand_db_attributes(cls, attrs):
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def extract_references(cls, attrs):
        return ()


def _tag(page, language):
    return f'<a href="{escape(address(page.url_path, language))}">' if page else "<a>"


class TermLink(LinkHandler):
    """A link to a term's place in the glossary."""

    identifier = "term"

    @classmethod
    def expand_db_attributes(cls, attrs):
        scheme, _slash, notation = attrs.get("code", "").partition("/")
        if not notation:
            return "<a>"
        language = get_language() or "en"
        return f'<a class="term" href="/{language}/glossary/#{escape(scheme)}-{escape(notation)}">'

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [cls.expand_db_attributes(attrs) for attrs in attrs_list]

    @classmethod
    def extract_references(cls, attrs):
        return ()


class WorkLinkElement(PageLinkElementHandler):
    """From what is stored to the editor: any version of the work, as a page link."""

    def get_attribute_data(self, attrs):
        page = Page.objects.filter(translation_key=attrs.get("key"), alias_of=None).first()
        if page is None:
            # The editor shows a broken link and, left alone, it is stored again as it was.
            return {"id": 0, "url": None, "parentId": None, "key": attrs.get("key", "")}
        return super().get_attribute_data({"id": page.pk})


class TermLinkElement(LinkElementHandler):
    """From what is stored to the editor: a link to a place on the page."""

    def get_attribute_data(self, attrs):
        return {"url": f"#{attrs.get('code', '')}"}


def stored_link(props):
    """From the editor to what is stored: pages by their work's key, terms by their code."""
    if props.get("id") is not None:
        page = Page.objects.filter(pk=props["id"]).only("translation_key").first()
        key = str(page.translation_key) if page else props.get("key", "")
        return DOM.create_element("a", {"linktype": "work", "key": key}, props["children"])
    term = TERM_LINK.match(props.get("url") or "")
    if term:
        return DOM.create_element(
            "a", {"linktype": "term", "code": f"{term[1]}/{term[2]}"}, props["children"]
        )
    return link_entity(props)


EDITOR_RULE = {
    "from_database_format": {
        "a[href]": ExternalLinkElementHandler("LINK"),
        'a[linktype="work"]': WorkLinkElement("LINK"),
        'a[linktype="term"]': TermLinkElement("LINK"),
        # What an import or an older text may still hold; it is stored by key at the next save.
        'a[linktype="page"]': PageLinkElementHandler("LINK"),
    },
    "to_database_format": {"entity_decorators": {"LINK": stored_link}},
}


def register(features):
    """Teach Wagtail both kinds of link; after its own rules, which these replace."""
    features.register_link_type(WorkLink)
    features.register_link_type(TermLink)
    features.register_converter_rule("contentstate", "link", EDITOR_RULE)
