"""One work of a scenario, as people work on it; and what a step is.

A step is a function of `Told`. Its decorator says what it does to readers on purpose: publish the
source, the target or others, or take something from them. Everything else it does to them is a
fault.
"""

from dataclasses import dataclass, field
from typing import Any

from tests.languages.scenarios.counting import bare, texts
from tests.patterns import editing
from tests.worlds import translation_of

SOURCES = ("en", "es", "fr", "ar")
STEPS = {}


@dataclass
class Told:
    """The section `told-…` in the world of one test."""

    world: Any
    language: str  # of its first source
    kept: dict = field(default_factory=dict)  # what one step leaves for a later one

    def __post_init__(self):
        self.key = self.world.key(f"told-{self.language}")
        others = [code for code in SOURCES if code not in (self.language, "en")]
        self.target, self.third = others[:2]
        self.editor = self.world.client("editor")

    @property
    def source(self):
        """Whichever version is the source by now."""
        return self.work.source()

    @property
    def work(self):
        from patterns.models import Work

        return Work.objects.select_related("source_locale").get(pk=self.key)

    def page(self, language):
        return self.work.versions().get(locale__language_code=language)

    @property
    def translation(self):
        return translation_of(self.source, self.target)

    @property
    def languages(self):
        return set(self.work.versions().values_list("locale__language_code", flat=True))

    def edit(self, publish=True, language=None, **changes):
        """Open a version's form, change something, save or publish it."""
        page = self.page(language) if language else self.source
        page = page.get_latest_revision_as_object()
        for name, value in changes.items():
            if name == "body":
                editing.set_stream(page, "body", value)
            else:
                setattr(page, name, value)
        answer = editing.submit(self.editor, page, publish=publish)
        assert not editing.errors_of(answer), editing.errors_of(answer)

    def newest(self, language):
        """The words that were saved last in a language."""
        pages = self.work.versions().filter(locale__language_code=language)
        drafts = [page.get_latest_revision_as_object() for page in pages]
        return {bare(text) for page in drafts for text in texts(page)}

    def body(self, language=None):
        page = self.page(language) if language else self.source
        return editing.stream(page.get_latest_revision_as_object(), "body")


@dataclass(frozen=True)
class Step:
    """What is done, and whose versions it publishes."""

    act: Any
    publishes: str = ""  # "source", "target", "all", or a language
    takes: bool = False
    copies: bool = False  # whether it makes copies, as an older site did
    replaces: bool = False  # whether somebody writes over words of the target on purpose

    def published(self, told, languages):
        """The (key, language) of the versions this step may give readers."""
        codes = {
            "": (), "source": (told.work.source_locale.language_code,), "target": (told.target,),
            "all": languages,
        }.get(self.publishes, (self.publishes,))  # fmt: skip
        return {(told.key, code) for code in codes}


def step(publishes="", **does):
    """Make a function a step of scenarios, named as it is."""

    def make(act):
        assert act.__name__ not in STEPS, act.__name__
        STEPS[act.__name__] = Step(act, publishes, **does)
        return act

    return make
