"""What loading will do with vocabularies and people, one by one, before it does it.

A concept that the site has from elsewhere gets the labels it lacks and keeps the rest. One that
this package brought follows the package, unless somebody changed it on the site.
"""

from dataclasses import asdict

from django.utils.translation import gettext as _

from patterns.library.fingerprint import digest
from patterns.library.layout import PEOPLE
from patterns.library.planning import Status, Step
from patterns.models import Concept, ConceptLabel, Loaded, Person, Scheme

SCHEME, CONCEPT, PERSON = "scheme", "concept", "person"
KINDS = (SCHEME, CONCEPT, PERSON)


def plan_words(content, overwrite):
    """Steps for schemes, concepts and people; five queries."""
    rows = {
        (row.kind, row.identity): row
        for row in Loaded.objects.filter(package=content.library.name, kind__in=KINDS)
    }
    seen = set()
    for kind, identity, path, entry, said, there in _things(content):
        row = rows.get((kind, identity))
        step = Step(kind, identity, path, Status.UNCHANGED, entry=entry, row=row)
        step.digest = digest(said)
        step.status, step.why = _status(step, there, overwrite)
        seen.add((kind, identity))
        yield step
    for place, row in sorted(rows.items()):
        if place not in seen and is_there(*place):
            yield Step(row.kind, row.identity, row.path, Status.GONE)


def _things(content):
    """(kind, identity, path, entry, what the package says, what the site says or None)."""
    schemes = {scheme.code: scheme_state(scheme) for scheme in Scheme.objects.all()}
    for scheme in content.schemes:
        path = f"concepts/{scheme.code}.yaml"
        yield SCHEME, scheme.code, path, scheme, scheme.head(), schemes.get(scheme.code)
    concepts = concept_states()
    for scheme in content.schemes:
        path = f"concepts/{scheme.code}.yaml"
        for entry in scheme.concepts:
            yield CONCEPT, entry.code, path, entry, asdict(entry), concepts.get(entry.code)
    people = {person.slug: person_state(person) for person in Person.objects.all()}
    for person in content.people:
        yield PERSON, person.slug, PEOPLE, person, asdict(person), people.get(person.slug)


def _status(step, there, overwrite):
    row = step.row
    if there is None:
        if row is not None and not overwrite:
            return Status.KEPT, _("It was deleted on the site.")
        return Status.NEW, ""
    if row is None:
        # Its words may be fewer than ours; who writes it finds out.
        return (Status.KEPT if step.kind == PERSON and not overwrite else Status.CHANGED), ""
    was_edited = digest(there) != row.state
    if row.digest == step.digest:
        return (Status.CHANGED if overwrite and was_edited else Status.UNCHANGED), ""
    if was_edited and not overwrite:
        return Status.KEPT, _("It was changed on the site.")
    return Status.CHANGED, ""


def is_there(kind, identity):
    if kind == CONCEPT:
        scheme, _slash, notation = identity.partition("/")
        return Concept.objects.filter(scheme=scheme, notation=notation).exists()
    model, name = (Scheme, "code") if kind == SCHEME else (Person, "slug")
    return model.objects.filter(**{name: identity}).exists()


def scheme_state(scheme):
    return {"title": scheme.title, "source": scheme.source}


def person_state(person):
    names = ("name", "roles", "languages", "places", "bio", "consent_to_list")
    return {name: getattr(person, name) for name in names}


def concept_states(schemes=None):
    """What the site says of each concept, by code; two queries."""
    concepts = Concept.objects.select_related("broader")
    labels = ConceptLabel.objects.all()
    if schemes is not None:
        concepts = concepts.filter(scheme__in=schemes)
        labels = labels.filter(concept__scheme__in=schemes)
    words = {}
    for concept, language, kind, text in labels.values_list("concept", "language", "kind", "text"):
        words.setdefault(concept, []).append([language, kind, text])
    return {
        f"{concept.scheme_id}/{concept.notation}": {
            "broader": concept.broader.notation if concept.broader else "",
            "exact": concept.exact_match,
            "close": concept.close_match,
            "order": concept.order,
            "retired": concept.retired,
            "labels": sorted(words.get(concept.pk, [])),
        }
        for concept in concepts
    }
