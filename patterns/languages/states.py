"""How far every work is in every language: the source, missing, a draft, behind, or live.

Worked out from pages and localize's rows for all works at once, in a number of queries that
doesn't grow. Knows who may see which source; doesn't know how it is shown.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import CharField, Count, Exists, IntegerField, OuterRef
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from patterns import kinds
from patterns.languages.rights import languages_of
from patterns.languages_table import LANGUAGE_CODES
from patterns.models import Work
from patterns.policy.page_rights import visible_pages


class State(StrEnum):
    """What a language has of a work."""

    SOURCE = "source"
    MISSING = "missing"
    DRAFT = "draft"
    BEHIND = "behind"
    LIVE = "live"


NAMES = {
    State.MISSING: _("not begun"),
    State.BEHIND: _("behind"),
    State.DRAFT: _("draft"),
    State.LIVE: _("up to date"),
    State.SOURCE: _("source"),
}

# Django would join two tables more, and take three times as long.
TRANSLATED = f"""
    SELECT segment.source_id, words.locale_id, COUNT(*)
    FROM {StringSegment._meta.db_table} segment JOIN {StringTranslation._meta.db_table} words
    ON words.context_id = segment.context_id AND words.translation_of_id = segment.string_id
    WHERE NOT words.has_error GROUP BY segment.source_id, words.locale_id
"""  # noqa: S608 - the names of two tables


@dataclass(frozen=True, slots=True)
class Standing:
    """One work in one language; `left` sentences of `total` aren't translated there."""

    state: State
    left: int = 0
    total: int = 0
    is_by_sentence: bool = False  # whether it is open to translators


@dataclass(slots=True)
class Row:
    """One work of the map, named by its source; `standings` by language."""

    key: str
    kind: str
    title: str
    language: str
    standings: dict = field(default_factory=dict)


def mine(user):
    """{code: locale} of the languages this user translates into; all for an administrator."""
    if user.is_active and user.is_superuser:
        found = {locale.language_code: locale for locale in Locale.objects.all()}
    else:
        codes = {code for code, _publishes in languages_of(user).values()}
        found = {
            locale.language_code: locale
            for locale in (Locale.objects.filter(language_code__in=codes) if codes else ())
        }
    order = {code: place for place, code in enumerate(LANGUAGE_CODES)}
    return dict(sorted(found.items(), key=lambda one: (order.get(one[0], len(order)), one[0])))


def has_language(user):
    """Whether the screens of translation work are for this user."""
    return bool(user.is_active and user.is_superuser or languages_of(user))


def rows(user, locales):
    """Every work whose source `user` may see, with how far each of `locales` ({code: locale}) is.

    Five queries, and those of the user's rights.
    """
    codes = {locale.pk: code for code, locale in locales.items()}
    totals, done = _sentences()
    sources, open_ones = _open_ones()
    there = _versions()
    found = []
    for place, row in _sources(user):
        source, versions = sources.get(place), there.get(place, {})
        total = totals.get(source, 0)
        for pk, code in codes.items():
            left, is_open = total - done.get((source, pk), 0), (source, pk) in open_ones
            row.standings[code] = _standing(row, code, versions.get(pk), (left, total), is_open)
        found.append(row)
    return found


def _standing(row, code, is_live, sentences, is_open):
    left, total = sentences
    if code == row.language:
        return Standing(State.SOURCE)
    if is_live is None:
        return Standing(State.MISSING, total, total)
    if not is_live:
        return Standing(State.DRAFT, left, total, is_open)
    if is_open and left:
        return Standing(State.BEHIND, left, total, is_open)
    return Standing(State.LIVE, 0, total, is_open)


def _as_text(objects, name):
    """Keys as the database keeps them: making fourteen thousand of them objects takes longer than
    everything else here."""
    return objects.annotate(place=Cast(name, CharField())).order_by()


def _sources(user):
    """(key as the database has it, row) of each work with a source that `user` may see named."""
    is_source = Work.objects.filter(
        pk=OuterRef("translation_key"), source_locale_id=OuterRef("locale_id")
    )
    pages = visible_pages(user).filter(Exists(is_source), alias_of=None)
    named = {one.model: one.name for one in kinds.every() if issubclass(one.model, Page)}
    kind_of = {ContentType.objects.get_for_model(model).pk: name for model, name in named.items()}
    columns = (
        "place", "content_type", "locale__language_code", "live", "title", "draft_title",
    )  # fmt: skip
    for place, kind, code, live, title, draft in _as_text(pages, "translation_key").values_list(
        *columns
    ):
        shown = title if live else draft or title
        yield place, Row(str(UUID(place)), kind_of.get(kind, ""), shown, code)


def _open_ones():
    """({key: its source's row}, {(source, locale)} of what is open to translators); one query."""
    rows = _as_text(Translation.objects.filter(enabled=True), "source__object_id")
    found = list(rows.values_list("place", "source", "target_locale"))
    return {place: source for place, source, _to in found}, {(one, to) for _p, one, to in found}


def _versions():
    """{key: {locale: whether readers have it}}; one query."""
    found = {}
    # A number, like the keys, because SQLite's are turned into truth one by one.
    pages = Page.objects.filter(alias_of=None).annotate(is_live=Cast("live", IntegerField()))
    columns = ("place", "locale", "is_live")
    for place, locale, live in _as_text(pages, "translation_key").values_list(*columns):
        found.setdefault(place, {})[locale] = live
    return found


def _sentences():
    """({source: its sentences}, {(source, locale): those that have words there}); two queries.

    Sentences that stand twice in a text count twice, as they are shown.
    """
    totals = dict(StringSegment.objects.order_by().values_list("source").annotate(Count("pk")))
    with connection.cursor() as cursor:
        cursor.execute(TRANSLATED)
        return totals, {(source, locale): count for source, locale, count in cursor.fetchall()}
