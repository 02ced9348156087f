"""Rebuilding what is derived from a work's published source: relations, filing, cells.

Runs in the publishing transaction and gives the same rows however often it runs. A few queries
for any number of links and languages.
"""

import uuid

from patterns.models.concepts import Concept
from patterns.models.facts import raw
from patterns.models.relations import Filing, Placement, Relation, RelationKind
from patterns.models.work import Work
from patterns.roles import roles_of
from patterns.vocabulary import ACTIONS, ACTORS


def derive(work):
    """Make the derived rows of `work` say what its published version says; eleven queries."""
    versions = list(work.versions().filter(live=True).order_by("pk"))
    if not versions:
        Relation.objects.filter(source=work).delete()
        Filing.objects.filter(work=work).delete()
        Placement.objects.filter(work=work).delete()
        return
    # Facts are equal in all live versions, so any of them will do where the source isn't live.
    origin = next((v for v in versions if v.locale_id == work.source_locale_id), versions[0])
    _write_relations(work, origin, versions)
    _write_filings(work, origin)
    _write_placements(work, origin)


def rebuild():
    """Derive every work again; how many there were. For repairs: a healthy site doesn't change."""
    works = Work.objects.filter(gone_at=None).select_related("content_type")
    return sum(1 for work in works.iterator() if derive(work) is None)


def edges(page):
    """(kind, target key, block id, outcome, words) of each link of a page, in its own order."""
    for name, spec in page.relations.items():
        for item in raw(page, page._meta.get_field(name)):
            value = item["value"]
            target = value.get(spec.target) if isinstance(value, dict) else value
            if target:
                parts = value if isinstance(value, dict) else {}
                kind = spec.kind or parts.get("kind", "")
                yield kind, target, item.get("id") or "", parts.get("outcome") or "", (
                    parts.get(spec.words) or "" if spec.words else ""
                )
    parent = page.get_parent()
    if parent is not None and Work.objects.filter(pk=parent.translation_key).exists():
        yield RelationKind.BELONGS_TO, str(parent.translation_key), "", "", ""


def _write_relations(work, origin, versions):
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
            kind=kind, source=work, target_id=target, position=position, block_id=block_id,
            outcome=outcome, texts=texts,
        )
    there = set(
        Work.objects.filter(pk__in=[key for _kind, key in wanted], gone_at=None)
        .exclude(pk=work.pk)
        .values_list("pk", flat=True)
    )
    rows = [row for (_kind, key), row in wanted.items() if key in there]
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


def _words(version):
    return {block_id: text for _k, _t, block_id, _o, text in edges(version) if block_id and text}


def _write_filings(work, origin):
    role_by_scheme = {
        scheme: role.name for role in roles_of(type(origin)).values() for scheme in role.schemes
    }
    wanted = {
        (concept.pk, role_by_scheme[concept.scheme_id])
        for concept in origin.concepts.all()
        if concept.scheme_id in role_by_scheme
    } if hasattr(origin, "concepts") else set()
    rows = Filing.objects.filter(work=work)
    have = {(concept, role): pk for pk, concept, role in rows.values_list("pk", "concept", "role")}
    rows.filter(pk__in=[pk for pair, pk in have.items() if pair not in wanted]).delete()
    Filing.objects.bulk_create(
        [
            Filing(work=work, concept_id=concept, role=role)
            for concept, role in sorted(wanted - set(have))
        ]
    )


def _write_placements(work, origin):
    cells = getattr(origin, "grid_cells", None) or []
    rows = Placement.objects.filter(work=work)
    if not cells and not rows.exists():
        return
    axes = {
        concept.notation: concept.pk
        for concept in Concept.objects.filter(scheme__in=[ACTORS, ACTIONS])
    }
    wanted = {
        (axes[actor], axes[action])
        for actor, _dash, action in (cell.partition("-") for cell in cells)
        if actor in axes and action in axes
    }
    have = {(actor, action): pk for pk, actor, action in rows.values_list("pk", "actor", "action")}
    rows.filter(pk__in=[pk for pair, pk in have.items() if pair not in wanted]).delete()
    Placement.objects.bulk_create(
        [
            Placement(work=work, actor_id=actor, action_id=action)
            for actor, action in sorted(wanted - set(have))
        ]
    )
