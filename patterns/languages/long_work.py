"""Many works at once: opened for translators or taken from a file, one work in one transaction.

What was asked for stands in the database before anything is done, so that a process that is killed
loses the work it was at and no other; whoever looks next goes on there. Rights are asked again at
each work: they may have changed since.
"""

import logging
import threading

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from wagtail.models import Page

from patterns import offering
from patterns.languages import taking
from patterns.languages.models import LongWork, Step
from patterns.languages.rules import languages_open_to, source_of
from patterns.models import Work
from patterns.phrases import language_name

logger = logging.getLogger("patterns.languages")
_one_at_a_time = threading.Lock()


def ask_tree(page, locales, account):
    """Have `page` and all below it opened in these languages; the long work, which waits."""
    pages = page.get_descendants(inclusive=True).filter(alias_of=None).order_by("path")
    keys = pages.values_list("translation_key", flat=True)
    return _ask(page.get_admin_display_title(), keys, locales, account)


def ask_language(locale, account=None):
    """Have every work of the library opened in a language; the long work, which waits."""
    works = Work.objects.filter(gone_at=None).values("pk")
    pages = Page.objects.filter(translation_key__in=works, alias_of=None).order_by("path")
    keys = pages.values_list("translation_key", flat=True)
    return _ask(language_name(locale.language_code), keys, [locale], account)


@transaction.atomic
def _ask(title, keys, locales, account):
    asked = LongWork.objects.create(title=title, account=account, language=get_language() or "en")
    Step.objects.bulk_create(
        [
            Step(long_work=asked, key=key, locale=locale)
            for key in dict.fromkeys(keys)
            for locale in locales
        ],
        batch_size=500,
    )
    return asked


def begin():
    """See that what waits is done in this process, beside what it answers."""
    if getattr(settings, "LONG_WORK_IN_BACKGROUND", True):
        threading.Thread(target=_in_background, name="long work", daemon=True).start()


def _in_background():
    try:
        with _one_at_a_time:
            go_on()
    except Exception:  # what is left waits for the next start, or for the command
        logger.exception("Long work stopped; it goes on with the next one, or by `long_work`.")
    finally:
        connection.close()


def go_on(told=lambda step: None, asked=None):
    """Do all that waits, or all of `asked`, in turn; how many steps that were.

    `told` hears of each.
    """
    count = 0
    while (step := _next(asked)) is not None:
        told(step)
        count += 1
    return count


def _next(asked):
    """Do the first step that waits, and return it; None when there is no more."""
    with transaction.atomic():
        waiting = Step.objects.filter(done_at=None, **({"long_work": asked} if asked else {}))
        step = waiting.select_for_update(of=("self",)).first()
        if step is None:
            return None
        with override(step.long_work.language):
            step.trouble, step.done_at = _trouble(step), timezone.now()
        step.save()
        return step


def _trouble(step):
    """Why a step couldn't be done; empty when it is. A failed one leaves nothing half made."""
    does = {LongWork.Kind.OPEN: _opened, LongWork.Kind.TAKE: taking.take}
    try:
        with transaction.atomic():
            return does[step.long_work.kind](step)
    except OperationalError:
        raise  # The database is busy or away: that is no fault of the work.
    except ValidationError as refused:
        return " ".join(refused.messages)
    except Exception:
        logger.exception("%s couldn't be done.", step)
        return _("It failed for a reason that stands in the log. Send it again when that is gone.")


def _opened(step):
    pages = Page.objects.filter(translation_key=step.key, alias_of=None)
    page = pages.order_by("path").first()
    if page is None:
        return ""  # Somebody deleted it meanwhile.
    source = source_of(page.specific)
    if offering.real_version(source, step.locale):
        return ""
    account = step.long_work.account
    if account and step.locale not in languages_open_to(account, source):
        return _("You can't begin this translation any more. Ask for the right to.")
    offering.make_place(source.get_parent(), step.locale, account)
    offering.offer(source, step.locale, account)
    return ""


def seen_by(account):
    """The long works of `account`, all for an administrator, with `total`, `done`, `taken`."""
    found = LongWork.objects.all() if account.is_superuser else LongWork.objects.filter(
        account=account
    )  # fmt: skip
    return found.annotate(
        total=Count("steps"),
        done=Count("steps", Q(steps__done_at__isnull=False)),
        taken=Sum("steps__taken"),
    )
