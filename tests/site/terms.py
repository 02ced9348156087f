"""Terms for tests: a concept with a definition, and other names for it."""

from patterns.models import ConceptLabel
from tests import factories


def define(code, language, text, name=""):
    concept = factories.concept(code, en=name or code.partition("/")[2])
    ConceptLabel.objects.create(concept=concept, language=language, kind="definition", text=text)
    return concept


def name(concept, language, text, kind="pref"):
    ConceptLabel.objects.create(concept=concept, language=language, kind=kind, text=text)
