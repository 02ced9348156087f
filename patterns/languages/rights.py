"""What belonging to a language's group makes somebody, registered with the policy.

Read once a request for each user, like Wagtail's own rights.
"""

from django.db.models import Q
from wagtail.models import Locale, Page

from patterns import policy
from patterns.languages.models import LanguageGroup
from patterns.policy import Who

PUBLISHES = "publish_translations"
CACHE = "_languages_translated"


def register():
    policy.register(
        Who.TRANSLATOR, is_so=translates, anywhere=languages_of,
        pages=lambda user: Q(locale__in=languages_of(user)),
    )  # fmt: skip
    policy.register(
        Who.LANGUAGE_PUBLISHER, is_so=publishes, anywhere=published_by,
        pages=lambda user: Q(locale__in=published_by(user)),
    )  # fmt: skip


def languages_of(user):
    """{locale id: (code, whether its group may publish)} of those `user` translates into."""
    if not user.is_active or not user.is_authenticated:
        return {}
    if not hasattr(user, CACHE):
        setattr(user, CACHE, _read(user))
    return getattr(user, CACHE)


def _read(user):
    rows = LanguageGroup.objects.filter(group__user=user).values_list(
        "locale", "locale__language_code", "group__permissions__codename"
    )
    found = {}
    for locale, code, right in rows:
        _code, publishes = found.get(locale, (code, False))
        found[locale] = code, publishes or right == PUBLISHES
    return found


def published_by(user):
    return [locale for locale, (_code, publishes) in languages_of(user).items() if publishes]


def translates(user, thing):
    """Whether `thing` (a page, a language, words) is in a language `user` translates into."""
    return _locale_of(thing, user) in languages_of(user)


def publishes(user, thing):
    return _locale_of(thing, user) in published_by(user)


def _locale_of(thing, user):
    if isinstance(thing, Page):
        return thing.locale_id
    if isinstance(thing, Locale):
        return thing.pk
    # Words of concepts carry the code; asked only of codes the user has.
    code = None if isinstance(thing, type) else getattr(thing, "language", None)
    return next((pk for pk, (own, _p) in languages_of(user).items() if own == code), None)
