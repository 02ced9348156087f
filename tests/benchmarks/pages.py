"""Real pages in the thousands for benchmarks, written straight into the tables.

Each is a pattern in two languages with words of the generated library; what a page is made of is
copied from one that was published properly.
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


def fill(works: int) -> None:
    """An empty, migrated database gets so many patterns in two languages."""
    plant()
    for code in (*TOPICS, "domain/water", "mit-function/F1", "mit-actor/A1", "mit-action/B1"):
        factories.concept(code, en=code.partition("/")[2])
    source = factories.pattern("A pattern", slug="model", number=1)
    models = {"en": source, "es": translated(source, "es")}
    for start in range(0, works - 1, AT_ONCE):
        _some(models, range(start, min(start + AT_ONCE, works - 1)))
    for language in LANGUAGES:
        place = models[language].get_parent()
        Page.objects.filter(pk=place.pk).update(numchild=place.get_children().count())


def _some(models, numbers) -> None:
    chance = random.Random(numbers.start)  # noqa: S311 - the same library each time
    pages, works = [], []
    topics = [factories.concept(code) for code in TOPICS]
    for number in numbers:
        key = uuid.UUID(int=number + 1)
        works.append(
            Work(key=key, content_type=models["en"].content_type, source_locale=models["en"].locale)
        )
        pages += [_page(models[language], language, number, key, chance) for language in LANGUAGES]
    Work.objects.bulk_create(works)
    bare = Page.objects.bulk_create([_bare(page) for page in pages])
    through = PatternPage.concepts.through
    links = []
    for page, row in zip(pages, bare, strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
        page.save_base(raw=True, force_insert=True)
        for concept in chance.sample(topics, 3):
            links.append(through(patternpage_id=page.pk, concept_id=concept.pk))
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
