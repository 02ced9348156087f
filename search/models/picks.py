"""Works that editors put before all others for certain searches.

Not Wagtail's promoted results: those know pages of one language, where a work has many, and keep
every query that was ever typed beside them.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from patterns.blocks.facts import WorkBlock
from patterns.streams import Stream
from patterns.vocabulary import version
from search.words import plain_words

_MOST = 5
_ANY_LANGUAGE = ""


class Pick(models.Model):
    """Searches, and what is shown first for them."""

    searches = models.TextField(
        verbose_name=_("searches"),
        help_text=_("What people type, one search a line. Capitals and accents don't matter."),
    )
    language = models.CharField(
        max_length=12,
        blank=True,
        verbose_name=_("for readers of"),
        help_text=_("Whose search it is."),
    )
    works = Stream(
        [
            (
                "work",
                WorkBlock(
                    [
                        "patterns.PatternPage", "patterns.TechniquePage", "patterns.CasePage",
                        "patterns.CommunityPage", "patterns.ModulePage", "patterns.SectionPage",
                    ],
                    label=_("Work"),
                ),
            )
        ],
        min_num=1, max_num=_MOST, verbose_name=_("works"),
        help_text=_("What is shown first, in this order; each reader sees it in their language."),
    )  # fmt: skip
    #: The searches as they are compared, each between line ends.
    compared = models.TextField(editable=False)

    class Meta:
        verbose_name = _("editors' choice")
        verbose_name_plural = _("editors' choices")

    def __str__(self):
        return ", ".join(self.searches.splitlines())

    def save(self, *args, **kwargs):
        lines = dict.fromkeys(map(compared, self.searches.splitlines()))
        self.compared = "\n".join(["", *filter(None, lines), ""])
        super().save(*args, **kwargs)

    @classmethod
    def keys_for(cls, words, language):
        """The keys of works to show first for these words, each once; costs what `_picks` costs."""
        line, kept = compared(words), _picks()
        # What is meant for readers of this language comes before what is meant for all.
        found = [*kept.get((line, language), ()), *kept.get((line, _ANY_LANGUAGE), ())]
        return list(dict.fromkeys(found))[:_MOST]


_kept = (None, {})


def _picks():
    """The keys by search and language; no query in a page that asked for words before, one in
    another, and one more where a word or a pick changed since the last."""
    global _kept
    number = version()
    if _kept[0] != number:
        _kept = (number, _read())
    return _kept[1]


def _read():
    found = {}
    for pick in Pick.objects.order_by("pk"):
        keys = [block.value for block in pick.works if block.value]
        for line in filter(None, pick.compared.split("\n")):
            found.setdefault((line, pick.language), []).extend(keys)
    return found


def compared(words):
    """A search without what doesn't matter: capitals, accents, signs between words."""
    return plain_words(words, _ANY_LANGUAGE)
