"""Which version of a work a reader sees, and where.

Readers see the whole library in every language: their own version, else the next language of
their chain, else the work's source, under their own prefix. Slugs are facts, so the address of a
work differs between languages in its first part only.
"""

from django.db.models import (
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber
from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from patterns.languages_table import chain


def rank(language):
    """Orders versions of a work for a reader of `language`: chain, then source, then any."""
    from patterns.models.work import Work

    whens = [
        When(locale__language_code=code, then=Value(place))
        for place, code in enumerate(chain(language))
    ]
    is_source = Exists(
        Work.objects.filter(
            pk=OuterRef("translation_key"), source_locale_id=OuterRef("locale_id")
        )
    )
    return Case(*whens, When(is_source, then=Value(90)), default=Value(99))


def public_versions(model=Page):
    """Live versions that anybody may read; aliases aren't versions.

    Says in the same query what Wagtail's `public()` asks for in one before: a page is restricted
    where it, or a page above it, is.
    """
    place = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.annotate(place=place)
    restricted = above.filter(place__startswith=F("page__path"))
    return model._default_manager.filter(~Exists(restricted), live=True, alias_of=None)


def best_versions(keys, language=None, model=Page):
    """The best public version of each work, by key as text; one query, and one for short forms.

    Rows carry id, title, address parts, locale and key only, and are named as `name_of` says;
    works nobody may read are left out.
    """
    from patterns.naming import lend

    language = language or get_language() or "en"
    rows = (
        public_versions(model)
        .filter(translation_key__in=list(keys))
        .annotate(
            place=Window(
                RowNumber(),
                partition_by=[F("translation_key")],
                order_by=[rank(language), F("id")],
            )
        )
        .filter(place=1)
        .select_related("locale")
        .only("title", "url_path", "translation_key", "content_type_id", "locale__language_code")
    )
    found = {str(row.translation_key): row for row in rows}
    lend(found.values(), language)
    return found


def tail(url_path):
    """The part of an address that is the same in every language, without the home page's slug."""
    return url_path.strip("/").partition("/")[2]


def address(url_path, language):
    """Where a reader of `language` finds the page stored at `url_path`."""
    inside = tail(url_path)
    return f"/{language}/{inside}/" if inside else f"/{language}/"


class FallbackRoute:
    """Mixed into pages that have works below them: what isn't here is looked for in the other
    languages' trees, at the same place."""

    def route(self, request, path_components):
        try:
            return super().route(request, path_components)
        except Http404:
            page = best_at(self, path_components)
            if page is None:
                raise
            page.is_known_public = True
            return RouteResult(page)


def best_at(parent, path_components):
    """The best public version of the work at this place, specific; None where there is none.

    Two queries.
    """
    if not path_components:
        wanted = tail(parent.url_path)
    else:
        wanted = "/".join(filter(None, [tail(parent.url_path), *path_components]))
    slug = wanted.rpartition("/")[2]
    language = get_language() or parent.locale.language_code
    candidates = public_versions().filter(slug=slug).annotate(place=rank(language))
    for page in candidates.order_by("place", "id"):
        if tail(page.url_path) == wanted:
            return page.specific
    return None


def any_title(key):
    """A name for messages to editors: the title of any version, drafts too; one query."""
    title = Page.objects.filter(translation_key=key).order_by("pk").values_list("title", flat=True)
    return title.first() or str(key)
