"""The small library most tests share: a few works of every kind, in four languages.

`world` is a copy of it for one test; what the test does to it, it really does. Don't mark such a
test `django_db`: that would open the empty database besides. `world.page("circle", "es")` reads a
version afresh each time.

Patterns: `circle` (en; es, ar live, fr a draft), `baseline` (en; es), `asamblea` (es; en), and
`garden` (en only). `baseline` completes `circle`, which leads to `asamblea`; `garden` works with
`asamblea`. Techniques `round` (en; es, ar) and `walk`; case `well` (en; es) in community `valley`
(en; ar), and community `hill`; module `governance` with section `deciding` (both en; ar).
"""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from wagtail.models import GroupPagePermission, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import TranslationCreator

from patterns.models import Account, HomePage, Work
from patterns.places import plant
from search.admin.backend import file_at
from search.engines import embedded_engine
from tests import factories
from tests.copies import PostgresCopies, SqliteCopies

MARKS = {"en": "English: ", "es": "Español: ", "ar": "بالعربية: ", "fr": "Français : "}
VOCABULARY = {
    "mit-actor": ["A1", "A2", "A3", "A4", "A5", "A6", "A7"],
    "mit-action": ["B1", "B2", "B3", "B4", "B5", "B6", "B7"],
    "mit-function": ["F1", "F2"],
    "mit-scenario": ["GOV", "CIV", "BOTH"],
    "domain": ["water", "food", "energy"],
    "sdg": ["6", "11"],
    "phase": ["P1", "P2"],
    "purpose": ["inquiry", "decision-making", "cohesion", "co-design"],
    "decision": ["consent", "majority"],
    "mode": ["in-person", "online", "both"],
    "change": ["organisation"],
    "cp-model": ["full"],
    "ecg": ["A1", "B2"],
    "scale": ["neighbourhood"],
}


class World:
    """The library of one test: its pages, its people, and ways to act as one of them."""

    def page(self, slug, language=None):
        """A version, the source's by default; from the database each time."""
        versions = Page.objects.filter(slug=slug, alias_of=None)
        if language:
            return versions.get(locale__language_code=language).specific
        key = versions.values_list("translation_key", flat=True)[0]
        return versions.get(locale=Work.objects.get(pk=key).source_locale).specific

    def key(self, slug):
        return str(self.page(slug).translation_key)

    def work(self, slug):
        return Work.objects.get(pk=self.key(slug))

    def client(self, name):
        """A browser in which `editor` (may do everything) or `translator` has signed in."""
        browser = Client()
        browser.force_login(Account.objects.get(username=name))
        return browser


def translation_of(page, language):
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale__language_code=language
    )


def translated(page, language, publish=True):
    """A version in `language`, every string marked and entered as a translator would."""
    TranslationCreator(None, [factories.locale(language)]).create_translations(page)
    translation = translation_of(page, language)
    translate_strings(translation)
    translation.save_target(publish=publish)
    return translation.get_target_instance()


def translate_strings(translation):
    """Translate what has no translation yet."""
    code = translation.target_locale.language_code
    mark = MARKS.get(code, f"{code}: ")
    for segment in StringSegment.objects.filter(source=translation.source):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string, context=segment.context,
            locale=translation.target_locale,
            defaults={"data": mark + segment.string.data},
        )  # fmt: skip


def fill():
    """Make the world in an empty, migrated database."""
    plant()
    for scheme, notations in VOCABULARY.items():
        for notation in notations:
            factories.concept(f"{scheme}/{notation}", en=notation, es=f"{notation} (es)")
    _people()
    _patterns()
    _other_works()


def _people():
    Account.objects.create_superuser("editor", password="editor")
    translator = Account.objects.create_user("translator", password="translator")
    group = Group.objects.create(name="Those who translate")
    for codename in ("access_admin", "submit_translation"):
        group.permissions.add(Permission.objects.get(codename=codename))
    for home in HomePage.objects.exclude(locale__language_code="en"):
        for codename in ("change_page", "publish_page"):
            permission = Permission.objects.get(codename=codename)
            GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    translator.groups.add(group)


def _patterns():
    circle = factories.pattern(
        "Circle", slug="circle", number=1, grid_cells=["A1-B1", "A5-B6"],
        forces=[("item", "Some speak"), ("item", "Some listen")],
        concepts=["domain/water", "sdg/6", "mit-function/F1", "phase/P1"], keywords=["Well"],
    )  # fmt: skip
    asamblea = factories.pattern("Asamblea", slug="asamblea", number=3, language="es")
    to_asamblea = factories.link("leads_to", asamblea, "The assembly decides")
    circle.links = [to_asamblea]
    circle.save_revision().publish()
    up = factories.link("completes", circle, "Numbers to talk about")
    baseline = factories.pattern("Baseline", slug="baseline", number=2, links=[up])
    beside = factories.link("works_with", asamblea)
    factories.pattern("Garden", slug="garden", number=4, links=[beside])
    for page, language in ((circle, "es"), (circle, "ar"), (baseline, "es"), (asamblea, "en")):
        translated(page, language)
    translated(circle, "fr", publish=False)


def _other_works():
    circle = World().page("circle")
    asamblea = World().page("asamblea")
    steps = [factories.step("Gather", 10), factories.step("Speak in turn", 20, "pairs")]
    concepts = ["domain/water", "purpose/decision-making", "decision/consent", "mode/both"]
    round_ = factories.technique("Round", slug="round", steps=steps, concepts=concepts)
    factories.technique("Walk", slug="walk")
    valley = factories.community("Valley", slug="valley")
    factories.community("Hill", slug="hill", country="ES")
    uses = [
        factories.use(circle, "worked", how="Every month"),
        factories.use(asamblea, "did-not-work", note="Nobody came in winter"),
    ]
    well = factories.case("Well", slug="well", communities=[valley], uses=uses)
    governance = factories.module("Governance", slug="governance", number=4)
    deciding = factories.section(
        "Deciding", slug="deciding", parent=governance, number="4.1",
        patterns=[("pattern", {"pattern": str(circle.translation_key), "why": "To sit in"})],
    )  # fmt: skip
    for page in (round_, valley, governance, deciding):
        translated(page, "ar")
    for page in (round_, well):
        translated(page, "es")


@pytest.fixture(autouse=True)
def index_path(tmp_path, settings):
    """Every test has its own index files, which aren't there until the test makes them.

    What one test leaves would answer the next: numbers of pages are the same in another library.
    """
    settings.SEARCH_EMBEDDED_PATH = tmp_path / "search.sqlite3"
    settings.SEARCH_ADMIN_PATH = tmp_path / "admin-search.sqlite3"
    yield settings.SEARCH_EMBEDDED_PATH
    embedded_engine().file.close()
    file_at(settings.SEARCH_ADMIN_PATH).close()


@pytest.fixture(scope="session")
def world_on_sqlite(migrated, django_test_environment, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        return SqliteCopies(tmp_path_factory.mktemp("worlds"), migrated, fill)


@pytest.fixture(scope="session")
def world_on_postgresql(postgresql, django_test_environment, django_db_blocker):
    with django_db_blocker.unblock():
        return PostgresCopies(postgresql, fill)


@pytest.fixture
def world(request, django_db_blocker):
    """A copy of the small library, on SQLite unless the test is marked `on_both_databases`."""
    engine = getattr(request, "param", "sqlite")
    copies = request.getfixturevalue(f"world_on_{engine}")
    with django_db_blocker.unblock(), copies.one():
        yield World()


@pytest.fixture(scope="session")
def starter_on_sqlite(migrated, django_test_environment, django_db_blocker, tmp_path_factory):
    def load():
        plant()
        call_command("load_library", str(settings.STARTER_LIBRARY), verbosity=0)

    with django_db_blocker.unblock():
        return SqliteCopies(tmp_path_factory.mktemp("starters"), migrated, load)


@pytest.fixture
def starter(starter_on_sqlite, django_db_blocker):
    """A copy of the library that ships, as somebody has it after their first start."""
    with django_db_blocker.unblock(), starter_on_sqlite.one():
        yield World()
