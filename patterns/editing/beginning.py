"""The first page of the admin: what an editor may begin, one click from its form."""

from django.urls import reverse
from django.utils.translation import get_language
from wagtail.admin.ui.components import Component

from patterns import kinds, policy
from patterns.models import ListingPage


class Beginning(Component):
    """A link to the empty form of each kind the user may add, in the language they work in."""

    name, order = "beginning", 10
    template_name = "patterns/editing/beginning.html"

    def __init__(self, request):
        self._user = request.user

    def get_context_data(self, parent_context):
        places = self._places()
        return {
            "forms": [(kinds.by_name(place.kind).label, form_of(place)) for place in places],
            "language": places[0].locale.get_display_name() if places else "",
        }

    def _places(self):
        """The listings they may add to, of one language: the admin's own where they may."""
        listings = ListingPage.objects.filter(alias_of=None).select_related("locale")
        open_to_them = {}
        for place in listings.order_by("path"):
            if policy.allows(self._user, policy.Action.ADD, place):
                open_to_them.setdefault(place.locale.language_code, []).append(place)
        return open_to_them.get(get_language()) or next(iter(open_to_them.values()), [])


def form_of(place):
    """The address of the empty form for a page of the listing's kind."""
    meta = kinds.by_name(place.kind).model._meta
    return reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, place.pk])


def add(request, panels):
    panels.append(Beginning(request))
