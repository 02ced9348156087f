"""Real pages in the thousands for benchmarks, written straight into the tables.

Each is a pattern in some languages with words of the generated library; what a page is made of is
copied from one that was published properly. Six facets have values: topic, phase, purpose,
function, actor and action.
"""

import random
import uuid
from copy import copy

from wagtail.models import Page

from patterns.models import PatternPage, Work
from patterns.places import plant
from tests import factories
from tests.benchmarks.generated import LANGUAGES, VOCABULARIES
from tests.worlds import translated

AT_ONCE = 500
TOPICS = [f"domain/topic-{number}" for number in range(40)]
PHASES = [f"phase/P{number}" for number in range(1, 7)]
PURPOSES = [f"purpose/purpose-{number}" for number in range(7)]
FUNCTIONS = [f"mit-function/F{number}" for number in range(1, 6)]
ACTORS = [f"mit-actor/A{number}" for number in range(1, 8)]
ACTIONS = [f"mit-action/B{number}" for number in range(1, 8)]
CELLS = [f"A{actor}-B{action}" for actor in range(1, 8) for action in range(1, 8)]
#: How many of each a work has.
FILED = ((TOPICS, 3), (PHASES, 2), (PURPOSES, 1), (FUNCTIONS, 1))


def fill(works: int, languages: tuple[str, ...] = LANGUAGES) -> None:
    """An empty, migrated database gets so many patterns in these languages."""
    add(begin(languages), 1, works)


def begin(languages: tuple[str, ...]) -> dict[str, PatternPage]:
    """The first work, which all others are copied from: its version in each language."""
    plant()
    for code in (*TOPICS, *PHASES, *PURPOSES, *FUNCTIONS, *ACTORS, *ACTIONS, "domain/water"):
        factories.concept(code, en=code.partition("/")[2])
    first, *others = languages
    source = factories.pattern("A pattern", slug="model", number=1, language=first)
    return {first: source} | {language: translated(source, language) for language in others}


def add(models: dict[str, PatternPage], there: int, works: int) -> None:
    """Where so many works are there, more of them, until there are `works`."""
    for start in range(there - 1, works - 1, AT_ONCE):
        _some(models, range(start, min(start + AT_ONCE, works - 1)))
    for model in models.values():
        place = model.get_parent()
        Page.objects.filter(pk=place.pk).update(numchild=place.get_children().count())


def _some(models, numbers) -> None:
    chance = random.Random(numbers.start)  # noqa: S311 - the same library each time
    pages, works, concepts = [], [], {}
    filed = [([factories.concept(code).pk for code in codes], many) for codes, many in FILED]
    for number in numbers:
        key, source = uuid.UUID(int=number + 1), next(iter(models.values()))
        works.append(Work(key=key, content_type=source.content_type, source_locale=source.locale))
        concepts[key] = [pk for pks, many in filed for pk in chance.sample(pks, many)]
        versions = [_page(model, code, number, key, chance) for code, model in models.items()]
        cells = chance.sample(CELLS, 2)
        for page in versions:
            page.grid_cells = cells
        pages += versions
    Work.objects.bulk_create(works)
    bare = Page.objects.bulk_create([_bare(page) for page in pages])
    through = PatternPage.concepts.through
    links = []
    for page, row in zip(pages, bare, strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
        page.save_base(raw=True, force_insert=True)
        for concept in concepts[page.translation_key]:
            links.append(through(patternpage_id=page.pk, concept_id=concept))
    through.objects.bulk_create(links)


def _page(model, language, number, key, chance):
    page, words = copy(model), VOCABULARIES[language]
    page._state = copy(model._state)
    page.translation_key, page.draft_title = key, ""
    page.slug = f"work-{number}"
    page.title = " ".join(words.some(chance, 5))
    page.summary = " ".join(words.some(chance, 35))
    page.context = f"<p>{' '.join(words.some(chance, 240))}</p>"
    parent = model.get_parent()
    page.path = f"{parent.path}{PatternPage._int2str(number + 2).rjust(4, '0')}"
    page.url_path = f"{parent.url_path}{page.slug}/"
    page.latest_revision = page.live_revision = None
    return page


def _bare(page):
    fields = {
        f.attname: getattr(page, f.attname) for f in Page._meta.concrete_fields if f.name != "id"
    }
    return Page(**fields)
