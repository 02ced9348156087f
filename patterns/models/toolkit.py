"""The toolkit: modules, each with sections that teach patterns and techniques.

A module holds its sections as pages below it, so a section's module is its place in the tree.
"""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from patterns.blocks.body import BodyBlocks
from patterns.blocks.items import ItemBlock, PatternTechniqueBlock, TaughtPatternBlock
from patterns.facets import FacetField
from patterns.labels import concept_labels
from patterns.models.facts import raw
from patterns.models.library_page import LibraryPage
from patterns.models.relations import Edges, RelationKind
from patterns.panels import tabs
from patterns.prose import ProseField
from patterns.roles import Role
from patterns.streams import Stream
from patterns.weights import Weight


class ModulePage(LibraryPage):
    """A module of the toolkit: what it is for and what learners can do afterwards."""

    kind = "module"
    plural = "modules"
    prose = (*LibraryPage.prose, "objective", "outcomes", "introduction")
    required = (*LibraryPage.required, "number", "hours", "objective", "outcomes")

    number = models.PositiveSmallIntegerField(
        null=True, blank=True, verbose_name=_("number"), help_text=_("Its place in the toolkit.")
    )
    hours = models.DecimalField(
        max_digits=5, decimal_places=1, null=True, blank=True, verbose_name=_("hours"),
        help_text=_("How long it takes to work through."),
    )
    objective = models.TextField(
        blank=True, verbose_name=_("objective"), help_text=_("What it is for.")
    )
    outcomes = Stream(
        [("item", ItemBlock())], blank=True, verbose_name=_("learning outcomes"),
        help_text=_("What a learner can do afterwards, a line each."),
    )
    introduction = ProseField(verbose_name=_("introduction"), help_text=_("How it hangs together."))

    edit_handler = tabs(
        _("Module"),
        [*LibraryPage.first_panels, "number", "hours", "objective", "outcomes", "introduction",
         *LibraryPage.last_panels],
        (_("Filing"), [panel for panel in LibraryPage.filing_panels if panel != "keywords"]),
        LibraryPage.promote_panels,
    )  # fmt: skip

    search_fields = [
        *LibraryPage.search_fields,
        index.SearchField("objective", boost=Weight.LEAD),
    ]

    parent_page_types = ["patterns.ListingPage"]
    subpage_types = ["patterns.SectionPage"]
    exclude_fields_in_copy = ["number"]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")


class SectionPage(LibraryPage):
    """A section of a module: a text to learn from, with exercises, questions and practice."""

    kind = "section"
    plural = "sections"
    prose = (*LibraryPage.prose, "aim", "body", "patterns", "techniques")
    required = (*LibraryPage.required, "number", "minutes", "aim", "body")
    relations = {
        "patterns": Edges("pattern", RelationKind.PRACTISES, "why"),
        "techniques": Edges("technique", RelationKind.PRACTISES, "why"),
    }

    number = models.CharField(
        max_length=6, blank=True, verbose_name=_("number"),
        validators=[RegexValidator(r"\A\d{1,2}\.\d{1,2}\Z", _("Write it like 4.2."))],
        help_text=_("Module and section: 4.2. Once in the toolkit."),
    )
    minutes = models.PositiveIntegerField(
        null=True, blank=True, verbose_name=_("minutes"), help_text=_("How long it takes to learn.")
    )
    aim = models.TextField(
        blank=True, verbose_name=_("aim"), help_text=_("What a learner gets out of it.")
    )
    body = Stream(
        BodyBlocks(), blank=True, verbose_name=_("text"), help_text=_("The section itself.")
    )
    patterns = Stream(
        [("pattern", TaughtPatternBlock())], blank=True, verbose_name=_("practise: patterns"),
        help_text=_("Patterns that this section teaches."),
    )
    techniques = Stream(
        [("technique", PatternTechniqueBlock())], blank=True,
        verbose_name=_("practise: techniques"), help_text=_("Cards to practise with."),
    )

    phases = Role("phase", label=_("phases"))
    functions = Role("mit-function", label=_("functions"))

    edit_handler = tabs(
        _("Section"),
        [*LibraryPage.first_panels, "number", "minutes", "aim", "body", "patterns", "techniques",
         *LibraryPage.last_panels],
        (_("Filing"), ["phases", "functions",
                       *(p for p in LibraryPage.filing_panels if p != "keywords")]),
        LibraryPage.promote_panels,
    )  # fmt: skip

    search_fields = [
        *LibraryPage.search_fields,
        index.SearchField("aim", boost=Weight.LEAD),
        FacetField("phases", name="phase", label=_("Phase"), labels=concept_labels),
        FacetField("functions", name="function", label=_("Function"), labels=concept_labels),
    ]

    parent_page_types = ["patterns.ModulePage"]
    subpage_types = []
    exclude_fields_in_copy = ["number"]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    @property
    def terms(self):
        """Codes of the concepts its definition blocks explain, in order."""
        blocks = raw(self, self._meta.get_field("body"))
        return tuple(b["value"]["concept"] for b in blocks if b["type"] == "definition")
