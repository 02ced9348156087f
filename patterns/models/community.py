"""A community: a municipality or territory, what it does, offers and looks for.

Its mail address is kept for the contact form and shown to nobody.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import MultiFieldPanel
from wagtail.search import index

from patterns.blocks.items import GoverningPatternBlock
from patterns.facets import FacetField
from patterns.labels import choice_labels, concept_labels, country_labels
from patterns.language_codes import LanguagesField
from patterns.models.keywords import KeywordItem, Keywords
from patterns.models.library_page import LibraryPage
from patterns.models.relations import Edges, RelationKind
from patterns.panels import tabs
from patterns.prose import ProseField
from patterns.roles import Role
from patterns.streams import Stream
from patterns.weights import Weight


class CommunityKeyword(KeywordItem):
    """A community's free keyword."""

    content_object = ParentalKey("CommunityPage", related_name="keyword_items")


class CommunityPage(LibraryPage):
    """One community: where it is, how it works together, what it offers and looks for."""

    class CommunityKind(models.TextChoices):
        MUNICIPALITY = "municipality", _("municipality")
        DISTRICT = "district", _("district")
        REGION = "region", _("region")
        BIOREGION = "bioregion", _("bioregion")
        NETWORK = "network", _("network")

    class MitStatus(models.TextChoices):
        NONE = "none", _("not in MiT")
        INTERESTED = "interested", _("interested")
        PIONEER = "pioneer", _("pioneer")
        ACTIVE = "active", _("active")
        ALUMNI = "alumni", _("was active")

    kind = "community"
    plural = "communities"
    prose = (
        *LibraryPage.prose, "profile", "team", "governance", "challenges", "offers", "looks_for",
    )  # fmt: skip
    required = (
        *LibraryPage.required, "community_kind", "country", "region", "lat", "lon", "languages",
        "mit_status", "profile",
    )  # fmt: skip
    relations = {"governance_patterns": Edges("pattern", RelationKind.GOVERNED_BY)}

    community_kind = models.CharField(
        max_length=14, choices=CommunityKind, blank=True, verbose_name=_("kind"),
        help_text=_("What it is."),
    )
    country = CountryField(blank=True, verbose_name=_("country"), help_text=_("Where it is."))
    region = models.CharField(
        max_length=120, blank=True, verbose_name=_("region"),
        help_text=_("Region or province, as it is called there."),
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
    population = models.PositiveIntegerField(
        null=True, blank=True, verbose_name=_("population"), help_text=_("How many live there.")
    )
    population_year = models.PositiveSmallIntegerField(
        null=True, blank=True, verbose_name=_("year of that number"), help_text=_("When counted.")
    )
    area_km2 = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True, verbose_name=_("area in km²"),
        help_text=_("In square kilometres."),
    )
    languages = LanguagesField(
        verbose_name=_("languages"), help_text=_("Codes of the languages spoken there: es, ca.")
    )
    mit_status = models.CharField(
        max_length=12, choices=MitStatus, blank=True, verbose_name=_("in MiT"),
        help_text=_("How it takes part in Municipalities in Transition."),
    )
    started = models.PositiveSmallIntegerField(
        null=True, blank=True, verbose_name=_("since"), help_text=_("The year it began.")
    )
    governance_patterns = Stream(
        [("pattern", GoverningPatternBlock())], blank=True, verbose_name=_("governs itself with"),
        help_text=_("Patterns it governs itself with."),
    )
    tutors = ParentalManyToManyField(
        "patterns.Person", blank=True, related_name="+", verbose_name=_("tutors"),
        help_text=_("Who accompanies it."),
    )
    website = models.URLField(
        blank=True, verbose_name=_("website"), help_text=_("Its own address on the web.")
    )
    contact_email = models.EmailField(
        blank=True, verbose_name=_("mail address"),
        help_text=_("Where the contact form sends to. Never shown, never exported."),
    )
    profile = ProseField(verbose_name=_("who we are"), help_text=_("In a paragraph or two."))
    team = ProseField(
        verbose_name=_("implementation team"), help_text=_("Who carries it, in roles, not names.")
    )
    governance = ProseField(
        verbose_name=_("how we decide"), help_text=_("How decisions are taken.")
    )
    challenges = ProseField(verbose_name=_("challenges"), help_text=_("What is hard."))
    offers = ProseField(verbose_name=_("what we offer"), help_text=_("What others can have."))
    looks_for = ProseField(
        verbose_name=_("what we are looking for"), help_text=_("What others can bring.")
    )
    keywords = Keywords(
        through=CommunityKeyword, blank=True, verbose_name=_("keywords"),
        help_text=_("Free words, for what no concept says."),
    )

    scenario = Role("mit-scenario", label=_("who started it"), most=1)

    edit_handler = tabs(
        _("Profile"),
        [
            *LibraryPage.first_panels, "community_kind",
            MultiFieldPanel(["country", "region", "lat", "lon"], _("Where")),
            "languages", "mit_status", "profile", "offers", "looks_for",
            *LibraryPage.last_panels,
        ],
        (_("More about it"), [
            "challenges", "team", "governance", "governance_patterns", "scenario", "started",
            MultiFieldPanel(["population", "population_year", "area_km2"], _("Size")),
            "tutors", "website", "contact_email",
        ]),
        (_("Filing"), LibraryPage.filing_panels),
        LibraryPage.promote_panels,
    )  # fmt: skip

    search_fields = [
        *LibraryPage.search_fields,
        index.SearchField("region", boost=Weight.LEAD),
        FacetField("scenario", label=_("Scenario"), labels=concept_labels),
        FacetField("country_codes", name="country", label=_("Country"), labels=country_labels),
        FacetField("mit_status", label=_("In MiT"), labels=choice_labels(MitStatus.choices)),
    ]

    parent_page_types = ["patterns.ListingPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")

    @property
    def density(self):
        """People per square kilometre, or None where it isn't known."""
        if not self.population or not self.area_km2:
            return None
        return round(self.population / float(self.area_km2))

    @property
    def country_codes(self):
        return (self.country.code,) if self.country else ()
