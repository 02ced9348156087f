"""What editors put first, on the search page.

Only for a search of the whole library, on its first page: whoever narrows or turns pages has seen
it. Knows no engine: what nobody may read any more is left out by the database.
"""

from dataclasses import replace

from search.models import Pick
from search.presenting import as_found
from search.shown import SearchPage
from search.titles import named


def with_picks(page: SearchPage, language: str) -> SearchPage:
    """The page with the editors' choice for its words; no query where there is none."""
    if not page.words or page.chips or page.page > 1:
        return page
    keys = Pick.keys_for(page.words, language)
    hits = named(keys, language) if keys else {}
    picks = tuple(as_found(hits[key], language) for key in keys if key in hits)
    others = tuple(hit for hit in page.hits if hit.key not in hits)
    return replace(page, picks=picks, hits=others)
