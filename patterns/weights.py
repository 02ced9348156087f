"""How much a match counts: three steps, the same in every engine and every page type."""

from enum import IntEnum


class Weight(IntEnum):
    """A boost for Wagtail's `SearchField`; the ratios are those measured for BM25 over name, lead and body."""

    BODY = 1
    LEAD = 2
    NAME = 5
