"""`LibraryPage`: what every kind of work has, from its title to its licence.

Knows fields, panels and what of them is found. Doesn't know how a version becomes one of a work:
that is `WorkPage`.
"""

from django.core.validators import MinLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property, classproperty
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import MultiFieldPanel
from wagtail.search import index

from patterns.blocks.items import SourceBlock
from patterns.facets import FacetField
from patterns.forms import form_for
from patterns.labels import concept_labels, keyword_labels
from patterns.models.gate import Lack
from patterns.models.short_form import SUMMARY_LONGEST, SUMMARY_SHORTEST, TITLE_LONGEST
from patterns.models.work_page import WorkPage
from patterns.roles import TOPIC_SCHEMES, Role, filed
from patterns.rules import repetition_errors
from patterns.streams import Stream
from patterns.texts import public_texts
from patterns.weights import Weight


class Licence(models.TextChoices):
    """How a work may be used. NC works carry a badge and stay out of exports."""

    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC0 = "CC0-1.0", "CC0 1.0"
    CC_BY_NC = "CC-BY-NC-4.0", "CC BY-NC 4.0"
    CC_BY_NC_SA = "CC-BY-NC-SA-3.0", "CC BY-NC-SA 3.0"
    PERMISSION = "permission", _("with permission")


class LibraryPage(WorkPage):
    """One language version of anything the library holds."""

    prose = ("also_known_as", "summary", "picture_alt", "sources")
    required = ("title", "summary", "licence")

    also_known_as = models.TextField(
        blank=True, verbose_name=_("also known as"),
        help_text=_("Other names people search for, one a line. Each language has its own."),
    )
    summary = models.CharField(
        max_length=SUMMARY_LONGEST, blank=True, verbose_name=_("summary"),
        validators=[MinLengthValidator(SUMMARY_SHORTEST)],
        help_text=_("One or two sentences, 40 to 280 characters. This is what the card shows."),
    )
    picture = models.ForeignKey(
        "patterns.LibraryImage", null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+", verbose_name=_("picture"),
        help_text=_("A picture that tells something. None is better than decoration."),
    )
    picture_decorative = models.BooleanField(
        default=False, verbose_name=_("decorative"),
        help_text=_("The picture says nothing that the text doesn't say."),
    )
    picture_alt = models.CharField(
        max_length=300, blank=True, verbose_name=_("what the picture shows"),
        help_text=_("For those who can't see it."),
    )
    picture_credit = models.CharField(
        max_length=200, blank=True, verbose_name=_("credit of the picture"),
        help_text=_("Who made it, and its licence."),
    )
    concepts = ParentalManyToManyField(
        "patterns.Concept", blank=True, related_name="+", verbose_name=_("filed under")
    )
    sources = Stream(
        [("source", SourceBlock())], blank=True, verbose_name=_("sources"),
        help_text=_("Who says so. Every claim about a real place needs one."),
    )
    original = models.BooleanField(
        default=False, verbose_name=_("written for this library"),
        help_text=_("It comes from no single source."),
    )
    licence = models.CharField(
        max_length=20, choices=Licence, default=Licence.CC_BY_SA, blank=True,
        verbose_name=_("licence"), help_text=_("How others may use it."),
    )
    authors = ParentalManyToManyField(
        "patterns.Person", blank=True, related_name="+", verbose_name=_("authors"),
        help_text=_("Those who wrote it and have an entry under People."),
    )
    author_names = models.CharField(
        max_length=300, blank=True, verbose_name=_("other authors"),
        help_text=_("Authors without an entry of their own."),
    )
    review_by = models.DateField(
        null=True, blank=True, verbose_name=_("review by"),
        help_text=_("When somebody should look whether it still holds."),
    )

    topics = Role(
        *TOPIC_SCHEMES, label=_("topics"), required=True,
        help_text=_("What it is about: policy fields, goals, principles."),
    )

    first_panels = ("title", "summary", "also_known_as")
    # What everything needs to be published, after what somebody came to tell.
    last_panels = (
        "topics",
        MultiFieldPanel(
            ["sources", "original", "licence", "authors", "author_names"], _("Where it comes from")
        ),
    )
    filing_panels = [
        "keywords",
        MultiFieldPanel(
            ["picture", "picture_decorative", "picture_alt", "picture_credit"], _("Picture")
        ),
        "review_by",
    ]
    promote_panels = [
        MultiFieldPanel(["slug", "seo_title", "search_description"], _("For search engines"))
    ]

    search_fields = [
        *WorkPage.search_fields,
        index.SearchField("title", boost=Weight.NAME),
        index.SearchField("also_known_as", boost=Weight.NAME),
        index.SearchField("summary", boost=Weight.LEAD),
        index.SearchField("filed_words", boost=Weight.BODY),
        index.SearchField("body_words", boost=Weight.BODY),
        FacetField("topic_codes", name="topic", label=_("Topic"), labels=concept_labels),
        FacetField("sdg_codes", name="sdg", label=_("Goal"), labels=concept_labels),
        FacetField("keyword_slugs", name="keyword", label=_("Keyword"), labels=keyword_labels),
    ]

    class Meta:
        abstract = True

    @classproperty
    def base_form_class(cls):  # noqa: N805 - a class property
        """The editor's form: one field a role, facts locked in translations, the gate asked."""
        return form_for(cls)

    def clean(self):
        super().clean()
        if self.is_source:
            repetition_errors(self)

    def unfinished(self):
        """What this type needs beyond filled fields; a page type adds its own."""
        if len(self.title) > TITLE_LONGEST:
            yield Lack("title", _now("The title is longer than 90 characters. Shorten it."))
        if not self.original and not self.sources:
            yield Lack(
                "sources", _now("Name a source, or tick that it was written for this library.")
            )
        if not self.author_names and not self.authors.all():
            yield Lack("author_names", _now("Name an author."))
        if self.picture_id and not self.picture_decorative and not self.picture_alt:
            yield Lack("picture_alt", _now("Say what the picture shows, or tick “decorative”."))

    @cached_property
    def filing(self):
        """Codes of the concepts this page is filed under, by role; one query."""
        return filed(type(self), [concept.code for concept in self.concepts.all()])

    @property
    def topic_codes(self):
        return tuple(code for code in self.topics if not code.startswith("sdg/"))

    @property
    def sdg_codes(self):
        return tuple(code for code in self.topics if code.startswith("sdg/"))

    @cached_property
    def keyword_slugs(self):
        """Its keywords in their order; one query."""
        return tuple(tag.slug for tag in self.keywords.all()) if hasattr(self, "keywords") else ()

    @property
    def filed_words(self):
        """The names of its concepts in this version's language, for finding it by them."""
        codes = [code for codes in self.filing.values() for code in codes]
        return " · ".join(concept_labels(codes, self.language).values())

    @property
    def body_words(self):
        """Everything else that can be read on the page, for finding it."""
        apart = {"title", "summary", "also_known_as"}
        return "\n".join(text for name, text in self.public_texts() if name not in apart)

    @property
    def other_names(self):
        return [line.strip() for line in self.also_known_as.splitlines() if line.strip()]

    @property
    def needs_review(self):
        return bool(self.review_by and self.review_by < timezone.localdate())

    def public_texts(self):
        return public_texts(self)
