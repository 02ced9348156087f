"""One record per work, made from what its kind declares in `search_fields`.

Knows the registry of kinds and the weights; names no page type and no field of one. A record is
always made whole from the database: there is nothing to patch, so nothing stale can stay.
"""

import logging
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator

from django.db.models import Count
from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail.search import index

from patterns import kinds
from patterns.facets import FacetField
from patterns.fallback import address
from patterns.models import Relation, ShortForm
from patterns.vocabulary import held
from patterns.weights import Weight
from search.contract import Record, Version
from search.labels import Labels

logger = logging.getLogger("search")

# Control signs, halves of pairs and directions; a line's end stays.
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\ud800-\udfff]")

#: With so many works leading to it a work counts as much as one can.
_MANY_LINKS = 50
#: What that adds, and what an entry that is no page of its own loses.
LINKED, ENTRY = 0.1, -0.6


def records(keys: Iterable[str] | None = None, broken: list[str] | None = None) -> Iterator[Record]:
    """The records of these works, or of all; works that nobody may read have none.

    Streamed: however many there are, a few hundred are in memory. The keys of works that can't be
    read go to `broken`; without it the first of them raises.
    """
    wanted = None if keys is None else sorted(set(keys))
    if wanted == []:
        return
    labels, links, words = Labels(), _links(wanted), {}
    for kind in kinds.every():
        for key, versions in kind.versions(wanted):
            try:
                # Not around the loop: who takes the records would read old words meanwhile.
                with held(words):
                    record = _record(kind, key, versions, labels, links.get(key, 0))
            except Exception:  # whatever the work's own code raises
                if broken is None:
                    raise
                logger.exception("The %s %s can't be read for the search.", kind.name, key)
                broken.append(key)
            else:
                yield record


def text_fields(kind: kinds.Kind) -> list[index.SearchField]:
    """The fields whose words are found, each once: a later declaration takes an earlier's place."""
    fields = {f.field_name: f for f in kind.search_fields if type(f) is index.SearchField}
    return list(fields.values())


def facet_fields(kind: kinds.Kind) -> list[FacetField]:
    return [field for field in kind.search_fields if isinstance(field, FacetField)]


def _record(kind: kinds.Kind, key: str, versions: list, labels: Labels, links: int) -> Record:
    source = versions[0]
    filings = {field: field.keys(source) for field in facet_fields(kind)}
    facets = {field.name: values for field, values in filings.items() if values}
    facets["kind"] = (kind.name,)
    facets["language"] = tuple(sorted({version.language for version in versions}))
    changed = getattr(source, "last_published_at", None)
    return Record(
        key=key,
        kind=kind.name,
        versions=(
            *(_version(kind, version) for version in versions),
            *(_short(form, source) for form in getattr(source, "short_forms", ())),
        ),
        facets=facets,
        labels=labels.of(_concepts(source), _pairs(filings)),
        prior=_prior(kind, links),
        changed=changed.isoformat() if changed else "",
    )


def _prior(kind: kinds.Kind, links: int) -> float:
    """Works that others lead to count more; entries that are no pages, such as terms, less.

    There are many more terms than works, each a sentence long: they would come first everywhere.
    """
    if not issubclass(kind.model, Page):
        return ENTRY
    return LINKED * min(1.0, math.log1p(links) / math.log1p(_MANY_LINKS))


def _version(kind: kinds.Kind, version: object) -> Version:
    texts: dict[Weight, list[str]] = {weight: [] for weight in Weight}
    for field in text_fields(kind):
        weight = Weight(field.boost) if field.boost else Weight.BODY
        texts[weight].append(_text(field, version))
    names = [line.strip() for text in texts[Weight.NAME] for line in text.splitlines()]
    return Version(
        language=version.language,
        title=clean(str(version.title)),
        address=version.address,
        names=tuple(dict.fromkeys(filter(None, names))),
        lead="\n".join(filter(None, texts[Weight.LEAD])),
        body="\n".join(filter(None, texts[Weight.BODY])),
    )


def _short(form: ShortForm, source: Page) -> Version:
    """A work's card in a language it isn't translated into; it leads to where the work is read."""
    names = dict.fromkeys(map(clean, (form.title, *form.other_names)))
    return Version(
        language=form.language,
        title=clean(form.title),
        address=address(source.url_path, form.language),
        names=tuple(filter(None, names)),
        lead=clean(form.summary),
        is_short=True,
    )


def _text(field: index.SearchField, version: object) -> str:
    """The plain words of a field, of whatever make it is."""
    if hasattr(version, "_meta"):
        value = field.get_value(version)
    else:
        value = getattr(version, field.field_name)
    values = value if isinstance(value, list | tuple) else [value]
    return clean("\n".join(str(each) for each in values if each))


def clean(text: str) -> str:
    """One spelling of each letter, no tags, nothing that can't be stored."""
    text = unicodedata.normalize("NFC", strip_tags(text) if "<" in text else text)
    if not text.isprintable():
        text = _UNPRINTABLE.sub(" ", text)
    return text.strip()


def _concepts(source: object) -> list[str]:
    """The codes of everything a page is filed under, facet or not."""
    filing = getattr(source, "filing", {})
    return [code for codes in filing.values() for code in codes]


def _pairs(filings: dict[FacetField, tuple[str, ...]]) -> list[tuple[FacetField, str]]:
    return [(field, key) for field, keys in filings.items() for key in keys]


def _links(keys: list[str] | None) -> dict[str, int]:
    """How many relations lead to each work; one query."""
    rows = Relation.objects.order_by()
    if keys is not None:
        rows = rows.filter(target__in=keys)
    counted = rows.values_list("target").annotate(links=Count("pk"))
    return {str(key): links for key, links in counted}
