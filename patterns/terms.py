"""Terms of the glossary as a kind: every concept that has a definition."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from patterns.facets import FacetField
from patterns.kinds import Kind
from patterns.labels import scheme_labels
from patterns.models.concepts import Concept, ConceptLabel
from patterns.weights import Weight


@dataclass(frozen=True, slots=True)
class Term:
    """One concept in one language, shaped like a language version of a work."""

    concept: Concept
    language: str
    title: str
    also_known_as: str
    summary: str

    search_fields = [
        index.SearchField("title", boost=Weight.NAME),
        index.SearchField("also_known_as", boost=Weight.NAME),
        index.SearchField("summary", boost=Weight.LEAD),
        FacetField("scheme", label=_("Vocabulary"), labels=scheme_labels),
    ]

    @property
    def scheme(self):
        return self.concept.scheme_id

    @property
    def anchor(self):
        return f"{self.concept.scheme_id}-{self.concept.notation}"

    @property
    def address(self):
        return f"/{self.language}/glossary/#{self.anchor}"


def term_versions(keys=None):
    """(key, its terms by language) of every concept that has a definition and isn't retired."""
    defined = ConceptLabel.objects.filter(kind=ConceptLabel.Kind.DEFINITION).values("concept")
    concepts = Concept.objects.filter(pk__in=defined, retired=False).prefetch_related("labels")
    if keys is not None:
        concepts = concepts.filter(key__in=list(keys))
    for concept in concepts.order_by("pk").iterator(chunk_size=200):
        yield str(concept.key), _terms(concept)


def _terms(concept):
    words = {}
    for label in concept.labels.all():
        words.setdefault(label.language, {}).setdefault(label.kind, []).append(label.text)
    return [
        Term(
            concept=concept,
            language=language,
            title=found["pref"][0],
            also_known_as="\n".join([*found.get("alt", ()), *found.get("hidden", ())]),
            summary=" ".join(found.get("definition", ())),
        )
        for language, found in words.items()
        if "pref" in found
    ]


TERM = Kind(
    name="term", plural="terms", model=Term, label=_("term"), label_plural=_("terms"),
    place="glossary", versions=term_versions,
)  # fmt: skip
