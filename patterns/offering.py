"""Offering works to translators: a draft in their language, with every sentence known of it.

What is there already stays as it is, so offering twice does nothing. Knows neither forms nor who
may do it.
"""

from django.db import transaction
from wagtail_localize.models import Translation

from patterns import memory
from patterns.models.work import Work
from patterns.models.work_page import WorkPage
from patterns.places import plant


@transaction.atomic
def offer(page, locale, user=None):
    """The version of `page` in that language, and whether it was made now."""
    page = page.specific
    if isinstance(page, WorkPage):
        page = Work.claim(page).source()
    there = real_version(page, locale)
    if there is not None:
        return there, False
    source = memory.refresh(page)
    translation, _new = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    translation.save_target(user=user, publish=False)
    return real_version(page, locale), True


def real_version(page, locale):
    """The page in that language; an alias only shows another one's words, so it is none."""
    return page.get_translations(inclusive=True).filter(locale=locale, alias_of=None).first()


def make_place(place, locale, user=None):
    """See that `place`, which a page is to stand below, is there in that language."""
    place = place.specific
    if place.is_root() or real_version(place, locale):
        return
    plant()
    if real_version(place, locale) is None:
        offer(place, locale, user)
