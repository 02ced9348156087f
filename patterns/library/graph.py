"""Links over the whole package and the site: no loop, no pair twice, numbers once.

What is checked is the library as it will be: the package's works as they are in the package, all
others as they are on the site.
"""

from django.utils.translation import gettext as _

from patterns.library.problems import Wrong
from patterns.models import Relation
from patterns.models.relations import SYMMETRIC, RelationKind
from patterns.rules import path


class Link:
    """One typed link of a work, with the place where it is written."""

    __slots__ = ("block", "field", "kind", "source", "target", "work")

    def __init__(self, work, field, block, target):
        self.work, self.field, self.block = work, field, block
        self.kind, self.source, self.target = block.facts.get("kind"), work.key, target


def check_graph(works, site, problems):
    """Note every link and number that can't be; three queries."""
    graph = _Graph(works, site, problems)
    for link in graph.links:
        graph.check_alone(link)
    graph.check_symmetric()
    graph.check_loops()
    graph.check_beside()
    _check_numbers(works, site, problems)


def links_of(work):
    """The links of a work whose kind stands on the link itself: those between patterns."""
    for name, spec in work.form.model.relations.items():
        if not spec.kind:
            for block in work.blocks.get(name, ()):
                if block.facts.get(spec.target) and block.facts.get("kind"):
                    yield Link(work, name, block, block.facts[spec.target])


class _Graph:
    def __init__(self, works, site, problems):
        self.problems, self.site = problems, site
        self.titles = {work.key: work.text(work.source, "title") for work in works}
        self.links = [link for work in works for link in links_of(work)]
        ours = {work.key for work in works}
        kinds = [RelationKind.COMPLETES, *SYMMETRIC]
        rows = Relation.objects.filter(kind__in=kinds).values_list("kind", "source", "target")
        self.elsewhere = [(k, str(s), str(t)) for k, s, t in rows if str(s) not in ours]
        self.above = {}
        for kind, source, target in self._all():
            if kind == RelationKind.COMPLETES:
                self.above.setdefault(source, []).append(target)
        self.seen = {}

    def _all(self):
        yield from self.elsewhere
        yield from ((link.kind, link.source, link.target) for link in self.links)

    def _title(self, key):
        if key in self.titles:
            return self.titles[key]
        from patterns.fallback import any_title

        return any_title(key)

    def _fault(self, link, reason, **about):
        wrong = Wrong(reason % {"pattern": self._title(link.target), **about})
        self.problems.take(link.work.source.path, wrong, link.block.line, link.field)

    def check_alone(self, link):
        pair = (link.source, link.kind, link.target)
        if link.source == link.target:
            self._fault(link, _("A pattern can't link to itself. Choose another one."))
        elif pair in self.seen:
            reason = _("“%(pattern)s” is linked twice with the same kind. Take one away.")
            self._fault(link, reason)
        elif link.kind == RelationKind.TENSION_WITH and not link.block.parts.get("reason"):
            reason = _("Say why it is in tension with “%(pattern)s”, under the item's id.")
            self._fault(link, reason)
        self.seen[pair] = link

    def check_symmetric(self):
        """A symmetric link is kept once, on whichever pattern it was made."""
        there = {(k, s, t) for k, s, t in self.elsewhere if k in SYMMETRIC}
        for link in self.links:
            back = (link.kind, link.target, link.source)
            twin = self.seen.get((link.target, link.kind, link.source))
            is_second = twin is not None and twin.source < link.source
            if link.kind in SYMMETRIC and (back in there or is_second):
                reason = _("“%(pattern)s” links here with this kind already. Keep one of the two.")
                self._fault(link, reason)

    def check_loops(self):
        for link in self.links:
            if link.kind == RelationKind.COMPLETES and link.source != link.target:
                way = path(self.above, link.target, link.source)
                if way:
                    names = " → ".join(f"“{self._title(key)}”" for key in (link.source, *way))
                    reason = _(
                        "This makes a pattern a part of itself: %(loop)s. Take one link away."
                    )
                    self._fault(link, reason, loop=names)

    def check_beside(self):
        """`works_with` is for patterns side by side, not for one above the other."""
        for link in self.links:
            if link.kind == RelationKind.WORKS_WITH and link.source != link.target:
                up = path(self.above, link.source, link.target)
                if up or path(self.above, link.target, link.source):
                    reason = _("“%(pattern)s” is above or below this one. Take “works_with” away.")
                    self._fault(link, reason)


def _check_numbers(works, site, problems):
    """A number belongs to one work of a kind, also after that work is gone."""
    taken = {
        (row.content_type.model, row.number): key for key, row in site.works.items() if row.number
    }
    here = {}
    for work in works:
        number = work.facts.get("number")
        if number in (None, ""):
            continue
        place = (work.form.model._meta.model_name, str(number))
        other = here.setdefault(place, work)
        if other is not work:
            reason = _("%(file)s has number %(number)s already. Choose a free one.")
            about = {"file": other.source.path, "number": number}
        elif taken.get(place, work.key) != work.key:
            reason = _(
                "Number %(number)s belongs to a work of the site, or to one that is gone. "
                "Choose a free one."
            )
            about = {"number": number}
        else:
            continue
        problems.add(work.source.path, work.line_of("number"), "number", reason % about)
