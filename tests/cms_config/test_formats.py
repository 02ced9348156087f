"""Dates and numbers as people write them in each language."""

from datetime import date

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from patterns import phrases

DAY = date(2012, 5, 31)


@pytest.mark.parametrize(
    ("code", "day", "month", "number"),
    [
        ("en", "31 May 2012", "May 2012", "1,234,567"),
        ("es", "31 de mayo de 2012", "mayo de 2012", "1\xa0234\xa0567"),
        ("fr", "31 mai 2012", "mai 2012", "1\xa0234\xa0567"),
        ("ar", "31 مايو 2012", "مايو 2012", "1,234,567"),
        ("pt", "31 de maio de 2012", "maio de 2012", "1.234.567"),
        ("el", "31 Μαΐου 2012", "Μάιος 2012", "1.234.567"),
        ("it", "31 maggio 2012", "maggio 2012", "1.234.567"),
    ],
)
def test_a_day_a_month_and_a_number(code, day, month, number):
    with override(code):
        # How Portuguese and Italian begin a month's name is Django's business.
        assert date_format(DAY).casefold() == day.casefold()
        assert phrases.partial_date("2012-05-31").casefold() == day.casefold()
        assert phrases.partial_date("2012-05").casefold() == month.casefold()
        assert phrases.partial_date("2012") == "2012"
        assert phrases.whole(1234567) == number
