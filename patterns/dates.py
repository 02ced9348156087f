"""Dates as far as they are known: a year, a month, a day (ISO 8601, reduced precision)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


def check_partial_date(value):
    """Raise a ValidationError unless `value` is a real year, month or day."""
    parts = value.split("-")
    lengths = [len(part) for part in parts]
    if lengths != [4, 2, 2][: len(parts)] or not all(p.isascii() and p.isdigit() for p in parts):
        raise ValidationError(_("Write a year, a month or a day: 2012, 2012-05 or 2012-05-31."))
    try:
        date(*(int(part) for part in (*parts, "01", "01")[:3]))
    except ValueError:
        raise ValidationError(_("There is no such day. Check month and day.")) from None


class PartialDateField(models.CharField):
    """A date as text that sorts: `2012`, `2012-05` or `2012-05-31`."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.validators.append(check_partial_date)
