"""Concepts: the one vocabulary model, for facets, the glossary and the translators' term list.

One row per concept holds its facts; one row per language and kind holds its words. A concept is
therefore the same for every page in every language, and can't drift (SKOS: notation, prefLabel,
altLabel, hiddenLabel, definition, broader, exactMatch, closeMatch).
"""

import time
import uuid

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import connection, models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

CONCEPTS = uuid.UUID("5f0f3a52-9b5c-5d0e-8f6a-0f6d3b6f8c11")  # the name space of concepts' keys

code = RegexValidator(r"\A[A-Za-z0-9][A-Za-z0-9._-]*\Z", _("Use letters, digits, dots, _ and -."))


class Scheme(models.Model):
    """A vocabulary: its code, what readers call it, and where it comes from."""

    code = models.CharField(max_length=40, primary_key=True, validators=[code])
    title = models.JSONField(default=dict, help_text=_("What readers call it, by language."))
    source = models.CharField(max_length=300, blank=True, help_text=_("Where it comes from."))

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.title_in(get_language() or "en")

    def title_in(self, language):
        """The title in `language`, or in the nearest language that has one; no query."""
        from patterns.languages_table import chain

        for option in (*chain(language), *self.title):
            if self.title.get(option):
                return self.title[option]
        return self.code


class VocabularyVersion(models.Model):
    """When a concept last changed, so that every process knows whether its copy is old."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls):
        """One query, asked for by every page and so without the building of one."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT number FROM {cls._meta.db_table} WHERE id = 1")  # noqa: S608
            row = cursor.fetchone()
        return row[0] if row else 0

    @classmethod
    def advance(cls):
        # The time, as a count could come twice: after a change that was taken back.
        number = time.time_ns()
        if not cls.objects.filter(pk=1).update(number=number):
            cls.objects.create(pk=1, number=number)


class Concept(ClusterableModel):
    """One thing a work can be filed under, or a term that the glossary explains."""

    key = models.UUIDField(unique=True, editable=False)
    scheme = models.ForeignKey(
        Scheme, on_delete=models.PROTECT, related_name="concepts",
        help_text=_("The vocabulary this concept belongs to."),
    )
    notation = models.CharField(
        max_length=60, validators=[code],
        help_text=_("Its code. Pages, links and other sites use it: it never changes."),
    )
    broader = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="narrower",
        help_text=_("The wider concept this one is a part or a kind of."),
    )
    exact_match = models.JSONField(
        default=list, blank=True, help_text=_("Addresses of the same concept elsewhere.")
    )
    close_match = models.JSONField(
        default=list, blank=True, help_text=_("Addresses of a similar concept elsewhere.")
    )
    order = models.PositiveIntegerField(default=0, help_text=_("Its place in lists."))
    retired = models.BooleanField(
        default=False,
        help_text=_("Old pages keep it; nobody can choose it any more."),
    )

    class Meta:
        # By the code itself: where a form sorts concepts in memory, it would ask for the vocabulary
        # of each.
        ordering = ["scheme_id", "order", "notation"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "notation"], name="concept_notation_once",
                violation_error_message=_("This vocabulary has this notation already."),
            ),
            models.CheckConstraint(
                condition=~Q(broader=F("id")), name="concept_not_broader_than_itself",
                violation_error_message=_("A concept can't be its own broader concept."),
            ),
        ]

    def __str__(self):
        from patterns.vocabulary import vocabulary

        return vocabulary(get_language() or "en").label(self.code) or self.code

    def save(self, *args, **kwargs):
        self.refuse_new_code()
        self.key = uuid.uuid5(CONCEPTS, self.code)
        super().save(*args, **kwargs)

    @property
    def code(self):
        return f"{self.scheme_id}/{self.notation}"

    def clean(self):
        self.refuse_new_code()
        if self.broader and self.broader.scheme_id != self.scheme_id:
            raise ValidationError({"broader": _("Choose a concept of the same vocabulary.")})
        if self.closes_loop():
            raise ValidationError({"broader": _("This would make a concept broader than itself.")})

    def refuse_new_code(self):
        """Pages, links and other sites know a concept by its code, so it is kept; one query."""
        rows = type(self)._base_manager.filter(pk=self.pk)
        stored = rows.values_list("scheme_id", "notation").first() if self.pk else None
        if stored and stored != (self.scheme_id, self.notation):
            raise ValidationError(
                {"notation": _("A notation never changes. Retire this concept and make a new one.")}
            )

    def closes_loop(self):
        """Whether walking up from `broader` comes back here; a query per step."""
        above, seen = self.broader, set()
        while above is not None and above.pk not in seen:
            if above.pk == self.pk:
                return True
            seen.add(above.pk)
            above = above.broader
        return False


class ConceptLabel(models.Model):
    """The words for a concept in one language: its name, other names, or what it means."""

    class Kind(models.TextChoices):
        PREFERRED = "pref", _("name")
        ALTERNATIVE = "alt", _("other name, shown")
        HIDDEN = "hidden", _("other name, only searched")
        DEFINITION = "definition", _("definition")

    concept = ParentalKey(Concept, on_delete=models.CASCADE, related_name="labels")
    language = models.CharField(
        max_length=12, verbose_name=_("language"), help_text=_("The language of these words.")
    )
    kind = models.CharField(
        max_length=12, choices=Kind, default=Kind.PREFERRED, verbose_name=_("what it is"),
        help_text=_("One name and one definition a language; as many other names as there are."),
    )
    text = models.TextField(verbose_name=_("words"), help_text=_("The words themselves."))

    class Meta:
        ordering = ["language", "kind", "id"]
        indexes = [models.Index(fields=["language", "kind"])]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "language"], condition=Q(kind="pref"),
                name="one_name_a_language",
                violation_error_message=_("A concept has one name in each language."),
            ),
            models.UniqueConstraint(
                fields=["concept", "language"], condition=Q(kind="definition"),
                name="one_definition_a_language",
                violation_error_message=_("A concept has one definition in each language."),
            ),
        ]

    def __str__(self):
        return self.text
