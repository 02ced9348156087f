"""What the library holds, in reading order: from what works are made of to the kinds of work."""

from patterns.models.accounts import Account
from patterns.models.case import CaseKeyword, CasePage
from patterns.models.community import CommunityKeyword, CommunityPage
from patterns.models.concepts import Concept, ConceptLabel, Scheme, VocabularyVersion
from patterns.models.credit import Credit
from patterns.models.evidence import PracticeReport
from patterns.models.kept import KeptSentence
from patterns.models.keywords import Keyword
from patterns.models.loaded import Loaded
from patterns.models.media import LibraryDocument, LibraryImage, LibraryRendition
from patterns.models.pattern import PatternKeyword, PatternPage
from patterns.models.people import Person
from patterns.models.places import HomePage, ListingPage, TextPage
from patterns.models.relations import Filing, Placement, Relation
from patterns.models.short_form import ShortForm
from patterns.models.technique import TechniqueKeyword, TechniquePage
from patterns.models.toolkit import ModulePage, SectionPage
from patterns.models.work import Work

__all__ = [
    "Account", "CaseKeyword", "CasePage", "CommunityKeyword", "CommunityPage", "Concept",
    "ConceptLabel", "Credit", "Filing", "HomePage", "KeptSentence", "Keyword", "LibraryDocument",
    "LibraryImage", "LibraryRendition", "ListingPage", "Loaded", "ModulePage", "PatternKeyword",
    "PatternPage", "Person", "Placement", "PracticeReport", "Relation", "Scheme", "SectionPage",
    "ShortForm", "TechniqueKeyword", "TechniquePage", "TextPage", "VocabularyVersion", "Work",
]  # fmt: skip
