"""A case study: who did what where, which patterns they used, and how it went, also when it didn't.

Its first tab asks the twelve questions it needs to go live; the rest stands behind it.
"""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import MultiFieldPanel
from wagtail.search import index

from patterns.blocks.body import MediaBlocks
from patterns.blocks.items import CommunityBlock, RanTechniqueBlock, ResultBlock, UseBlock
from patterns.cells import CellsField
from patterns.dates import PartialDateField
from patterns.facets import FacetField
from patterns.labels import choice_labels, concept_labels, country_labels, work_labels
from patterns.models.facts import raw
from patterns.models.gate import Lack
from patterns.models.keywords import KeywordItem, Keywords
from patterns.models.library_page import LibraryPage
from patterns.models.placed import Placed
from patterns.models.relations import Edges, Outcome, RelationKind
from patterns.panels import tabs
from patterns.prose import ProseField
from patterns.roles import Role
from patterns.streams import Stream
from patterns.weights import Weight


class CaseKeyword(KeywordItem):
    """A case's free keyword."""

    content_object = ParentalKey("CasePage", related_name="keyword_items")


class CasePage(Placed, LibraryPage):
    """One case: place, time, people, what happened, results with their evidence."""

    class Stage(models.TextChoices):
        IDEA = "idea", _("idea")
        STARTING = "starting", _("starting")
        RUNNING = "running", _("running")
        ESTABLISHED = "established", _("established")
        FINISHED = "finished", _("finished")
        STOPPED = "stopped", _("stopped")

    kind = "case"
    plural = "cases"
    prose = (
        *LibraryPage.prose, "place", "initiators", "partners", "beneficiaries", "cost", "funding",
        "purpose", "setting", "who", "story", "evidence", "lessons", "differently", "results",
        "uses", "techniques", "media",
    )  # fmt: skip
    required = (
        *LibraryPage.required, "communities", "start", "stage", "grid_cells", "purpose", "story",
        "evidence", "results", "uses",
    )  # fmt: skip
    relations = {
        "communities": Edges("community", RelationKind.HAPPENED_IN),
        "uses": Edges("pattern", RelationKind.APPLIES, "how"),
        "techniques": Edges("technique", RelationKind.RAN, "note"),
    }

    communities = Stream(
        [("community", CommunityBlock())], blank=True, verbose_name=_("communities"),
        help_text=_("Where it happened."),
    )
    place = models.CharField(
        max_length=200, blank=True, verbose_name=_("place"),
        help_text=_("If it is not all of the community: a quarter, a school."),
    )
    country = CountryField(
        blank=True, verbose_name=_("country"), help_text=_("Only if it is not the community's.")
    )
    lat = models.DecimalField(
        max_digits=8, decimal_places=5, null=True, blank=True, verbose_name=_("latitude"),
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("In degrees, such as 45.733."),
    )
    lon = models.DecimalField(
        max_digits=8, decimal_places=5, null=True, blank=True, verbose_name=_("longitude"),
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("In degrees, such as 11.383."),
    )
    start = PartialDateField(
        verbose_name=_("start"), help_text=_("A year is enough: 2012, 2012-05 or 2012-05-31.")
    )
    end = PartialDateField(
        verbose_name=_("end"), help_text=_("As the start. Leave empty while it goes on.")
    )
    ongoing = models.BooleanField(
        default=False, verbose_name=_("goes on"), help_text=_("It has no end yet.")
    )
    stage = models.CharField(
        max_length=12, choices=Stage, blank=True, verbose_name=_("stage"),
        help_text=_("Where it stands today."),
    )
    initiators = models.CharField(
        max_length=400, blank=True, verbose_name=_("started by"), help_text=_("Who began it.")
    )
    partners = models.CharField(
        max_length=400, blank=True, verbose_name=_("partners"), help_text=_("Who joined.")
    )
    participants_count = models.PositiveIntegerField(
        null=True, blank=True, verbose_name=_("participants"),
        help_text=_("How many people took part, if it is known."),
    )
    beneficiaries = models.CharField(
        max_length=400, blank=True, verbose_name=_("who gained by it"),
        help_text=_("And how many, if it is known."),
    )
    cost = models.CharField(
        max_length=300, blank=True, verbose_name=_("cost"), help_text=_("With year and currency.")
    )
    funding = models.CharField(
        max_length=300, blank=True, verbose_name=_("funding"), help_text=_("Who paid.")
    )
    grid_cells = CellsField(
        verbose_name=_("cells of the grid"), help_text=_("Who acted, and how.")
    )
    purpose = ProseField(
        verbose_name=_("problem and purpose"), help_text=_("What was wrong, and what they wanted.")
    )
    setting = ProseField(verbose_name=_("context"), help_text=_("What one must know of the place."))
    who = ProseField(verbose_name=_("who took part"), help_text=_("And who didn't."))
    story = ProseField(verbose_name=_("what happened"), help_text=_("Step by step, with dates."))
    evidence = ProseField(
        verbose_name=_("results and evidence"), help_text=_("What changed, and how it is known.")
    )
    lessons = ProseField(verbose_name=_("what we learned"), help_text=_("What others can use."))
    differently = ProseField(
        verbose_name=_("what we would do differently"), help_text=_("The valuable part.")
    )
    results = Stream(
        [("result", ResultBlock())], blank=True, verbose_name=_("results"),
        help_text=_("One claim each, with how well it is known."),
    )
    uses = Stream(
        [("use", UseBlock())], blank=True, verbose_name=_("patterns used"),
        help_text=_("Which patterns were used here, and how it went."),
    )
    techniques = Stream(
        [("technique", RanTechniqueBlock())], blank=True, verbose_name=_("techniques run"),
        help_text=_("Cards that were run here."),
    )
    media = Stream(
        MediaBlocks(), blank=True, verbose_name=_("pictures, quotations, files, links"),
        help_text=_("What shows it."),
    )
    contact_consent = models.BooleanField(
        default=False, verbose_name=_("may be asked"),
        help_text=_("The community answers questions about this case."),
    )
    keywords = Keywords(
        through=CaseKeyword, blank=True, verbose_name=_("keywords"),
        help_text=_("Free words, for what no concept says."),
    )

    scenario = Role("mit-scenario", label=_("who started it"), required=True, most=1)
    sse_kinds = Role("sse-kind", label=_("kinds of organisation"))
    cp_model = Role("cp-model", label=_("who plans and who delivers"), most=1)
    cp_types = Role("cp-type", label=_("types of co-production"))
    cp_levels = Role("cp-level", label=_("levels of co-production"))
    decision_methods = Role("decision", label=_("ways of deciding"))
    public_spectrum = Role("public-spectrum", label=_("how far people took part"))
    modes = Role("mode", label=_("in person or online"))
    changes = Role("change", label=_("kinds of change"))

    edit_handler = tabs(
        _("Twelve questions"),
        [
            "title", "summary", "communities",
            MultiFieldPanel(["start", "end", "ongoing", "stage"], _("When")),
            "scenario", "purpose", "story",
            MultiFieldPanel(["evidence", "results"], _("Results")), "uses", "topics", "grid_cells",
            MultiFieldPanel(
                ["sources", "original", "licence", "authors", "author_names"],
                _("Where it comes from"),
            ),
        ],
        (_("More about it"), [
            "also_known_as", "setting", "who", "lessons", "differently", "initiators", "partners",
            "participants_count", "beneficiaries", "cost", "funding", "techniques", "media",
            MultiFieldPanel(["place", "country", "lat", "lon"], _("Where")), "contact_consent",
        ]),
        (_("Filing"), ["sse_kinds", "cp_model", "cp_types", "cp_levels", "decision_methods",
                       "public_spectrum", "modes", "changes", "keywords", "review_by",
                       MultiFieldPanel(["picture", "picture_decorative", "picture_alt",
                                        "picture_credit"], _("Picture"))]),
        LibraryPage.promote_panels,
    )  # fmt: skip

    search_fields = [
        *LibraryPage.search_fields,
        index.SearchField("place", boost=Weight.LEAD),
        FacetField("scenario", label=_("Scenario"), labels=concept_labels),
        FacetField("actor_codes", name="actor", label=_("Actor"), labels=concept_labels),
        FacetField("action_codes", name="action", label=_("Action"), labels=concept_labels),
        FacetField("modes", name="mode", label=_("In person or online"), labels=concept_labels),
        FacetField("outcomes", name="outcome", label=_("How it went"),
                   labels=choice_labels(Outcome.choices)),
        FacetField("country_codes", name="country", label=_("Country"), labels=country_labels),
        FacetField("community_keys", name="community", label=_("Community"), labels=work_labels),
        FacetField("stage", label=_("Stage"), labels=choice_labels(Stage.choices)),
    ]  # fmt: skip

    parent_page_types = ["patterns.ListingPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")
        constraints = [
            models.CheckConstraint(
                condition=Q(end="") | Q(ongoing=False), name="case_goes_on_or_ended",
                violation_error_message=_("What goes on has no end. Clear one of the two."),
            ),
            models.CheckConstraint(
                condition=Q(end="") | Q(start="") | Q(end__gte=F("start"))
                | Q(start__startswith=F("end")),
                name="case_end_after_start",
                violation_error_message=_("The end is before the start."),
            ),
        ]  # fmt: skip

    @property
    def outcomes(self):
        uses = raw(self, self._meta.get_field("uses"))
        told = [use["value"].get("outcome") for use in uses]
        return tuple(dict.fromkeys(filter(None, told)))

    @property
    def community_keys(self):
        rows = raw(self, self._meta.get_field("communities"))
        return tuple(str(r["value"]["community"]) for r in rows if r["value"].get("community"))

    @property
    def country_codes(self):
        """Its own country, else those of its communities; one query then."""
        if self.country:
            return (self.country.code,)
        from patterns.models.community import CommunityPage

        found = CommunityPage.objects.filter(translation_key__in=self.community_keys, live=True)
        return tuple(sorted(set(found.exclude(country="").values_list("country", flat=True))))

    def clean(self):
        super().clean()
        if self.ongoing and self.end:
            raise ValidationError({"end": _now("What goes on has no end. Clear one of the two.")})
        # A year holds all its months: 2012 isn't before 2012-05.
        ended_before = self.end < self.start and not self.start.startswith(self.end)
        if self.start and self.end and ended_before:
            raise ValidationError({"end": _now("The end is before the start.")})

    def unfinished(self):
        yield from super().unfinished()
        for use in raw(self, self._meta.get_field("uses")):
            value = use["value"]
            if value.get("outcome") == Outcome.DID_NOT_WORK and not value.get("note"):
                yield Lack("uses", _now("Say what did not work: that is what others need."))
