"""Pages that are no page of the tree: glossary, concepts, tutors, statements, and what went wrong.

Each reads and shows; none of them writes.
"""

from urllib.parse import urlencode

from django.http import Http404, HttpResponseNotFound, HttpResponseServerError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from patterns import deck, kinds
from patterns import glossary as terms
from patterns.beside import Beside, versions_at
from patterns.fallback import address, public_versions, tail
from patterns.languages_table import DEFAULT_LANGUAGE, LANGUAGE_CODES, chain
from patterns.languages_table import language as row_of
from patterns.naming import name_of
from patterns.panels import GUIDED
from patterns.tutors import listed_people
from patterns.vocabulary import Wording


def _language():
    code = get_language()
    return code if code in LANGUAGE_CODES else DEFAULT_LANGUAGE


@require_safe
def glossary(request):
    """Every term with its definition."""
    found = terms.entries(_language())
    letters = terms.by_letter(found, _language())
    return render(request, "patterns/glossary.html", {"entries": found, "letters": letters})


@require_safe
def concept(request, scheme, notation):
    """One concept: what it means, what it is called elsewhere, what is filed under it."""
    found = terms.concept_at(scheme, notation)
    if found is None:
        raise Http404
    read = terms.ConceptReading(found, _language())
    works = [
        {"kind": kinds.of_page(page).name, "name": name_of(page),
         "address": address(page.url_path, read.language)}
        for page in read.works()
    ]  # fmt: skip
    return render(request, "patterns/concept.html", {"concept": read, "works": works})


@require_safe
def tutors(request):
    """Those who accompany communities and agreed to be listed."""
    people = [{"person": person, "bio": _bio(person)} for person in listed_people()]
    return render(request, "patterns/tutors.html", {"people": people})


def _bio(person):
    """What they say of themselves, in the reader's language, else the nearest they use."""
    for code in (*chain(_language()), *person.bio):
        if person.bio.get(code):
            return Wording(person.bio[code], code)
    return None


@require_safe
def cards(request):
    """A hand of cards to print, as the address names them; of too many, the way to each hand."""
    size = request.GET.get("size", "")
    size = size if size in deck.SHEETS else next(iter(deck.SHEETS))
    hands = deck.hands(request.GET.getlist("card"))
    if len(hands) > 1:
        count = sum(map(len, hands))
        context = {"hands": _hands(hands, size), "count": count, "most": deck.MOST}
        return render(request, "patterns/cards.html", context)
    asked = hands[0] if hands else []
    found = deck.hand(asked, _language())
    missing = sorted(set(asked) - {card.place for card in found}, key=asked.index)
    context = {"sheets": deck.sheets(found, size), "missing": missing, "size": size}
    return render(request, "patterns/cards.html", context)


def _hands(hands, size):
    """For each hand the numbers of its first and last card, and where it is."""
    for at, places in enumerate(hands):
        query = urlencode({"card": places, "size": size}, doseq=True, safe="/")
        yield at * deck.MOST + 1, at * deck.MOST + len(places), f"?{query}"


@require_safe
def guide(request, kind=""):
    """How to write for the library, or one kind of page for it."""
    if kind and kind not in GUIDED:
        raise Http404
    licences = reverse("library:licences")
    context = {"kind": kind, "licences": licences}
    return render(request, f"patterns/guide/{kind or 'start'}.html", context)


@require_safe
def beside(request, one, other, place):
    """Two versions of a work; where there aren't two, the work itself."""
    place, language = place.strip("/"), _language()
    pages = versions_at(place, (one, other)) if one != other else None
    if pages is None:
        return redirect(f"/{language}/{place}/")
    found = Beside(*pages, language)
    sides = [
        {"side": side, "label": label, "choices": _choices(found, at, place)}
        for at, (side, label) in enumerate(
            zip(found.sides, (_("First version"), _("Second version")), strict=True)
        )
    ]
    work = {"name": found.read.name, "address": found.read.address_in(language)}
    context = {"beside": found, "sides": sides, "work": work}
    return render(request, "patterns/beside.html", context)


def _choices(found, at, place):
    return [
        {**choice, "address": reverse("library:beside", args=[*choice["pair"], f"{place}/"])}
        for choice in found.choices(at)
    ]


@require_safe
def accessibility(request):
    """What was done so that everybody can use the library, and what is still in the way."""
    return render(request, "patterns/accessibility.html")


@require_safe
def licences(request):
    """How others may use what is here, and how to have something taken down."""
    return render(request, "patterns/licences.html")


def page_not_found(request, exception=None):
    """What isn't here: the same place in other languages if it is there, and a way to search."""
    found = _elsewhere(request.path)
    words = tail(f"x{request.path}").rstrip("/").rpartition("/")[2].replace("-", " ")
    shown = render_to_string(
        "404.html", {"is_error": True, "elsewhere": found, "words": words[:100]}, request
    )
    return HttpResponseNotFound(shown)


def _elsewhere(path):
    """Where the rest of this address leads to something, language by language; two queries.

    A path may begin with a language that the site doesn't offer, or with two.
    """
    parts = [part for part in path.split("/") if part]
    while parts and (parts[0] in LANGUAGE_CODES or len(parts[0]) == 2):
        parts = parts[1:]
    if not parts or len(parts) > 4:
        return []
    wanted = "/".join(parts)
    pages = public_versions().filter(slug=parts[-1]).select_related("locale")
    found = {p.locale.language_code: p for p in pages if tail(p.url_path) == wanted}
    return [
        {"row": row_of(code), "address": address(page.url_path, code), "title": page.title}
        for code, page in found.items()
        if code in LANGUAGE_CODES
    ]


def server_error(request):
    """Something broke: says so without the database, which may be what broke."""
    shown = render_to_string("500.html", {"reader": row_of(_language())})
    return HttpResponseServerError(shown)
