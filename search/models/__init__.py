"""What search keeps in the database, a subject a file."""

from search.models.counts import SearchCount
from search.models.indexes import OutboxRow, SearchIndex, SearchJob
from search.models.meanings import Meaning, Term
from search.models.picks import Pick

__all__ = ["Meaning", "OutboxRow", "Pick", "SearchCount", "SearchIndex", "SearchJob", "Term"]
