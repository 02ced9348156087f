"""How the shipped patterns hang together: one language from large to small, without orphans.

The loader refuses loops and pairs that stand twice; what it lets through is judged here too, with
a few lines of its own, so that a fault in it would show.
"""

from collections import Counter, defaultdict
from pathlib import Path

from tests.library.starter.shipped import name_of
from tests.walls.project import stand

EMPTY_CELLS = Path(__file__).parent / "empty_cells.txt"
SYMMETRIC = {"works_with", "alternative_to", "tension_with"}
CELLS = {f"A{actor}-B{action}" for actor in range(1, 8) for action in range(1, 8)}
# A pattern of each group that the library promises; the rest of the group links to it.
GROUPS = {
    "the MiT cycle": {"baseline-on-the-grid", "cell-cycle", "return-to-the-baseline"},
    "starting scenarios": {"town-hall-opens-the-door", "neighbours-begin", "begin-as-two"},
    "governance": {"consent-decision", "fit-the-method-to-the-decision", "lottery-of-citizens"},
    "participation and inclusion": {"go-where-people-are", "reserved-seats", "care-in-the-room"},
    "care and social services": {"users-as-experts", "care-for-the-carers"},
    "economy and currencies": {"public-money-spent-nearby", "hours-for-hours", "community-bank"},
    "culture and learning": {"feed-the-flux", "school-of-neighbours", "tell-the-failure"},
    "networks": {"community-of-practice", "twin-town", "consortium-of-small-towns"},
}
PHASES = {f"phase/P{number}" for number in range(1, 5)}
SCENARIOS = {"mit-scenario/GOV", "mit-scenario/CIV", "mit-scenario/BOTH"}


def larger(shipped):
    above = defaultdict(set)
    for edge in shipped.links("completes"):
        above[edge.source].add(edge.target)
    return above


def all_above(above, pattern):
    """Every pattern on a way up; the pattern itself among them where there is a loop."""
    found, queue = set(), [pattern]
    for each in queue:
        fresh = above.get(each, set()) - found
        found |= fresh
        queue += sorted(fresh)
    return found


def test_no_pair_is_linked_twice_and_none_with_itself(shipped):
    pairs = Counter(
        (edge.kind, *(sorted if edge.kind in SYMMETRIC else list)((edge.source, edge.target)))
        for edge in shipped.links()
    )

    stand(
        f"{edge.source} links to itself." for edge in shipped.links() if edge.source == edge.target
    )
    stand(f"{pair} is linked {times} times." for pair, times in pairs.items() if times > 1)


def test_no_pattern_is_a_part_of_itself_or_stands_beside_what_is_above_it(shipped):
    above = larger(shipped)

    stand(f"{p} completes itself, by some way round." for p in above if p in all_above(above, p))
    stand(
        f"{edge.source} works with {edge.target}, which is above or below it. Take one away."
        for edge in shipped.links("works_with")
        if edge.target in all_above(above, edge.source)
        or edge.source in all_above(above, edge.target)
    )


def test_all_patterns_hang_on_one_spine_of_at_least_three_levels(shipped):
    above = larger(shipped)
    patterns = {name_of(work) for work in shipped.works("pattern")}
    roots = patterns - above.keys()

    def level(pattern):
        return 1 + max((level(parent) for parent in above.get(pattern, ())), default=0)

    assert len(roots) == 1, f"Which of {sorted(roots)} is the widest?"
    assert max(map(level, patterns)) >= 3


def test_there_are_patterns_of_every_group(shipped):
    patterns = {work.slug: work for work in shipped.works("pattern")}
    phases = {phase for work in patterns.values() for phase in work.facts.get("phases", ())}
    scenarios = {code for work in patterns.values() for code in work.facts.get("scenarios", ())}

    assert len(patterns) >= 40
    stand(f"{group}: {slugs - patterns.keys()} is missing." for group, slugs in GROUPS.items()
          if slugs - patterns.keys())  # fmt: skip
    assert phases >= PHASES
    assert scenarios >= SCENARIOS


def test_every_pattern_has_a_larger_one_cards_and_a_section_that_teaches_it(shipped):
    """The widest pattern has no larger one."""
    linked = {end for edge in shipped.links() for end in (edge.source, edge.target)}
    with_cards = {edge.source for edge in shipped.edges("techniques")}
    taught = {edge.target for edge in shipped.edges("patterns")}
    for name in (name_of(work) for work in shipped.works("pattern")):
        assert name in linked, f"{name} is an orphan. Link it to its neighbours."
        assert name in with_cards, f"{name} names no card that brings it about."
        assert name in taught, f"No section practises {name}. Add it to one."


def test_a_cell_without_a_pattern_has_been_noticed(shipped):
    filled = {cell for work in shipped.works("pattern") for cell in work.facts["grid_cells"]}
    known = {line for line in EMPTY_CELLS.read_text().split("\n") if line[:1] == "A"}

    assert known <= CELLS
    stand(
        f"No pattern acts in {c}. Write it into {EMPTY_CELLS.name}." for c in CELLS - filled - known
    )
    stand(f"A pattern acts in {c}. Take it out of {EMPTY_CELLS.name}." for c in known & filled)
