"""What is derived from a work's published source: relations, filing, cells.

Runs in the publishing transaction and gives the same rows however often it runs. A few queries
for any number of links and languages.
"""

import uuid
from dataclasses import dataclass, field

from patterns.models.concepts import Concept
from patterns.models.facts import raw
from patterns.models.relations import Filing, Placement, Relation, RelationKind
from patterns.models.work import Work
from patterns.roles import roles_of
from patterns.vocabulary import ACTIONS, ACTORS


@dataclass(frozen=True)
class Derived:
    """The rows that belong to one work; none where no version of it is published."""

    relations: tuple = ()
    filings: frozenset = field(default_factory=frozenset)  # (concept id, role)
    placements: frozenset = field(default_factory=frozenset)  # (actor id, action id)


def derived(work):
    """What the rows of `work` should be; six queries, nothing is written."""
    versions = list(work.versions().filter(live=True).select_related("locale").order_by("pk"))
    if not versions:
        return Derived()
    # Facts are equal in all live versions, so any of them will do where the source isn't live.
    origin = next((v for v in versions if v.locale_id == work.source_locale_id), versions[0])
    return Derived(_relations(work, origin, versions), _filings(origin), _placements(origin))


def derive(work):
    """Make the rows of `work` say what its published version says; eleven queries."""
    wanted = derived(work)
    _write_relations(work, wanted.relations)
    _write_pairs(work, Filing, ("concept_id", "role"), wanted.filings)
    _write_pairs(work, Placement, ("actor_id", "action_id"), wanted.placements)


def edges(page):
    """(kind, target key, block id, outcome, words) of each link of a page, in its own order."""
    yield from _links(page)
    if any(hasattr(model, "relations") for model in type(page).allowed_parent_page_models()):
        yield RelationKind.BELONGS_TO, str(page.get_parent().translation_key), "", "", ""


def _links(page):
    """The links a page has in its blocks; no query."""
    for name, spec in page.relations.items():
        for item in raw(page, page._meta.get_field(name)):
            value = item["value"] if isinstance(item["value"], dict) else {}
            if value.get(spec.target):
                kind = spec.kind or value.get("kind", "")
                words = value.get(spec.words) or "" if spec.words else ""
                outcome = value.get("outcome") or ""
                yield kind, value[spec.target], item.get("id") or "", outcome, words


def _relations(work, origin, versions):
    wanted = {}
    words = {version.language: _words(version) for version in versions}
    spoken = words.get(origin.language, {})
    for position, (kind, target, block_id, outcome, text) in enumerate(edges(origin)):
        texts = {origin.language: text} if text else {}
        for language, found in words.items():
            # A text equal to the source's isn't a translation of it.
            if found.get(block_id) and found[block_id] != spoken.get(block_id):
                texts[language] = found[block_id]
        wanted[kind, uuid.UUID(str(target))] = Relation(
            kind=kind, source=work, target_id=uuid.UUID(str(target)), position=position,
            block_id=block_id, outcome=outcome, texts=texts,
        )  # fmt: skip
    there = set(
        Work.objects.filter(pk__in=[key for _kind, key in wanted], gone_at=None)
        .exclude(pk=work.pk)
        .values_list("pk", flat=True)
    )
    return tuple(row for (_kind, key), row in wanted.items() if key in there)


def _words(version):
    return {block_id: text for _k, _t, block_id, _o, text in _links(version) if block_id and text}


def _filings(origin):
    role_by_scheme = {
        scheme: role.name for role in roles_of(type(origin)).values() for scheme in role.schemes
    }
    concepts = origin.concepts.all() if role_by_scheme else ()
    return frozenset(
        (concept.pk, role_by_scheme[concept.scheme_id])
        for concept in concepts
        if concept.scheme_id in role_by_scheme
    )


def _placements(origin):
    cells = getattr(origin, "grid_cells", None)
    if not cells:
        return frozenset()
    axes = dict(Concept.objects.filter(scheme__in=[ACTORS, ACTIONS]).values_list("notation", "pk"))
    pairs = (cell.partition("-") for cell in cells)
    return frozenset(
        (axes[actor], axes[action])
        for actor, _dash, action in pairs
        if actor in axes and action in axes
    )


def _write_relations(work, rows):
    kept = {(row.kind, row.target_id) for row in rows}
    have = Relation.objects.filter(source=work)
    gone = [pk for pk, *pair in have.values_list("pk", "kind", "target") if tuple(pair) not in kept]
    if gone:
        have.filter(pk__in=gone).delete()
    Relation.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["source", "kind", "target"],
        update_fields=["position", "block_id", "outcome", "texts"],
    )


def _write_pairs(work, model, names, wanted):
    """Make the rows of a model that has two columns beside its work be `wanted`."""
    rows = model.objects.filter(work=work)
    have = {tuple(pair): pk for pk, *pair in rows.values_list("pk", *names)}
    gone = [pk for pair, pk in have.items() if pair not in wanted]
    if gone:
        rows.filter(pk__in=gone).delete()
    missing = sorted(wanted - set(have))
    model.objects.bulk_create(
        [model(work=work, **dict(zip(names, pair, strict=True))) for pair in missing]
    )
