"""Lists of facts with words: links, steps, materials, uses, results, sources.

Each is a block of a StreamField: it has an id, so its words stay with it in every language while
its numbers, codes and order come from the source.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from patterns.blocks.facts import AddressBlock, ConceptsBlock, WorkBlock
from patterns.blocks.words import LineBlock, WordsBlock
from patterns.models.relations import PATTERN_LINKS, Outcome
from patterns.prose import ProseBlock

GROUPINGS = [
    ("individual", _("each alone")),
    ("pairs", _("pairs")),
    ("threes", _("threes")),
    ("fours", _("fours")),
    ("small-group", _("small groups")),
    ("plenary", _("everybody")),
    ("fishbowl", _("inner and outer circle")),
]
EVIDENCE = [
    ("measured", _("measured")),
    ("reported", _("reported")),
    ("anecdotal", _("anecdotal")),
]
PER = [("group", _("small group")), ("person", _("person")), ("room", _("room"))]


class ItemBlock(LineBlock):
    """One line of a list in words."""

    class Meta:
        icon = "list-ul"


class SourceBlock(blocks.StructBlock):
    """Who says so: a citation and where to read it."""

    citation = LineBlock(
        max_length=500, label=_("Citation"),
        help_text=_("Author, title, year; enough to find it again."),
    )  # fmt: skip
    url = AddressBlock(
        required=False, label=_("Web address"), help_text=_("Where anybody can read it."),
    )

    class Meta:
        icon = "openquote"


class LinkBlock(blocks.StructBlock):
    """A typed link from this pattern to another."""

    kind = blocks.ChoiceBlock(
        choices=[(kind.value, kind.label) for kind in PATTERN_LINKS], label=_("Kind"),
        help_text=_("Part of: this pattern is a smaller part of the other one."),
    )  # fmt: skip
    target = WorkBlock(
        "patterns.PatternPage", label=_("Pattern"), help_text=_("The other pattern."),
    )
    reason = LineBlock(
        required=False, max_length=300, label=_("Reason"),
        help_text=_("Why, in one sentence. Needed for a tension."),
    )  # fmt: skip

    class Meta:
        icon = "link"


class PatternTechniqueBlock(blocks.StructBlock):
    """A technique that brings the pattern about."""

    technique = WorkBlock(
        "patterns.TechniquePage", label=_("Technique"), help_text=_("The technique card."),
    )
    why = LineBlock(
        required=False, max_length=300, label=_("Why"),
        help_text=_("What it does for this pattern."),
    )  # fmt: skip

    class Meta:
        icon = "form"


class TaughtPatternBlock(blocks.StructBlock):
    """A pattern that a section practises."""

    pattern = WorkBlock("patterns.PatternPage", label=_("Pattern"), help_text=_("The pattern."))
    why = LineBlock(
        required=False, max_length=300, label=_("Why"), help_text=_("What learners see in it."),
    )

    class Meta:
        icon = "form"


class StepBlock(blocks.StructBlock):
    """One step of a technique, with its minutes."""

    title = LineBlock(
        max_length=120, label=_("Title"), help_text=_("What happens, in a few words."),
    )
    minutes = blocks.IntegerBlock(
        min_value=0, max_value=600, label=_("Minutes"),
        help_text=_("Whole minutes, for the smallest group."),
    )  # fmt: skip
    grouping = blocks.ChoiceBlock(
        choices=GROUPINGS, label=_("Who with whom"), help_text=_("Who works with whom."),
    )
    instruction = ProseBlock(label=_("Instruction"), help_text=_("What the facilitator does."))
    say = WordsBlock(
        required=False, label=_("To say aloud"), help_text=_("A sentence to say aloud."),
    )
    output = LineBlock(
        required=False, max_length=300, label=_("Output"), help_text=_("What is there afterwards."),
    )

    class Meta:
        icon = "time"


class MaterialBlock(blocks.StructBlock):
    """Something to bring."""

    item = LineBlock(max_length=200, label=_("Item"), help_text=_("What."))
    quantity = blocks.IntegerBlock(
        required=False, min_value=1, label=_("How many"), help_text=_("How many."),
    )
    per = blocks.ChoiceBlock(
        choices=PER, default="room", label=_("For each"), help_text=_("For whom each."),
    )

    class Meta:
        icon = "pick"


class UseBlock(blocks.StructBlock):
    """A pattern that the case used, and how it went."""

    pattern = WorkBlock("patterns.PatternPage", label=_("Pattern"), help_text=_("The pattern."))
    outcome = blocks.ChoiceBlock(
        choices=Outcome.choices, label=_("How it went"),
        help_text=_("As the source tells it; “not reported” where it doesn't say."),
    )  # fmt: skip
    how = WordsBlock(
        required=False, label=_("How it was used"), help_text=_("How it was used here."),
    )
    note = WordsBlock(
        required=False, label=_("What helped or hindered"),
        help_text=_("What helped or hindered. Needed where it did not work."),
    )  # fmt: skip

    class Meta:
        icon = "tick"

    def clean(self, value):
        result = super().clean(value)
        if result.get("outcome") == Outcome.DID_NOT_WORK and not result.get("note"):
            raise blocks.StructBlockValidationError(
                block_errors={
                    "note": ValidationError(_("Say what did not work: that is what others need."))
                }
            )
        return result


class RanTechniqueBlock(blocks.StructBlock):
    """A technique that was run in the case."""

    technique = WorkBlock(
        "patterns.TechniquePage", label=_("Technique"), help_text=_("The technique card."),
    )
    note = LineBlock(
        required=False, max_length=300, label=_("What helped or hindered"),
        help_text=_("How it was run here."),
    )  # fmt: skip

    class Meta:
        icon = "form"


class ResultBlock(blocks.StructBlock):
    """A result that is claimed, with how well it is known."""

    claim = WordsBlock(label=_("Claim"), help_text=_("What changed, as the source tells it."))
    evidence = blocks.ChoiceBlock(
        choices=EVIDENCE, label=_("How it is known"), help_text=_("How it is known."),
    )
    url = AddressBlock(required=False, label=_("Web address"), help_text=_("Where it is shown."))
    change = ConceptsBlock(
        "change", most=1, label=_("Kind of change"), help_text=_("What kind of change it is."),
    )

    class Meta:
        icon = "success"


class CommunityBlock(blocks.StructBlock):
    """A community the case happened in."""

    community = WorkBlock(
        "patterns.CommunityPage", label=_("Community"), help_text=_("The community."),
    )

    class Meta:
        icon = "group"


class GoverningPatternBlock(blocks.StructBlock):
    """A pattern that a community governs itself with."""

    pattern = WorkBlock("patterns.PatternPage", label=_("Pattern"), help_text=_("The pattern."))

    class Meta:
        icon = "form"


class NextTechniqueBlock(blocks.StructBlock):
    """A technique that goes well after this one."""

    technique = WorkBlock(
        "patterns.TechniquePage", label=_("Technique"), help_text=_("The technique card."),
    )

    class Meta:
        icon = "form"
