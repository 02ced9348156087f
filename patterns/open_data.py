"""Works, lists and terms as linked data for machines: schema.org in JSON-LD, one object a page.

Says what the page says and nothing more; facts nobody knows are left out. Addresses are whole.
"""

import html

from django.utils.translation import gettext as _

from patterns.models.facts import raw
from patterns.models.gate import plain
from patterns.models.library_page import Licence
from patterns.models.relations import RelationKind

CONTEXT = "https://schema.org"
LICENCES = {
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    Licence.CC_BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
    Licence.CC_BY_NC_SA: "https://creativecommons.org/licenses/by-nc-sa/3.0/",
}


def work(read, site):
    """A page as its reader meets it; `site` is what its addresses begin with."""
    own = KINDS.get(read.page.kind, _any)(read, site)
    return _known({"@context": CONTEXT, **_everything(read, site), **own})


def _everything(read, site):
    page = read.page
    return {
        "@id": site + read.true_address,
        "url": site + read.true_address,
        "name": page.title,
        "alternateName": page.other_names,
        "abstract": page.summary,
        "inLanguage": page.language,
        "license": LICENCES.get(page.licence),
        "author": [{"@type": "Person", "name": name} for name in read.authors],
        "translator": [{"@type": "Person", "name": credit.named} for credit in read.credits],
        "publisher": {"@type": "Organization", "name": _("MiT pattern library"), "url": f"{site}/"},
        "dateModified": _day(page.last_published_at),
        "datePublished": _day(page.first_published_at),
        "about": [_concept(concept) for role in read.filed for concept in role.concepts],
        "keywords": [keyword.name for keyword in read.keywords],
        "citation": [source["value"].get("url") or source["value"].get("citation")
                     for source in raw(page, page._meta.get_field("sources"))],
        "workTranslation": [
            {"@type": "CreativeWork", "@id": site + row["address"], "inLanguage": row["row"].code}
            for row in read.tongue_addresses
            if row["row"].code != page.language
        ],
    }  # fmt: skip


def _any(read, site):
    return {"@type": "CreativeWork"}


def _pattern(read, site):
    around = read.around
    return {
        "@type": ["LearningResource", "CreativeWork"],
        "learningResourceType": "pattern",
        "position": read.page.number,
        "isPartOf": [
            {"@type": "CreativeWorkSeries", "name": _("MiT pattern library"), "@id": f"{site}/"},
            *_works(around.outward.get(RelationKind.COMPLETES), site),
        ],
        "hasPart": _works(around.inward.get(RelationKind.COMPLETES), site),
        "mentions": _works(around.outward.get(RelationKind.ENACTED_BY), site),
        "subjectOf": _works(around.inward.get(RelationKind.APPLIES), site),
    }


def _technique(read, site):
    page = read.page
    steps = [step["value"] for step in raw(page, page._meta.get_field("steps"))]
    materials = [item["value"] for item in raw(page, page._meta.get_field("materials"))]
    return {
        "@type": "HowTo",
        "educationalUse": "group facilitation",
        "totalTime": _duration(page.minutes_max),
        "prepTime": _duration(page.prep_minutes),
        "supply": [{"@type": "HowToSupply", "name": item.get("item")} for item in materials],
        "step": [
            {
                "@type": "HowToStep",
                "position": place,
                "name": step.get("title"),
                "text": _text(step.get("instruction")),
            }
            for place, step in enumerate(steps, 1)
        ],
        "mentions": _works(read.around.inward.get(RelationKind.ENACTED_BY), site),
    }


def _case(read, site):
    page, around = read.page, read.around
    places = _works(around.outward.get(RelationKind.HAPPENED_IN), site, "AdministrativeArea")
    used = [m for kind in (RelationKind.APPLIES, RelationKind.RAN)
            for m in around.outward.get(kind, ())]  # fmt: skip
    return {
        "@type": "Article",
        "headline": page.title,
        "about": [*places, *_everything(read, site)["about"]],
        "contentLocation": _place(page),
        "temporalCoverage": _coverage(page),
        "mentions": _works(used, site),
    }


def _community(read, site):
    page = read.page
    return {
        "@type": "AdministrativeArea",
        "geo": _geo(page),
        "description": page.summary,
        "containedInPlace": {"@type": "Country", "name": page.country.name, "identifier":
                             page.country.code} if page.country else None,
        "subjectOf": _works(read.around.inward.get(RelationKind.HAPPENED_IN), site),
        "additionalProperty": [
            {"@type": "PropertyValue", "name": "knowsLanguage", "value": code}
            for code in page.languages
        ],
        "sameAs": page.website,
        # A place isn't a text: these say nothing of it.
        "abstract": None, "inLanguage": None, "license": None, "author": None, "about": None,
        "translator": None, "citation": None, "workTranslation": None, "dateModified": None,
        "datePublished": None, "publisher": None, "keywords": None,
    }  # fmt: skip


def _module(read, site):
    page = read.page
    outcomes = [item["value"] for item in raw(page, page._meta.get_field("outcomes"))]
    return {
        "@type": "Course",
        "position": page.number,
        "description": page.objective,
        "teaches": outcomes,
        "timeRequired": _duration(page.hours and int(page.hours * 60)),
        "hasPart": _works(read.around.inward.get(RelationKind.BELONGS_TO), site),
        "provider": {"@type": "Organization", "name": _("MiT pattern library")},
    }


def _section(read, site):
    around = read.around
    return {
        "@type": "LearningResource",
        "learningResourceType": "lesson",
        "position": read.page.number,
        "description": read.page.aim,
        "timeRequired": _duration(read.page.minutes),
        "isPartOf": _works(around.outward.get(RelationKind.BELONGS_TO), site, "Course"),
        "teaches": _works(around.outward.get(RelationKind.PRACTISES), site),
    }


KINDS = {
    "pattern": _pattern, "technique": _technique, "case": _case, "community": _community,
    "module": _module, "section": _section,
}  # fmt: skip


def listing(page, cards, site, address):
    """A list of works."""
    return _known({
        "@context": CONTEXT,
        "@type": "CollectionPage",
        "@id": site + address,
        "name": page.title,
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "url": site + card.address,
                 "name": card.title}
                for place, card in enumerate(cards, 1)
            ],
        },
    })  # fmt: skip


def trail(steps, site):
    """The way to a page from the site's first: (name, address) of each step."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": site + address}
            for place, (name, address) in enumerate(steps, 1)
        ],
    }


def library(site, language, search):
    """The site itself, with the address that searches it."""
    return _known({
        "@context": CONTEXT,
        "@type": "WebSite",
        "@id": f"{site}/",
        "url": f"{site}/{language}/",
        "name": _("MiT pattern library"),
        "inLanguage": language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{site}{search}?q={{words}}",
            "query-input": "required name=words",
        } if search else None,
    })  # fmt: skip


def glossary(site, address):
    """The set of defined terms; each term's own page describes it."""
    return _known({
        "@context": CONTEXT,
        "@type": "DefinedTermSet",
        "@id": site + address,
        "name": _("Glossary"),
    })  # fmt: skip


def term(concept, site, address, glossary_address):
    """A concept as its reader meets it."""
    return _known({
        "@context": CONTEXT,
        "@type": "DefinedTerm",
        "@id": site + address,
        "termCode": concept.concept.notation,
        "name": concept.name.text,
        "description": concept.definition.text if concept.definition else None,
        "inLanguage": (concept.definition or concept.name).language,
        "alternateName": [label.text for label in concept.names],
        "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": site + glossary_address,
                             "name": concept.scheme_title},
        "sameAs": [site + other.address if other.is_ours else other.address
                   for other in concept.same_elsewhere() if not other.is_similar],
    })  # fmt: skip


def _works(members, site, kind="CreativeWork"):
    return [
        {"@type": kind, "@id": site + member.address, "name": member.name.title}
        for member in members or ()
    ]


def _concept(concept):
    return {
        "@type": "DefinedTerm",
        "name": concept.name.text,
        "termCode": concept.notation,
        "inDefinedTermSet": concept.scheme,
    }


def _place(page):
    known = _known({"name": page.place, "geo": _geo(page)})
    return {"@type": "Place", **known} if known else None


def _geo(page):
    if page.lat is None or page.lon is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": str(page.lat), "longitude": str(page.lon)}


def _coverage(page):
    return f"{page.start}/{page.end or '..'}" if page.end or page.ongoing else page.start


def _duration(minutes):
    return f"PT{minutes}M" if minutes else None


def _day(moment):
    return moment.date().isoformat() if moment else None


def _text(rich):
    return " ".join(html.unescape(plain(rich)).split())


def _known(data):
    """Without what nobody knows."""
    return {name: value for name, value in data.items() if value not in (None, "", [], ())}
