"""What a work hangs together with, both ways, as a reader of one language meets it.

Takes a work's derived relations and, for each work at their other ends, the version its reader
gets. What nobody may read is nobody's neighbour: a draft, a restricted page, an alias. Knows
nothing of a page's own fields, nor of templates.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from patterns import kinds
from patterns.fallback import address, public_versions, rank
from patterns.languages_table import chain
from patterns.models.derived import edges
from patterns.models.relations import (
    PATTERN_LINKS,
    SEEN_FROM_TARGET,
    SYMMETRIC,
    Outcome,
    Relation,
    RelationKind,
)
from patterns.models.work import Work
from patterns.naming import lend, name_of, sorting
from patterns.vocabulary import Wording

# What is said beside a neighbour's name, read in the same query: a card's time and group, a
# pattern's cells. The first part is how Django names the page type seen from `Page`.
FACTS = {
    "patternpage": ("grid_cells",),
    "techniquepage": ("minutes_min", "minutes_max", "group_min", "group_max"),
}
_SOURCE = Work.objects.filter(pk=OuterRef("translation_key")).values("source_locale")


# Above a list, “before” could be read both ways.
FOLLOWED, FOLLOWS = _("Usually followed by"), _("Usually follows")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A work at the other end of a relation, in the version the reader gets."""

    kind: str
    is_inward: bool  # whether the relation was written there
    page: Page
    number: str
    address: str
    reason: Wording | None = None
    outcome: str = ""
    block_id: str = ""

    @property
    def key(self):
        return str(self.page.translation_key)

    @property
    def name(self):
        return name_of(self.page)

    @property
    def page_kind(self):
        return kinds.of_page(self.page).name

    @property
    def outcome_label(self):
        return Outcome(self.outcome).label if self.outcome else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbours of one kind, with what is read above their list."""

    kind: str
    is_inward: bool
    label: str
    members: tuple[Neighbour, ...]


class Neighbours:
    """The neighbours of one work: `outward` and `inward` hold them by kind of relation."""

    def __init__(self, members):
        self.outward, self.inward = {}, {}
        for member in members:
            side = self.inward if member.is_inward else self.outward
            side.setdefault(member.kind, []).append(member)

    def __len__(self):
        return sum(map(len, (*self.outward.values(), *self.inward.values())))

    @property
    def links(self):
        """Links between patterns as groups, the larger and smaller first; none is empty."""
        return [group for kind in PATTERN_LINKS for group in self._groups(kind)]

    def _groups(self, kind):
        there, here = self.outward.get(kind, []), self.inward.get(kind, [])
        if kind in SYMMETRIC:
            there, here = [*there, *here], []
        labels = RelationKind(kind).label, str(SEEN_FROM_TARGET[kind])
        if kind == RelationKind.LEADS_TO:
            labels = str(FOLLOWED), str(FOLLOWS)
        if there:
            yield Group(kind, False, capfirst(labels[0]), tuple(there))
        if here:
            yield Group(kind, True, capfirst(labels[1]), tuple(here))


def readable(keys, language):
    """Every public version of these works, by key, best first for a reader of `language`.

    One query for any number of keys, and one for the short forms of those that aren't in it.
    """
    rows = (
        public_versions()
        .filter(translation_key__in=list(keys))
        .annotate(nearness=rank(language), source_locale=Subquery(_SOURCE))
        .select_related("locale", *FACTS)
        .only(
            "title", "url_path", "translation_key", "content_type_id", "locale__language_code",
            *(f"{child}__{name}" for child, names in FACTS.items() for name in names),
        )
        .order_by("nearness", "pk")
    )  # fmt: skip
    found = {}
    for row in rows:
        found.setdefault(str(row.translation_key), []).append(row)
    lend([versions[0] for versions in found.values()], language)
    return found


def relations_of(key):
    """The relations of a work, both ways, with the works at both ends; one query."""
    rows = Relation.objects.filter(Q(source=key) | Q(target=key))
    return list(rows.select_related("source", "target"))


def drafted_relations(page):
    """As `relations_of`, but the outward ones as this draft has them: what a preview shows."""
    own = page.work or Work(pk=page.translation_key)  # a new page has none before its first save
    inward = [row for row in relations_of(own.pk) if row.target_id == own.pk]
    drafted = list(edges(page))
    works = Work.objects.in_bulk([UUID(str(target)) for _kind, target, *_rest in drafted])
    outward = [
        Relation(
            kind=kind, source=own, target=works[UUID(str(target))], block_id=block_id,
            outcome=outcome, texts={page.language: text} if text else {},
        )
        for kind, target, block_id, outcome, text in drafted
        if UUID(str(target)) in works
    ]  # fmt: skip
    return [*outward, *inward]


def other_end(row, key):
    return str(row.target_id if str(row.source_id) == str(key) else row.source_id)


def neighbours(key, language):
    """The neighbours of the work `key` for a reader of `language`, in two steps: the relations,
    then everybody's versions. The number of queries doesn't depend on theirs."""
    rows = relations_of(key)
    return met(key, language, rows, readable({other_end(row, key) for row in rows}, language))


def met(key, language, rows, versions):
    """The neighbours that these relations give, where a version of them can be read; no query.

    Outward ones stand as their page lists them, inward ones by number, then by name.
    """
    outward, inward = [], []
    for row in rows:
        found = versions.get(other_end(row, key))
        if found:
            is_inward = str(row.target_id) == str(key)
            member = _neighbour(row, is_inward, found[0], language)
            (inward if is_inward else outward).append(member)
    inward.sort(key=lambda m: (reading_order(m.number), sorting(m.name, language)))
    return Neighbours([*outward, *inward])


def _neighbour(row, is_inward, page, language):
    work = row.source if is_inward else row.target
    return Neighbour(
        kind=row.kind,
        is_inward=is_inward,
        page=page,
        number=work.number or "",
        address=address(page.url_path, language),
        reason=reason(row, language),
        outcome=row.outcome,
        block_id=row.block_id,
    )


def reason(row, language):
    """The relation's words in the reader's language, else the next of the chain, else any."""
    for option in (*chain(language), *row.texts):
        if row.texts.get(option):
            return Wording(row.texts[option], option)
    return None


def reading_order(number):
    """A number's parts as numbers, so that 10 comes after 9 and 4.10 after 4.9."""
    return tuple(int(part) for part in number.split(".") if part.isdigit())
