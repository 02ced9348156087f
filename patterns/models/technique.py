"""A technique card: how to run an hour with a group, step by step.

Its steps have minutes that add up, and a round may grow with the group; so a session can be
planned from cards.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import MultiFieldPanel
from wagtail.search import index

from patterns.blocks.items import ItemBlock, MaterialBlock, NextTechniqueBlock, StepBlock
from patterns.facets import FacetField
from patterns.labels import choice_labels, concept_labels
from patterns.models.facts import raw
from patterns.models.gate import Lack
from patterns.models.keywords import KeywordItem, Keywords
from patterns.models.library_page import LibraryPage
from patterns.models.relations import Edges, RelationKind
from patterns.panels import tabs
from patterns.prose import ProseField
from patterns.roles import Role
from patterns.streams import Stream
from patterns.weights import Weight

DECIDING = "purpose/decision-making"

# What fits into the time people have: bands of the longest duration, in minutes.
MINUTE_BANDS = (
    ("15", 15, _("up to 15 minutes")),
    ("30", 30, _("up to 30 minutes")),
    ("60", 60, _("up to an hour")),
    ("90", 90, _("up to 90 minutes")),
    ("180", 180, _("up to three hours")),
    ("more", 10_000, _("longer")),
)
GROUP_BANDS = (
    ("1-5", 1, 5, _("up to 5 people")),
    ("6-12", 6, 12, _("6 to 12 people")),
    ("13-25", 13, 25, _("13 to 25 people")),
    ("26-50", 26, 50, _("26 to 50 people")),
    ("51-", 51, 10**6, _("more than 50 people")),
)


class TechniqueKeyword(KeywordItem):
    """A technique's free keyword."""

    content_object = ParentalKey("TechniquePage", related_name="keyword_items")


class TechniquePage(LibraryPage):
    """One facilitation card: for what, with whom, how long, and what to do."""

    class Difficulty(models.IntegerChoices):
        FIRST_TIME = 1, _("for a first time")
        SOME_PRACTICE = 2, _("with some practice")
        EXPERIENCED = 3, _("for experienced facilitators")

    class Energy(models.TextChoices):
        CALM = "calm", _("calm")
        STEADY = "steady", _("steady")
        LIVELY = "lively", _("lively")

    kind = "technique"
    plural = "techniques"
    prose = (
        *LibraryPage.prose, "invitation", "space_setup", "participation", "materials", "steps",
        "outputs", "inclusion", "tips", "pitfalls", "variations", "online_variant",
    )  # fmt: skip
    required = (
        *LibraryPage.required, "invitation", "steps", "minutes_min", "minutes_max", "group_min",
        "difficulty", "outputs", "inclusion",
    )  # fmt: skip
    relations = {"next_techniques": Edges("technique", RelationKind.FOLLOWED_BY)}

    invitation = models.TextField(
        blank=True, verbose_name=_("invitation"),
        help_text=_("The question or task you put to the group."),
    )
    space_setup = models.TextField(
        blank=True, verbose_name=_("room"), help_text=_("How the room is arranged.")
    )
    participation = models.TextField(
        blank=True, verbose_name=_("who takes part how"),
        help_text=_("Who speaks, for how long, whether everybody does."),
    )
    materials = Stream(
        [("material", MaterialBlock())], blank=True, verbose_name=_("materials"),
        help_text=_("What to bring, and for whom each."),
    )
    steps = Stream(
        [("step", StepBlock())], blank=True, verbose_name=_("steps"),
        help_text=_("What happens, with minutes; the sum lies between shortest and longest."),
    )
    minutes_min = models.PositiveIntegerField(
        null=True, blank=True, verbose_name=_("shortest, in minutes"),
        help_text=_("With minutes per person: for the smallest group."),
    )
    minutes_max = models.PositiveIntegerField(
        null=True, blank=True, verbose_name=_("longest, in minutes"),
        help_text=_("When it is over at the latest."),
    )
    minutes_per_person = models.DecimalField(
        max_digits=4, decimal_places=1, null=True, blank=True,
        verbose_name=_("minutes per person"),
        help_text=_("What each further person adds, where everybody speaks in turn."),
    )
    prep_minutes = models.PositiveIntegerField(
        null=True, blank=True, verbose_name=_("preparation, in minutes"),
        help_text=_("Before people come."),
    )
    group_min = models.PositiveIntegerField(
        null=True, blank=True, verbose_name=_("smallest group"), help_text=_("People at the least.")
    )
    group_max = models.PositiveIntegerField(
        null=True, blank=True, verbose_name=_("largest group"),
        help_text=_("Leave empty if there is no limit."),
    )
    subgroup_size = models.PositiveIntegerField(
        null=True, blank=True, verbose_name=_("people in a small group"),
        help_text=_("Where it works in small groups."),
    )
    difficulty = models.PositiveSmallIntegerField(
        choices=Difficulty, null=True, blank=True, verbose_name=_("difficulty"),
        help_text=_("Who can run it."),
    )
    energy = models.CharField(
        max_length=10, choices=Energy, blank=True, verbose_name=_("energy"),
        help_text=_("How it feels in the room."),
    )
    facilitators_needed = models.PositiveSmallIntegerField(
        default=1, verbose_name=_("facilitators"), help_text=_("How many are needed.")
    )
    people_per_facilitator = models.PositiveSmallIntegerField(
        null=True, blank=True, verbose_name=_("people per facilitator"),
        help_text=_("Where a larger group needs more of them."),
    )
    outputs = Stream(
        [("item", ItemBlock())], blank=True, verbose_name=_("what the group has afterwards"),
        help_text=_("A line each."),
    )
    inclusion = ProseField(
        verbose_name=_("inclusion and safety"),
        help_text=_("Who may be left out, what to change, what to take care of."),
    )
    tips = ProseField(verbose_name=_("tips"), help_text=_("What helps."))
    pitfalls = ProseField(verbose_name=_("pitfalls"), help_text=_("What goes wrong."))
    variations = ProseField(verbose_name=_("variations"), help_text=_("Other ways to run it."))
    online_variant = ProseField(verbose_name=_("online"), help_text=_("How it works online."))
    next_techniques = Stream(
        [("technique", NextTechniqueBlock())], blank=True, verbose_name=_("goes well before"),
        help_text=_("Cards that follow well."),
    )
    keywords = Keywords(
        through=TechniqueKeyword, blank=True, verbose_name=_("keywords"),
        help_text=_("Free words, for what no concept says."),
    )

    purposes = Role("purpose", label=_("purposes"), required=True, most=3)
    decision_method = Role(
        "decision", label=_("way of deciding"), most=1,
        help_text=_("Where the purpose is decision-making, and only there."),
    )
    modes = Role("mode", label=_("in person or online"), required=True, most=1)
    phases = Role("phase", label=_("phases"))
    functions = Role("mit-function", label=_("functions"))
    cp_levels = Role("cp-level", label=_("levels of co-production"))
    output_kinds = Role("output", label=_("kinds of output"))

    edit_handler = tabs(
        _("Card"),
        [
            *LibraryPage.first_panels, "purposes", "decision_method", "invitation",
            "steps", "outputs",
            MultiFieldPanel(
                ["minutes_min", "minutes_max", "minutes_per_person", "prep_minutes"], _("Time")
            ),
            MultiFieldPanel(["group_min", "group_max", "subgroup_size"], _("Group")),
            "modes", "difficulty", "inclusion", *LibraryPage.last_panels,
        ],
        (_("Running it"), ["space_setup", "participation", "materials", "energy",
                           "facilitators_needed", "people_per_facilitator", "tips", "pitfalls",
                           "variations", "online_variant", "next_techniques"]),
        (_("Filing"), ["phases", "functions", "cp_levels", "output_kinds",
                       *LibraryPage.filing_panels]),
        LibraryPage.promote_panels,
    )  # fmt: skip

    search_fields = [
        *LibraryPage.search_fields,
        index.SearchField("invitation", boost=Weight.LEAD),
        FacetField("purposes", name="purpose", label=_("Purpose"), labels=concept_labels),
        FacetField("phases", name="phase", label=_("Phase"), labels=concept_labels),
        FacetField("functions", name="function", label=_("Function"), labels=concept_labels),
        FacetField("modes", name="mode", label=_("In person or online"), labels=concept_labels),
        FacetField(
            "minute_band", name="minutes", label=_("Time"),
            labels=choice_labels([(code, text) for code, _most, text in MINUTE_BANDS]),
        ),
        FacetField(
            "group_bands", name="group", label=_("Group"),
            labels=choice_labels([(code, text) for code, _a, _b, text in GROUP_BANDS]),
        ),
        FacetField(
            "difficulty", label=_("Difficulty"),
            labels=choice_labels([(str(v), text) for v, text in Difficulty.choices]),
        ),
    ]  # fmt: skip

    parent_page_types = ["patterns.ListingPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("technique")
        verbose_name_plural = _("techniques")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes_min__isnull=True) | Q(minutes_max__isnull=True)
                | Q(minutes_min__lte=F("minutes_max")),
                name="technique_shortest_before_longest",
                violation_error_message=_("The shortest time is longer than the longest."),
            ),
            models.CheckConstraint(
                condition=Q(group_min__isnull=True) | Q(group_max__isnull=True)
                | Q(group_min__lte=F("group_max")),
                name="technique_smallest_before_largest",
                violation_error_message=_("The smallest group is larger than the largest."),
            ),
        ]  # fmt: skip

    @property
    def step_minutes(self):
        """The minutes of all steps together."""
        steps = raw(self, self._meta.get_field("steps"))
        return sum(item["value"].get("minutes") or 0 for item in steps)

    @property
    def minute_band(self):
        if self.minutes_max is None:
            return ""
        return next(code for code, most, _text in MINUTE_BANDS if self.minutes_max <= most)

    @property
    def group_bands(self):
        """Every band of group sizes the card can be run with."""
        if self.group_min is None:
            return ()
        largest = self.group_max or 10**6
        return tuple(
            code for code, least, most, _text in GROUP_BANDS
            if least <= largest and most >= self.group_min
        )  # fmt: skip

    def clean(self):
        super().clean()
        errors = {}
        if None not in (self.minutes_min, self.minutes_max) and self.minutes_min > self.minutes_max:
            errors["minutes_max"] = _now("The longest time is shorter than the shortest.")
        if None not in (self.group_min, self.group_max) and self.group_min > self.group_max:
            errors["group_max"] = _now("The largest group is smaller than the smallest.")
        if errors:
            raise ValidationError(errors)

    def unfinished(self):
        yield from super().unfinished()
        if None not in (self.minutes_min, self.minutes_max) and self.steps:
            total = self.step_minutes
            if not self.minutes_min <= total <= self.minutes_max:
                yield Lack(
                    "steps",
                    _now(
                        "The steps add up to %(sum)s minutes, not to between %(least)s and "
                        "%(most)s. Change a step or the limits."
                    )
                    % {"sum": total, "least": self.minutes_min, "most": self.minutes_max},
                )
        deciding = DECIDING in self.purposes
        if deciding and not self.decision_method:
            yield Lack("decision_method", _now("Its purpose is decision-making: say which way."))
        if self.decision_method and not deciding:
            yield Lack(
                "decision_method",
                _now("A way of deciding needs the purpose decision-making. Add it or clear this."),
            )
        if len(self.purposes) > 3:
            yield Lack("purposes", _now("Choose three purposes at the most."))
