"""Names and summaries of works that aren't translated yet, as files of a package."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from patterns import short_forms
from patterns.credits import credits_of
from patterns.models import ShortForm, Work
from tests.library.looking import loaded_again, page, said

SUMMARY = "Un mapa de lo que hay muestra a todo el pueblo dónde se puede empezar."
MAPA = f"---\nshort: true\ntranslators: [Eva]\n---\n# Mapa\n\n## summary\n{SUMMARY}\n"
PATH = "patterns/map.es.md"


@pytest.fixture
def short(loaded):
    """The small package with one short form, loaded."""
    loaded.write(PATH, MAPA + "\n## also_known_as\n- Plano\n")
    loaded_again(loaded)
    return loaded


def form(language="es"):
    return ShortForm.objects.get(work=page("map").translation_key, language=language)


def remembered(path, language="es"):
    rows = StringTranslation.objects.filter(
        context__object_id=page("map").translation_key, context__path=path,
        locale__language_code=language,
    )  # fmt: skip
    return [row.data for row in rows]


def test_a_short_form_is_no_page(short):
    assert form().words == {"title": "Mapa", "summary": SUMMARY, "also_known_as": "Plano"}
    assert not Page.objects.filter(slug="map", locale__language_code="es").exists()
    assert [c.named for c in credits_of(page("map").translation_key, "es")] == ["Eva"]


def test_its_words_are_kept_for_translators_who_were_not_asked_yet(short):
    assert (remembered("title"), remembered("summary")) == (["Mapa"], [SUMMARY])
    key = page("map").translation_key
    asked = Translation.objects.filter(source__object_id=key, target_locale__language_code="es")
    assert not asked.exists()


def test_loading_it_again_writes_nothing(short):
    report = loaded_again(short)

    assert {step.status for step in report.steps} == {"unchanged"}


def test_a_translators_own_words_stay(short):
    rows = StringTranslation.objects.filter(context__object_id=page("map").translation_key)
    rows.filter(context__path="title").update(data="Cartografía")
    other = SUMMARY.replace("todo el pueblo", "la gente")
    short.write(PATH, MAPA.replace("# Mapa", "# Plano").replace(SUMMARY, other))
    report = loaded_again(short)

    assert said(report, "changed") == {(PATH, "es")}
    assert form().title == "Plano"
    # Only what the form itself had said before is taken back.
    assert (remembered("title"), remembered("summary")) == (["Cartografía"], [other])


def test_what_somebody_changed_or_took_back_on_the_site_is_kept(short):
    work = Work.objects.get(pk=page("map").translation_key)
    short_forms.publish(work, "es", title="El mapa", summary=SUMMARY)
    short.write(PATH, MAPA.replace("# Mapa", "# Plano"))
    kept = loaded_again(short)
    assert said(kept, "kept") == {(PATH, "es")}
    assert form().title == "El mapa"

    short_forms.withdraw(work, "es")
    assert said(loaded_again(short), "kept") == {(PATH, "es")}
    assert not ShortForm.objects.exists()

    loaded_again(short, overwrite=True)
    assert form().title == "Plano"


def test_a_translation_takes_its_place_in_the_package(short):
    words = (short.folder / "patterns/map.en.md").read_text().rpartition("---\n")[2]
    short.write(PATH, words.replace("# Map", "# Mapa"))
    report = loaded_again(short)

    assert said(report, "new") == {(PATH, "es")}
    assert not said(report, "gone")
    assert page("map", "es").live


def test_a_section_needs_no_module_in_its_language(loaded):
    loaded.write("sections/deciding.ar.md", MAPA)
    report = loaded.load()

    assert not report.problems


def test_a_work_that_was_deleted_gets_none(short):
    page("map").delete()
    assert not ShortForm.objects.exists()

    short.write("patterns/map.ar.md", MAPA)
    assert (("patterns/map.ar.md", "ar")) in said(loaded_again(short), "kept")
    assert not ShortForm.objects.exists()


@pytest.mark.parametrize(
    ("words", "field", "reason"),
    [
        (MAPA.replace(SUMMARY, "Corto."), "summary", "40"),
        (MAPA.replace(SUMMARY, SUMMARY * 5), "summary", "280"),
        (MAPA.replace(SUMMARY, ""), "summary", "missing"),
        (MAPA.replace("# Mapa", "# " + "Mapa " * 20), "title", "90"),
        (MAPA.replace(SUMMARY, f"{SUMMARY} ada@example.org"), "summary", "mail address"),
        (MAPA + "\n## problem\nNadie sabe.\n", "problem", "only"),
        (MAPA.replace("true", "perhaps"), "short", "true or false"),
        (MAPA.replace("[Eva]", "[Eva eva@example.org]"), "translators", "name of a person"),
        (MAPA.replace("true", "true\nnumber: 4"), "number", "translators, short"),
    ],
)
def test_what_is_wrong_with_one_is_told(loaded, words, field, reason):
    loaded.write(PATH, words)
    report = loaded.load()

    told = [(p.file, p.field) for p in report.problems if reason in p.reason]
    assert told == [(PATH, field)], "\n".join(map(str, report.problems))
    assert not ShortForm.objects.exists()


def test_the_source_is_no_short_form(loaded):
    loaded.edit("patterns/map.en.md", "number: 3", "number: 3\nshort: true")

    assert [p.field for p in loaded.load().problems] == ["short"]
