"""Words that mean the same, in one language or in several, as editors know them.

A search for one of them finds the others, too. What is a concept of the vocabulary has its words
there; here is what belongs to no concept.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel


class Meaning(ClusterableModel):
    """Terms of one meaning: synonyms inside a language, translations between languages."""

    note = models.CharField(
        max_length=200,
        blank=True,
        verbose_name=_("note"),
        help_text=_("For editors only: what these words mean, or why they are here."),
    )

    class Meta:
        verbose_name = _("words of one meaning")
        verbose_name_plural = _("words of one meaning")

    def __str__(self):
        return " · ".join(term.text for term in self.terms.all()) or self.note


class Term(models.Model):
    """One way to say it; several words are found as a phrase."""

    class Nearness(models.IntegerChoices):
        """How much finding it counts, in hundredths of finding the very words asked for."""

        SAME = 100, _("means just that")
        NEAR = 50, _("means something near")

    meaning = ParentalKey(Meaning, on_delete=models.CASCADE, related_name="terms")
    language = models.CharField(
        max_length=12,
        verbose_name=_("language"),
        help_text=_("The language of these words."),
    )
    text = models.CharField(
        max_length=100,
        verbose_name=_("words"),
        help_text=_("A word, a phrase or an abbreviation, as people write it."),
    )
    weight = models.PositiveSmallIntegerField(
        choices=Nearness.choices,
        default=Nearness.SAME,
        verbose_name=_("how near"),
        help_text=_("What only means something near comes after what means just that."),
    )
    approved = models.BooleanField(
        default=True,
        verbose_name=_("in use"),
        help_text=_("Untick it to keep the words here without searching for them."),
    )

    class Meta:
        ordering = ["language", "pk"]

    def __str__(self):
        return self.text
