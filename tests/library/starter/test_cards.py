"""The shipped technique cards: minutes that add up for every group, notes that mean something."""

import re
from collections import Counter

from tests.library.starter.shipped import fields, name_of, texts, words
from tests.walls.project import stand

PURPOSES = ("inquiry", "co-design", "decision-making", "group-cohesion", "conflict-resolution")
# In a round everybody speaks in turn: its minutes grow with the group.
ROUND = re.compile(
    r"\b(a|one|in|quick|two) rounds?\b(?! (of|those))|\bgo(es)? round\b(?! (in|and))", re.I
)
# What keeps people out, or may hurt them. A note that names none of these says nothing.
BARRIERS = re.compile(
    r"\b(languages?|interpret\w*|translat\w*|read|write|see|hear|deaf|lip-read|walk|bend|wheelchair|"
    r"boss|landlord|power|depend\w*|afraid|fear|harm\w*|violence|hurt|papers|permit|money|pay|fares|"
    r"childcare|children|women|shame\w*|danger\w*|safety|silent|quiet|shy|stammer|alone|newcomers)\b",
    re.I,
)


def steps(card):
    return card.blocks["steps"]


def minutes(card):
    return sum(step.facts["minutes"] for step in steps(card))


def plenary_words(card):
    """What is told to everybody at once."""
    ids = {step.id for step in steps(card) if step.facts["grouping"] == "plenary"}
    for path, text in texts(card):
        field, _dot, rest = path.partition(".")
        if field == "steps" and rest.partition(".")[0] in ids and rest.endswith("instruction"):
            yield text


def test_there_are_cards_for_every_purpose(shipped):
    cards = shipped.works("technique")
    count = Counter(purpose for card in cards for purpose in card.facts["purposes"])

    assert len(cards) >= 40
    stand(
        f"Six cards for {purpose} are wanted, {count[f'purpose/{purpose}']} are there."
        for purpose in PURPOSES
        if count[f"purpose/{purpose}"] < 6
    )


def test_the_minutes_of_the_steps_add_up(shipped):
    for card in shipped.works("technique"):
        facts, total = card.facts, minutes(card)
        assert all(step.facts["minutes"] > 0 for step in steps(card)), card.slug
        assert facts["minutes_min"] <= total <= facts["minutes_max"], f"{card.slug}: {total}"
        assert facts["group_min"] <= facts.get("group_max", facts["group_min"]), card.slug
        assert len(facts["purposes"]) <= 3, card.slug


def test_a_card_that_grows_still_ends_in_time_with_its_largest_group(shipped):
    for card in shipped.works("technique"):
        facts, each = card.facts, float(card.facts.get("minutes_per_person") or 0)
        if each:
            longest = minutes(card) + each * (facts["group_max"] - facts["group_min"])
            assert facts["minutes_min"] == minutes(card), f"{card.slug}: shortest isn't the sum."
            assert longest <= facts["minutes_max"], f"{card.slug}: {longest} minutes with all."


def test_a_round_in_the_large_group_takes_minutes_for_each_person(shipped):
    stand(
        f"{card.slug}: “{text[:60]}…” is a round. Say its minutes_per_person."
        for card in shipped.works("technique")
        for text in plenary_words(card)
        if ROUND.search(text) and not card.facts.get("minutes_per_person")
        and card.facts.get("group_max", 100) > 7
    )  # fmt: skip


def test_a_way_of_deciding_stands_where_something_is_decided(shipped):
    for card in shipped.works("technique"):
        decides = "purpose/decision-making" in card.facts["purposes"]
        assert decides == bool(card.facts.get("decision_method")), card.slug


def test_inclusion_notes_mean_something(shipped):
    """At least forty words, about things that keep people out, and not the same for two cards."""
    seen = {}
    for card in shipped.works("technique"):
        note = fields(card)["inclusion"]
        named = {found.group().casefold() for found in BARRIERS.finditer(note)}
        assert len(words(note)) >= 40, f"{card.slug}: {len(words(note))} words on inclusion."
        assert named, f"{card.slug}: who may be left out, and by what?"
        for sentence in re.split(r"(?<=[.?!])\s+", note.strip()):
            other = seen.setdefault(sentence, card.slug)
            assert other == card.slug, f"{card.slug} and {other} both say: {sentence}"


def test_every_card_serves_a_pattern_is_taught_and_leads_on(shipped):
    served = {edge.target for edge in shipped.edges("techniques") if edge.source[:7] == "pattern"}
    taught = {edge.target for edge in shipped.edges("techniques") if edge.source[:7] == "section"}
    leads = {edge.source for edge in shipped.edges("next_techniques")}
    for name in (name_of(card) for card in shipped.works("technique")):
        assert name in served, f"{name} brings no pattern about. Name it in one."
        assert name in taught, f"No section practises {name}. Add it to one."
        assert name in leads, f"{name} says of no card that it goes well after."
