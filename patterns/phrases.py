"""Short phrases for facts, in the active language: how long, how many, since when, in which tongue.

Every text is a whole phrase for translators; nothing is put together from words.
"""

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language_info, ngettext, pgettext
from django.utils.translation import gettext as _

from patterns.languages_table import LANGUAGE_CODES, RIGHT_TO_LEFT, language

DASH = "–"  # an en dash, for what lies between two numbers


def span(least, most):
    """Both ends of a span as one text; one number where it has one only."""
    known = [str(end) for end in (least, most) if end is not None]
    return DASH.join(dict.fromkeys(known))


def minutes(least, most=None):
    """A time: “30–55 min”."""
    if least is None and most is None:
        return ""
    return pgettext("a time", "%(span)s min") % {"span": span(least, most)}


def hours(count):
    """A length in hours, to ten minutes: “8 h”, “6 h 40 min”."""
    full, rest = divmod(round(count * 6) * 10, 60)
    if not rest:
        return pgettext("a time", "%(n)s h") % {"n": full}
    return pgettext("a time", "%(hours)s h %(minutes)s min") % {"hours": full, "minutes": rest}


def whole(count):
    """A large number with its thousands set apart, as this language does it."""
    return number_format(count, decimal_pos=0, force_grouping=True)


def in_a_row(names):
    """Names one after the other: “a, b, c”."""
    return pgettext("between the parts of a list", ", ").join(names)


def people(least, most):
    """The size of a group: “4–15 people”; without an upper limit “4 people or more”."""
    if least is None:
        return ""
    if most is None:
        return ngettext("%(n)s person or more", "%(n)s people or more", least) % {"n": least}
    return ngettext("%(span)s person", "%(span)s people", most) % {"span": span(least, most)}


def clock(offset, start=None):
    """The time after so many minutes: from `start` (minutes of the day), else from 0:00."""
    hours, rest = divmod((start or 0) + offset, 60)
    return f"{hours % 24:02}:{rest:02}" if start is not None else f"{hours}:{rest:02}"


def minute_of_day(text):
    """“18:30” as minutes since midnight; None for anything else."""
    hours, colon, rest = (text or "").partition(":")
    if not (colon and hours.isascii() and rest[:2].isascii()):
        return None
    if not (hours.isdecimal() and rest[:2].isdecimal() and len(hours) < 3):
        return None
    found = int(hours) * 60 + int(rest[:2])
    return found if int(hours) < 24 and int(rest[:2]) < 60 else None


def partial_date(text):
    """A year, a month or a day as people of this language write it."""
    parts = [int(part) for part in (text or "").split("-") if part.isdecimal()]
    if len(parts) < 2:
        return text or ""
    return date_format(date(*(*parts, 1)[:3]), "DATE_FORMAT" if parts[2:] else "YEAR_MONTH_FORMAT")


def period(start, end, goes_on):
    """From when to when: “2012–2016”, “since 2012”, “2012”."""
    first, last = partial_date(start), partial_date(end)
    if goes_on and first:
        return _("since %(date)s") % {"date": first}
    return DASH.join(dict.fromkeys(filter(None, (first, last))))


def language_name(code):
    """A language's name for itself; its code where nobody here knows it."""
    if code in LANGUAGE_CODES:
        return language(code).own_name
    try:
        return get_language_info(code)["name_local"]
    except KeyError:
        return code


def in_language(code):
    """“in English”, in the active language; the language's name where nobody here knows more."""
    return _(language(code).in_it) if code in LANGUAGE_CODES else language_name(code)


def text_in(code):
    """“text in English”: behind a title whose text is in another language than the page's."""
    return _("text %(in_language)s") % {"in_language": in_language(code)}


def direction(code):
    """How a language is written; also for those the site doesn't offer."""
    if code in LANGUAGE_CODES:
        return language(code).direction
    try:
        return RIGHT_TO_LEFT if get_language_info(code)["bidi"] else "ltr"
    except KeyError:
        return "ltr"
