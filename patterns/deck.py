"""A hand of cards to print: works somebody chose, each with a front and a back.

The choice lives in the address, so that it can be kept, sent and printed again; nothing is
remembered about anybody. Knows no HTML and no paper but how many cards a sheet takes.
"""

import html
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from patterns import kinds, listing
from patterns.cards import Card
from patterns.fallback import best_versions, public_versions, rank, tail
from patterns.models.facts import raw
from patterns.models.gate import plain
from patterns.models.relations import Outcome
from patterns.naming import name_of

MOST = 32  # cards in a hand: four sheets, and a page of less than 150 kB in every script
SHEETS = {"a7": 8, "a6": 4}  # cards on a side of A4, by their size
WORDS = 45  # of a text that was written for a page


@dataclass(frozen=True, slots=True)
class Line:
    """One line on the back of a card: minutes or an outcome before it, as its kind has them."""

    text: str
    minutes: int | None = None
    grouping: str = ""
    outcome: str = ""
    language: str = ""  # where it isn't the card's: the name of another work


@dataclass(frozen=True, slots=True)
class Back:
    """What stands on the other side: a heading, a sentence, and lines under it."""

    heading: str
    strong: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class TwoSided:
    """A card to print. `language` is that of the text, which is the back's."""

    front: Card
    back: Back
    place: str  # how the address of a hand names it: techniques/consent-round
    language: str
    licence: str


def hand(places, language):
    """The cards of these places, each once and in this order; what nobody may read is left out."""
    places = each_once(places)[:MOST]
    found = {place: row for place, row in _best(places, language).items() if row}
    cards = {}
    for model in {row.specific_class for row in found.values()}:
        ids = [row.pk for row in found.values() if row.specific_class is model]
        cards |= _of_one_kind(model, ids, language)
    return [cards[found[place].pk] for place in places if place in found]


def each_once(places):
    return list(filter(None, dict.fromkeys(place.strip("/") for place in places)))


def hands(places):
    """The same places in as many hands as they need; one is a hand of its own."""
    places = each_once(places)
    return [places[start : start + MOST] for start in range(0, len(places), MOST)]


def sheets(cards, size):
    """The cards as they fill sheets."""
    room = SHEETS[size]
    return [cards[start : start + room] for start in range(0, len(cards), room)]


def _best(places, language):
    """The best public version at each of these places; one query."""
    models = [kind.model for kind in kinds.every() if hasattr(kind.model, "url_path")]
    slugs = {place.rpartition("/")[2] for place in places}
    rows = public_versions().filter(slug__in=slugs).type(*models)
    found = dict.fromkeys(places)
    for row in rows.annotate(nearness=rank(language)).order_by("nearness", "pk"):
        place = tail(row.url_path)
        if place in found and not found[place]:
            found[place] = row
    return found


def _of_one_kind(model, ids, language):
    """By page id."""
    pages = model._default_manager.select_related("locale").in_bulk(ids)
    fronts = dict(zip(pages, listing.cards(model, list(pages), language), strict=True))
    names = _names_of_used(pages.values(), language)
    return {
        pk: TwoSided(
            fronts[pk], back(page, names), tail(page.url_path), page.language,
            page.get_licence_display(),
        )
        for pk, page in pages.items()
    }  # fmt: skip


def _names_of_used(pages, language):
    """What the patterns that cases used are called; no query for other kinds."""
    keys = {use["value"].get("pattern") for page in pages for use in _items(page, "uses")}
    if not keys:
        return {}
    return {key: name_of(row) for key, row in best_versions(keys, language).items()}


def back(page, names=()):
    """The other side of a page's card."""
    match page.kind:
        case "pattern":
            return Back(_("Therefore"), page.solution, _plain_lines(page, "signs"))
        case "technique":
            steps = tuple(map(_step, _items(page, "steps")))
            return Back(_("Run sheet"), page.invitation, steps)
        case "case":
            return Back(_("How it went"), _short(page.purpose), tuple(_uses(page, names)))
        case "community":
            if page.looks_for:
                return Back(_("What we are looking for"), _short(page.looks_for))
            return Back(_("What we offer"), _short(page.offers or page.profile))
        case "module":
            return Back(_("Objective"), page.objective)
        case "section":
            return Back(_("Aim"), page.aim)
    return Back("", "")


def _uses(page, names):
    for item in _items(page, "uses"):
        use = item["value"]
        if use.get("pattern") in names:
            outcome = use.get("outcome") or Outcome.NOT_REPORTED
            name = names[use["pattern"]]
            yield Line(name.title, outcome=outcome, language=name.language)


def _step(item):
    value = item["value"]
    return Line(value.get("title") or "", value.get("minutes") or 0, value.get("grouping") or "")


def _plain_lines(page, name):
    return tuple(Line(item["value"]) for item in _items(page, name))


def _items(page, name):
    """The items of a stream as they are stored; none where the kind has no such stream."""
    if name not in {field.name for field in page._meta.get_fields()}:
        return []
    return raw(page, page._meta.get_field(name))


def _short(rich):
    words = html.unescape(plain(rich.replace("</p>", " "))).split()
    return Truncator(" ".join(words)).words(WORDS, truncate="…")
