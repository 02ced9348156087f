"""What the admin lists beside a page, or offers to choose: what its reader may see.

The page chooser, the other versions that an edit page names, and those the admin's own API tells.
"""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import get_language
from wagtail.admin.api.serializers import AdminPageSerializer, PageTranslationsField
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Page

from patterns.models import Work
from patterns.policy.page_rights import visible_pages


def choosable(pages, request):
    """Of `pages`, those that everybody may read or this reader may see, each work once.

    A work is chosen by any of its versions; seven lines for one would only be in the way.
    """
    if not request.user.is_superuser:
        pages = pages.filter(pk__in=visible_pages(request.user).values("pk"))
    return pages.exclude(pk__in=_better_known_by_another())


def _better_known_by_another():
    """Versions of works that are live in the reader's language, too, or else as the source."""
    same = {"translation_key": OuterRef("translation_key"), "live": True}
    others = Page.objects.order_by().filter(alias_of=None, **same).exclude(pk=OuterRef("pk"))
    source = Work.objects.filter(pk=OuterRef("translation_key")).values("source_locale")
    mine = Q(locale__language_code=get_language())
    versions = Page.objects.filter(translation_key__in=Work.objects.values("pk")).exclude(mine)
    not_source = ~Q(locale=Subquery(source)) & Exists(others.filter(locale=Subquery(source)))
    return versions.filter(Exists(others.filter(mine)) | not_source).values("pk")


def name_visible_versions(request, page):
    """Before an editor, which lists all versions by title, is shown `page`."""
    every = page.get_translations
    seen = visible_pages(request.user).filter(translation_key=page.translation_key)
    work = getattr(page, "work", None)
    # The source is what is translated: whoever edits a translation has its words before them.
    known = Q(pk__in=seen.values("pk")) | Q(locale=work and work.source_locale_id)
    page.get_translations = lambda inclusive=False: every(inclusive).filter(known)


class VisibleVersionsField(PageTranslationsField):
    """The other versions of a page."""

    def to_representation(self, page):
        name_visible_versions(self.context["request"], page)
        return super().to_representation(page)


class VisibleSerializer(AdminPageSerializer):
    """A page as the admin's API tells it."""

    translations = VisibleVersionsField(read_only=True)


class VisiblePages(PagesAdminAPIViewSet):
    """The admin's API of pages."""

    base_serializer_class = VisibleSerializer


def register_api(router):
    """Take the place of Wagtail's own."""
    router.register_endpoint("pages", VisiblePages)
