"""Places in the tree: the home page, a listing for each kind, and plain pages such as “about”.

They exist in every language from the first start, so that every address answers in every
language; what is listed there may be shown from another one.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from patterns.fallback import FallbackRoute
from patterns.policy.titles import ShownTitle
from patterns.prose import WITH_HEADINGS, ProseField


class Place(ShownTitle, FallbackRoute, Page):
    """What all places are: pages of the site itself, not works."""

    introduction = ProseField(
        verbose_name=_("introduction"), help_text=_("What a newcomer should know, in a sentence.")
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    # The slug is the same in every language, so that an address can change its language alone.
    translatable_fields = [TranslatableField("title"), TranslatableField("introduction")]

    class Meta:
        abstract = True

    @property
    def language(self):
        return self.locale.language_code


class HomePage(Place):
    """The first page of a language."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["patterns.ListingPage", "patterns.TextPage"]

    class Meta:
        verbose_name = _("home page")

    def route(self, request, path_components):
        """Looks for a listing first, which most addresses lead to or through: a query less than
        Wagtail's own way by any page, one more where it is none."""
        if path_components:
            slug, *rest = path_components
            listing = ListingPage.objects.child_of(self).filter(slug=slug).first()
            if listing:
                return listing.route(request, rest)
        return super().route(request, path_components)


class ListingPage(Place):
    """All works of one kind."""

    kind = models.CharField(
        max_length=20, verbose_name=_("kind"), help_text=_("What is listed here.")
    )

    parent_page_types = ["patterns.HomePage"]
    subpage_types = [
        "patterns.PatternPage", "patterns.TechniquePage", "patterns.CasePage",
        "patterns.CommunityPage", "patterns.ModulePage",
    ]  # fmt: skip

    class Meta:
        verbose_name = _("listing")

    def get_context(self, request, *args, **kwargs):
        """With `listing`, all works of the kind; without it where somebody asks for some."""
        from patterns.listing import BY_NUMBER, listed

        context = super().get_context(request, *args, **kwargs)
        if self.kind in BY_NUMBER or not set(request.GET) - {"page"}:
            number = request.GET.get("page")
            context["listing"] = listed(self.kind, request.LANGUAGE_CODE, number)
        return context


class TextPage(Place):
    """A plain page, such as “about” or the accessibility statement."""

    body = RichTextField(
        blank=True, features=list(WITH_HEADINGS), verbose_name=_("text"), help_text=_("The page.")
    )

    content_panels = [*Place.content_panels, FieldPanel("body")]
    translatable_fields = [*Place.translatable_fields, TranslatableField("body")]
    parent_page_types = ["patterns.HomePage"]

    class Meta:
        verbose_name = _("page")
