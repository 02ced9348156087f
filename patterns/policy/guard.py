"""The guard: addresses of the admin ask the policy before their view is reached.

Three questions. A page that an address names must be one its reader may see. An address in
`rules` asks its rule. An address of a package that was closed as a whole must have a rule: a new
version may bring one, and it stays shut until somebody has thought about it. Knows requests; the
rules know who may do what, and say nothing of what may not be seen, not even its title.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from patterns.policy.addresses import ADDRESSES, CHOOSERS
from patterns.policy.page_rights import may_see_page
from patterns.policy.titles import shown_to

PAGE_WORDS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")

rules = dict(ADDRESSES)  # rule by address, without the admin's own part
closed_packages, closed_namespaces = set(), set()


def close(packages, namespaces, addresses):
    """Shut every view of these packages and name spaces but at `addresses`; for rooms."""
    closed_packages.update(packages)
    closed_namespaces.update(namespaces)
    rules.update(addresses)


class Guard:
    """Stands in front of every view of the admin."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with shown_to(getattr(request, "user", None)):
            return self.get_response(request)

    def process_view(self, request, view, args, words):
        # Readers' pages don't ask who reads. Whoever may not come into the admin at all is sent to
        # its door by the admin itself.
        if not is_of_admin(request.resolver_match):
            return None
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        reason = page_reason(request, words) or reason_of(request, words)
        return refused(request, reason) if reason else None


def page_reason(request, words):
    """Why not, where the address names a page that its reader may not see."""
    match = request.resolver_match
    names = [*PAGE_WORDS, "pk"] if "wagtailadmin_pages" in match.namespaces else PAGE_WORDS
    for pk in (words[name] for name in names if words.get(name)):
        page = Page.objects.filter(pk=pk).first()
        if page and not may_see_page(request.user, page.specific):
            return _("You can't see this page. Ask somebody who may edit it.")
    return None


def reason_of(request, words):
    match = request.resolver_match
    rule = rules.get(address_of(match)) or next(
        (CHOOSERS for name in match.namespaces if name.startswith("wagtailsnippetchoosers_")), None
    )
    if rule:
        return rule(request, **words)
    return _("This address is closed.") if is_closed(match) else None


def is_closed(match):
    """Whether this address belongs to a package whose every address needs a rule."""
    module = match.func.__module__ or ""
    return bool(closed_namespaces & set(match.namespaces)) or any(
        module == package or module.startswith(f"{package}.") for package in closed_packages
    )


def is_of_admin(match):
    return match.route.startswith(_admin())


def address_of(match):
    """The pattern of an address without the admin's own part."""
    return match.route.removeprefix(_admin())


def _admin():
    return reverse("wagtailadmin_home").lstrip("/")


def refused(request, reason):
    """Say why: to a program as JSON, to a person on the admin's first page."""
    if request.method not in ("GET", "HEAD", "POST"):
        return JsonResponse({"detail": reason}, status=403)
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied(reason)
    messages.error(request, reason)
    return redirect("wagtailadmin_home")
