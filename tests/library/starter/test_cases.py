"""The shipped case studies and communities: sources beside them, outcomes as these tell them."""

import re
from collections import defaultdict
from urllib.parse import urlsplit

from tests.library.starter.shipped import fields, name_of, words
from tests.walls.project import stand

HOST = re.compile(r"\A([a-z0-9-]+\.)+[a-z]{2,}\Z")


def addresses(work):
    """(where, address) of each address among a work's facts."""
    if work.facts.get("website"):
        yield "website", work.facts["website"]
    for field, blocks in work.blocks.items():
        for block in blocks:
            if block.facts.get("url"):
                yield f"{field} {block.id}", block.facts["url"]


def is_well_formed(address):
    parts = urlsplit(address)
    return (
        parts.scheme in ("http", "https")
        and bool(HOST.match((parts.hostname or "").encode("idna").decode()))
        and not re.search(r"\s|utm_|[?&](fbclid|gclid)=", address)
    )


def sources(work):
    return [block for block in work.blocks.get("sources", ()) if block.facts.get("url")]


def test_there_are_enough_of_both(shipped):
    assert len(shipped.works("case")) >= 15
    assert len(shipped.works("community")) >= 12


def test_every_work_says_who_says_so(shipped):
    stand(
        f"{name_of(work)} has no source, and doesn't say that it is original."
        for work in shipped.works()
        if not work.blocks.get("sources") and not work.facts.get("original")
    )
    stand(
        f"{name_of(work)} names no source that a reader can open."
        for work in [*shipped.works("case"), *shipped.works("community")]
        if not sources(work)
    )


def test_addresses_are_well_formed(shipped):
    stand(
        f"{name_of(work)}, {where}: {address!r} is no address."
        for work in shipped.works()
        for where, address in addresses(work)
        if not is_well_formed(address)
    )


def test_what_was_measured_can_be_looked_up(shipped):
    stand(
        f"{name_of(case)}: a measured result has no address."
        for case in shipped.works("case")
        for result in case.blocks["results"]
        if result.facts["evidence"] == "measured" and not result.facts.get("url")
    )


def test_a_case_has_a_beginning_an_end_or_goes_on(shipped):
    for case in shipped.works("case"):
        start, end = (str(case.facts.get(name) or "") for name in ("start", "end"))
        assert start, case.slug
        assert not end or end[: len(start)] >= start[: len(end)], f"{case.slug}: {start} to {end}"
        assert not (end and case.facts.get("ongoing")), f"{case.slug} goes on and has an end."
        assert case.facts["stage"] not in ("finished", "stopped") or end, case.slug


def test_every_use_tells_how_it_went_and_why_it_did_not(shipped):
    for case in shipped.works("case"):
        said = case.source.wording.said
        assert case.blocks["uses"], case.slug
        for use in case.blocks["uses"]:
            outcome = use.facts["outcome"]
            note = said.get(f"uses.{use.id}.note")
            assert said.get(f"uses.{use.id}.how"), f"{case.slug}: a use without how."
            assert note, f"{case.slug}: a use ({outcome}) without a note on how it is known."


def test_some_did_not_work(shipped):
    """The most useful part: no library is believed that only tells successes."""
    outcomes = defaultdict(set)
    for edge in shipped.edges("uses"):
        outcomes[edge.outcome].add(edge.source)

    assert len(outcomes["did-not-work"]) >= 2
    assert len(outcomes["partly"]) >= 2
    assert len([c for c in shipped.works("case") if c.facts["stage"] == "stopped"]) >= 2


def test_stars_are_earned(shipped):
    """One star: it has worked somewhere. Two: three times, in two communities."""
    places = {e.source: set() for e in shipped.edges("communities")}
    for edge in shipped.edges("communities"):
        places[edge.source].add(edge.target)
    for pattern in shipped.works("pattern"):
        worked = [
            edge.source for edge in shipped.edges("uses")
            if edge.outcome == "worked" and edge.target == name_of(pattern)
        ]  # fmt: skip
        stars = pattern.facts.get("confidence") or 0
        communities = set().union(*(places[case] for case in worked))
        assert stars < 1 or worked, f"{pattern.slug} has a star and no case in which it worked."
        assert stars < 2 or (len(worked) >= 3 and len(communities) >= 2), pattern.slug


def test_case_studies_and_profiles_say_enough_and_not_too_much(shipped):
    for kind, least, most in (("case", 220, 1000), ("community", 40, 320)):
        for work in shipped.works(kind):
            said = fields(work)
            said.pop("sources", None)
            length = sum(len(words(text)) for text in said.values())
            assert least <= length <= most, f"{name_of(work)} has {length} words."


def test_tutors_are_listed_only_with_their_consent(shipped):
    """Nobody is named in the package whom nobody asked: the editors' team stands for all."""
    listed = [person.slug for person in shipped.content.people if person.consent_to_list]

    assert listed == []
    assert {person.slug for person in shipped.content.people} == {"mit-library"}
