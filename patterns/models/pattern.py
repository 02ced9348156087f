"""A pattern: a recurring problem of people who change a place together, and what works.

Knows its own fields, what editors see and what readers can find. Its links to other patterns are
typed; `completes` is the spine of the language and never runs in a circle.
"""

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import MultiFieldPanel
from wagtail.search import index

from patterns.blocks.items import ItemBlock, LinkBlock, PatternTechniqueBlock
from patterns.cells import CellsField
from patterns.facets import FacetField
from patterns.labels import choice_labels, concept_labels
from patterns.models.gate import Lack
from patterns.models.keywords import KeywordItem, Keywords
from patterns.models.library_page import LibraryPage
from patterns.models.placed import Placed
from patterns.models.relations import Edges, RelationKind
from patterns.panels import tabs
from patterns.prose import ProseField
from patterns.roles import Role
from patterns.rules import hold_the_spine, holds_new_links, link_errors
from patterns.streams import Stream
from patterns.weights import Weight


class PatternKeyword(KeywordItem):
    """A pattern's free keyword."""

    content_object = ParentalKey("PatternPage", related_name="keyword_items")


class PatternPage(Placed, LibraryPage):
    """One pattern, told as context, problem, forces, solution and consequences."""

    class Status(models.TextChoices):
        CANDIDATE = "candidate", _("candidate")
        REVIEWED = "reviewed", _("reviewed")
        ESTABLISHED = "established", _("established")

    class Confidence(models.IntegerChoices):
        ONE_WAY_AMONG_MANY = 0, _("one way among many")
        ON_THE_WAY = 1, _("on the way")
        TRUE_INVARIANT = 2, _("a true invariant")

    kind = "pattern"
    plural = "patterns"
    prose = (
        *LibraryPage.prose, "context", "problem", "problem_text", "forces", "solution",
        "solution_text", "gains", "liabilities", "next_steps", "signs", "links", "techniques",
    )  # fmt: skip
    required = (
        *LibraryPage.required, "number", "status", "context", "problem", "solution", "grid_cells",
    )  # fmt: skip
    relations = {
        "links": Edges("target", words="reason"),
        "techniques": Edges("technique", RelationKind.ENACTED_BY, "why"),
    }

    number = models.PositiveIntegerField(
        null=True, blank=True, verbose_name=_("number"),
        help_text=_("Its number in the language. Never used again, even if it goes."),
    )
    confidence = models.PositiveSmallIntegerField(
        choices=Confidence, default=Confidence.ONE_WAY_AMONG_MANY, verbose_name=_("confidence"),
        help_text=_("How sure we are that any good answer has this in it."),
    )
    status = models.CharField(
        max_length=12, choices=Status, default=Status.CANDIDATE, blank=True,
        verbose_name=_("status"), help_text=_("How far it has been looked at."),
    )
    context = ProseField(
        verbose_name=_("context"), help_text=_("Where you meet it: name the larger patterns.")
    )
    problem = models.TextField(
        blank=True, verbose_name=_("problem"),
        help_text=_("What goes wrong again and again, in one sentence."),
    )
    problem_text = ProseField(
        verbose_name=_("more about the problem"), help_text=_("How it shows, and how often.")
    )
    forces = Stream(
        [("item", ItemBlock())], blank=True, max_num=8, verbose_name=_("forces"),
        help_text=_("What pulls against what: two to eight short sentences."),
    )
    solution = models.TextField(
        blank=True, verbose_name=_("therefore"),
        help_text=_("What to do, as an instruction, in one sentence."),
    )
    solution_text = ProseField(
        verbose_name=_("more about the solution"), help_text=_("How to do it.")
    )
    gains = ProseField(verbose_name=_("gains"), help_text=_("What you have then."))
    liabilities = ProseField(verbose_name=_("liabilities"), help_text=_("What it costs."))
    next_steps = ProseField(verbose_name=_("next"), help_text=_("What usually comes next."))
    signs = Stream(
        [("item", ItemBlock())], blank=True, verbose_name=_("signs that it works"),
        help_text=_("What you can see when it works."),
    )
    grid_cells = CellsField(
        verbose_name=_("cells of the grid"), help_text=_("Who acts, and what kind of action it is.")
    )
    links = Stream(
        [("link", LinkBlock())], blank=True, verbose_name=_("links to other patterns"),
        help_text=_("Each with a kind, and a reason if it isn't plain."),
    )
    techniques = Stream(
        [("technique", PatternTechniqueBlock())], blank=True, verbose_name=_("techniques"),
        help_text=_("Cards that bring it about, the first one first."),
    )
    keywords = Keywords(
        through=PatternKeyword, blank=True, verbose_name=_("keywords"),
        help_text=_("Free words, for what no concept says."),
    )

    functions = Role("mit-function", label=_("functions"), required=True)
    phases = Role("phase", label=_("phases"))
    scenarios = Role("mit-scenario", label=_("scenarios"))
    scales = Role("scale", label=_("scales"))
    cp_levels = Role("cp-level", label=_("levels of co-production"))
    purposes = Role("purpose", label=_("purposes"))

    edit_handler = tabs(
        _("Pattern"),
        [
            *LibraryPage.first_panels, "context", "problem", "problem_text", "forces", "solution",
            "solution_text", "grid_cells", "functions", *LibraryPage.last_panels,
            MultiFieldPanel(["number", "status", "confidence"], _("Standing")),
        ],
        (_("Consequences and links"), ["gains", "liabilities", "next_steps", "signs", "links",
                                       "techniques"]),
        (_("Filing"), ["phases", "scenarios", "scales", "cp_levels", "purposes",
                       *LibraryPage.filing_panels]),
        LibraryPage.promote_panels,
    )  # fmt: skip

    search_fields = [
        *LibraryPage.search_fields,
        index.SearchField("problem", boost=Weight.LEAD),
        index.SearchField("solution", boost=Weight.LEAD),
        FacetField("functions", name="function", label=_("Function"), labels=concept_labels),
        FacetField("phases", name="phase", label=_("Phase"), labels=concept_labels),
        FacetField("purposes", name="purpose", label=_("Purpose"), labels=concept_labels),
        FacetField("scenarios", name="scenario", label=_("Scenario"), labels=concept_labels),
        FacetField("actor_codes", name="actor", label=_("Actor"), labels=concept_labels),
        FacetField("action_codes", name="action", label=_("Action"), labels=concept_labels),
        FacetField(
            "status", label=_("Status"), labels=choice_labels(Status.choices)
        ),
    ]

    parent_page_types = ["patterns.ListingPage"]
    subpage_types = []
    exclude_fields_in_copy = ["number"]

    class Meta:
        verbose_name = _("pattern")
        verbose_name_plural = _("patterns")
        constraints = [
            models.CheckConstraint(
                condition=Q(confidence__lte=2), name="pattern_confidence_up_to_two",
                violation_error_message=_("Confidence is 0, 1 or 2 stars."),
            )
        ]

    def clean(self):
        super().clean()
        if self.is_source:
            link_errors(self)

    @transaction.atomic
    def save(self, clean=True, **kwargs):
        goes_live = self.live and not kwargs.get("update_fields")
        if goes_live and self.is_source and holds_new_links(self):
            # Before the links are checked, so that nobody adds others in between.
            hold_the_spine()
        return super().save(clean=clean, **kwargs)

    def unfinished(self):
        yield from super().unfinished()
        if self.forces and len(self.forces) < 2:
            yield Lack("forces", _now("Name at least two forces, or none: one doesn't pull."))
