"""Writing vocabularies and people: schemes and people one by one, concepts many at once."""

import uuid

from patterns.library.fingerprint import digest
from patterns.library.known import WORKS
from patterns.library.planning import Status
from patterns.library.planning_words import (
    CONCEPT,
    PERSON,
    SCHEME,
    concept_states,
    person_state,
    scheme_state,
)
from patterns.models import Concept, ConceptLabel, Person, Scheme, VocabularyVersion
from patterns.models.concepts import CONCEPTS
from patterns.word_receivers import concepts_changed

KINDS = ConceptLabel.Kind


def write_words(steps, package):
    """Write what the steps say; gives the state of each thing afterwards, by (kind, identity)."""
    states = {}
    for step in steps:
        if step.kind == SCHEME and step.is_written:
            states[SCHEME, step.identity] = digest(scheme_state(_write_scheme(step)))
        elif step.kind == PERSON and step.is_written:
            states[PERSON, step.identity] = digest(person_state(_write_person(step, package)))
    written = [step for step in steps if step.kind == CONCEPT and step.is_written]
    if written:
        _write_concepts(written)
        found = concept_states({step.entry.scheme for step in written})
        states |= {(CONCEPT, s.identity): digest(found[s.identity]) for s in written}
    return states


def _write_scheme(step):
    scheme = Scheme.objects.filter(pk=step.identity).first() or Scheme(code=step.identity)
    if step.status == Status.NEW or step.row is not None:
        scheme.title, scheme.source = {**scheme.title, **step.entry.title}, step.entry.source
    else:
        scheme.title = {**step.entry.title, **scheme.title}
        scheme.source = scheme.source or step.entry.source
    scheme.save()
    return scheme


def _write_person(step, package):
    key = uuid.uuid5(WORKS, f"{package}/person/{step.identity}")
    person = Person.objects.filter(slug=step.identity).first() or Person(key=key)
    for name in ("slug", "name", "roles", "languages", "places", "bio", "consent_to_list"):
        setattr(person, name, getattr(step.entry, name))
    person.save()
    return person


def _write_concepts(steps):
    schemes = {step.entry.scheme for step in steps}
    there = {concept.code: concept for concept in Concept.objects.filter(scheme__in=schemes)}
    new = [_concept(step.entry) for step in steps if step.identity not in there]
    Concept.objects.bulk_create(new, batch_size=500)
    there |= {concept.code: concept for concept in new}
    ours = [step for step in steps if step.status == Status.NEW or step.row is not None]
    for step in ours:
        entry, concept = step.entry, there[step.identity]
        concept.broader = there.get(f"{entry.scheme}/{entry.broader}") if entry.broader else None
        concept.exact_match, concept.close_match = entry.exact, entry.close
        concept.order, concept.retired = entry.order, entry.retired
    Concept.objects.bulk_update(
        [there[step.identity] for step in ours],
        ["broader", "exact_match", "close_match", "order", "retired"],
        batch_size=200,
    )
    _write_labels(steps, there)
    VocabularyVersion.advance()
    concepts_changed([there[step.identity] for step in steps])


def _concept(entry):
    # As its own `save` makes it; many are written at once, which doesn't ask it.
    key = uuid.uuid5(CONCEPTS, entry.code)
    return Concept(key=key, scheme_id=entry.scheme, notation=entry.notation, order=entry.order)


def _write_labels(steps, there):
    have = {}
    rows = ConceptLabel.objects.filter(concept__scheme__in={step.entry.scheme for step in steps})
    for row in rows:
        have.setdefault(row.concept_id, []).append(row)
    gone, new = [], []
    for step in steps:
        concept = there[step.identity]
        is_ours = step.status == Status.NEW or step.row is not None
        lost, added = _labels(step.entry, concept, have.get(concept.pk, []), is_ours)
        gone += lost
        new += added
    ConceptLabel.objects.filter(pk__in=[row.pk for row in gone]).delete()
    ConceptLabel.objects.bulk_create(new, batch_size=500)


def _labels(entry, concept, rows, is_ours):
    """(rows to take away, rows to add). What is the package's is replaced language by language."""
    wanted = {
        KINDS.PREFERRED: {code: [text] for code, text in entry.labels.items()},
        KINDS.ALTERNATIVE: entry.alternative,
        KINDS.HIDDEN: entry.hidden,
        KINDS.DEFINITION: {code: [text] for code, text in entry.definition.items()},
    }
    gone, new = [], []
    for kind, words in wanted.items():
        for language, texts in words.items():
            have = [row for row in rows if row.kind == kind and row.language == language]
            single = kind in (KINDS.PREFERRED, KINDS.DEFINITION)
            if is_ours:
                gone += [row for row in have if row.text not in texts]
            elif single and have:
                continue
            said = {row.text for row in have}
            new += [
                ConceptLabel(concept=concept, language=language, kind=kind, text=text)
                for text in dict.fromkeys(texts)
                if text not in said
            ]
    return gone, new
