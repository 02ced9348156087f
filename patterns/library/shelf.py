"""What a page refers to, as rows: languages, concepts, people, keywords, places in the tree."""

from functools import cached_property

from wagtail.models import Locale, Page

from patterns.models import Concept, ListingPage, Person
from patterns.models.keywords import coined


class Shelf:
    """Looks rows up once for a whole package."""

    def __init__(self, media):
        self.media = media
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self._keywords, self._parents = {}, {}

    @cached_property
    def concepts(self):
        return {concept.code: concept for concept in Concept.objects.all()}

    @cached_property
    def people(self):
        return {person.slug: person for person in Person.objects.all()}

    def keyword(self, name):
        folded = name.casefold()
        if folded not in self._keywords:
            self._keywords[folded] = coined(name)
        return self._keywords[folded]

    def many(self, work):
        """The rows of each of a work's fields that hold several: concepts and people."""
        form, found = work.form, {"concepts": []}
        for name, fact in form.facts.items():
            said = work.facts.get(name, ())
            if fact.part.form == "concepts":
                found["concepts"] += [self.concepts[code] for code in said]
            elif fact.part.form == "people":
                found[name] = [self.people[slug] for slug in said]
        return found

    def keywords(self, work):
        tags = [self.keyword(name) for name in work.facts.get("keywords", ())]
        return list(dict.fromkeys(tags))

    def parent(self, work, language):
        """The page below which a version stands: its kind's listing, or its module."""
        place = (work.facts.get(work.form.parent) or work.kind, language)
        if place not in self._parents:
            self._parents[place] = self._find_parent(work, language)
        return self._parents[place]

    def _find_parent(self, work, language):
        locale = self.locales[language]
        if work.form.parent:
            key = work.facts[work.form.parent]
            return Page.objects.get(translation_key=key, locale=locale, alias_of=None)
        return ListingPage.objects.filter(kind=work.kind, locale=locale).order_by("pk")[0]
