"""Tutors as a kind: people who accompany communities and agreed to be listed."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from patterns.facets import FacetField
from patterns.kinds import Kind
from patterns.labels import language_labels
from patterns.models.people import Person
from patterns.weights import Weight


@dataclass(frozen=True, slots=True)
class Tutor:
    """A listed person in one language of their introduction."""

    person: Person
    language: str
    title: str
    summary: str

    search_fields = [
        index.SearchField("title", boost=Weight.NAME),
        index.SearchField("summary", boost=Weight.LEAD),
        index.SearchField("where", boost=Weight.BODY),
        FacetField("speaks", label=_("Works in"), labels=language_labels),
    ]

    @property
    def where(self):
        return " · ".join(self.person.places)

    @property
    def speaks(self):
        return tuple(self.person.languages)

    @property
    def address(self):
        return f"/{self.language}/tutors/#{self.person.slug}"


def listed_people():
    """People who agreed to be listed as tutors."""
    return [p for p in Person.objects.filter(consent_to_list=True) if Person.Role.TUTOR in p.roles]


def tutor_versions(keys=None):
    """(key, one version a language of their introduction) of every listed tutor."""
    wanted = None if keys is None else {str(key) for key in keys}
    for person in listed_people():
        if wanted is None or str(person.key) in wanted:
            bios = person.bio or {"en": ""}
            yield (
                str(person.key),
                [Tutor(person, language, person.name, text) for language, text in bios.items()],
            )


TUTOR = Kind(
    name="tutor", plural="tutors", model=Tutor, label=_("tutor"), label_plural=_("tutors"),
    place="tutors", versions=tutor_versions,
)  # fmt: skip
