"""The bench: one work into one language, sentence by sentence, with all that is known of each.

Reads what localize keeps; `bench_saving` writes. Old words of a changed sentence stand in its
field until somebody says what is right now.
"""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.utils.text import capfirst
from wagtail.blocks import ListBlock
from wagtail.fields import StreamField
from wagtail_localize.models import StringSegment, StringTranslation

from patterns.languages.agreed import terms
from patterns.languages.faithful import doubts
from patterns.languages.typed import differences, isolated, seal, to_type
from patterns.models import gate
from patterns.models.work_page import WorkPage

ALIKE = 0.4  # from here on one sentence is another's older form
LOOKED_AT = 20  # older sentences of one place that are compared


@dataclass
class Place:
    """One sentence of today's source, and what this language has for it."""

    name: str  # of its field
    path: str
    source: str
    words: str = ""  # what the field shows
    sealed: str = ""
    is_done: bool = False
    old: str = ""  # the sentence these words were made for, where that changed
    changes: list = field(default_factory=list)
    terms: list = field(default_factory=list)
    doubts: list = field(default_factory=list)
    error: str = ""
    by: object = None
    at: object = None
    theirs: str = ""  # what somebody else saved meanwhile
    refusal: str = ""

    @property
    def has_marks(self):
        return "<" in self.source

    @property
    def lines(self):
        """How high its field is."""
        return min(12, max(2, len(self.source) // 60 + 1 + self.source.count("\n")))

    @property
    def translator(self):
        """Who wrote the words, for a sentence in any direction."""
        return isolated(str(self.by)) if self.by else ""

    @property
    def missing(self):
        return [term for term in self.terms if term.is_missing]


def sentences(translation):
    """The segments of today's source in their order, each once; one query."""
    found = {}
    rows = StringSegment.objects.filter(source=translation.source).select_related(
        "context", "string"
    )
    for row in rows.order_by("order", "pk"):
        found.setdefault((row.string_id, row.context_id), row)
    return found


def written(translation):
    """{(string, context): words} of a work in this language, for sentences that are gone, too."""
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale
    ).select_related("translation_of", "last_translated_by")
    return {(row.translation_of_id, row.context_id): row for row in rows.order_by("updated_at")}


def places(translation):
    """[(heading, its `Place`s)] of a translation; a handful of queries, however long it is."""
    today, said = sentences(translation), written(translation)
    older = {}
    for where, row in said.items():
        if where not in today and row.data:
            older.setdefault(where[1], []).append(row)
    known = terms(translation.source.locale.language_code, translation.target_locale.language_code)
    model = translation.source.specific_content_type.model_class()
    groups = []
    for where, segment in today.items():
        place = _place(translation, segment, said.get(where), older.get(where[1], []), known)
        heading = label_of(model, segment.context.field_path or segment.context.path)
        if not groups or groups[-1][0] != heading:
            groups.append((heading, []))
        groups[-1][1].append(place)
    return groups


def _place(translation, segment, row, older, known):
    source = segment.string.data
    place = Place(name_of(segment), segment.context.path, to_type(source))
    if row is not None:
        place.words, place.by, place.at = to_type(row.data), row.last_translated_by, row.updated_at
        place.is_done = not row.has_error
        place.error = (row.field_error or row.get_error() or "") if row.has_error else ""
        place.doubts = doubts(source, row.data)
    elif old := _older_form(source, older):
        place.old, place.words = to_type(old.translation_of.data), to_type(old.data)
        place.changes = differences(place.old, place.source)
        place.by, place.at = old.last_translated_by, old.updated_at
    place.terms = known.of(source, row.data if row else "")
    place.sealed = seal(f"{place.name}-{translation.pk}", row.data if row else "", place.words)
    return place


def name_of(segment):
    return f"{segment.string_id}-{segment.context_id}"


def _older_form(source, older):
    """What this sentence was before it changed: of what had words here, the most alike."""
    likeness = [
        (SequenceMatcher(None, row.translation_of.data[:2_000], source[:2_000]).ratio(), row)
        for row in older[-LOOKED_AT:]
    ]
    ratio, row = max(likeness, key=lambda one: one[0], default=(0, None))
    return row if ratio >= ALIKE else None


def label_of(model, path):
    """What editors call the place of a sentence: the field, and what stands in a block."""
    name, *inside = path.split(".")
    model_field = model._meta.get_field(name)
    label = capfirst(str(model_field.verbose_name))
    if not isinstance(model_field, StreamField):
        return label
    block, words = model_field.stream_block, []
    for part in inside:
        if isinstance(block, ListBlock):
            block = block.child_block
            continue
        block = getattr(block, "child_blocks", {}).get(part)
        if block is None:
            break
        words.append(str(block.label))
    return ": ".join([label, *map(capfirst, words[-1:])])


def progress(groups):
    """(sentences, those that are done)."""
    all_places = [place for _heading, found in groups for place in found]
    return len(all_places), sum(place.is_done for place in all_places)


def preview_of(translation):
    """The page as it would be with all that is written; nothing is saved."""
    return translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )


def lacks(translation):
    """What keeps it from readers, as the publish gate says it."""
    page = preview_of(translation)
    return gate.lacks(page) if isinstance(page, WorkPage) else []
