"""Facts live once: whatever is changed on a translation, it keeps what its source published.

Facts are found by walking the page types, so that a field somebody adds is tried, too.
"""

import json

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    TranslationContext,
)

from patterns import kinds
from patterns.models.facts import fact_fields
from tests import factories, samples
from tests.patterns import editing
from tests.worlds import translated, translation_of

PAGE_KINDS = [kind for kind in kinds.every() if hasattr(kind.model, "translatable_fields")]
each_kind = pytest.mark.parametrize("kind", PAGE_KINDS, ids=lambda kind: kind.name)


@pytest.fixture
def source(kind, world):
    """A published page with every field filled."""
    page = samples.full(getattr(factories, kind.name)(f"Every field of a {kind.name}"))
    page.save_revision().publish()
    return fresh(page)


@pytest.fixture
def spanish(source):
    return translated(source, "es")


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def with_other_facts(page):
    """The row in memory, every fact of it changed."""
    page = fresh(page)
    before = samples.facts_of(page)
    for field in fact_fields(type(page)):
        samples.put(page, field, samples.another(page, field))
    unchanged = [name for name, value in samples.facts_of(page).items() if value == before[name]]
    assert not unchanged, f"tests/samples.py can't change {unchanged}"
    return page


@each_kind
def test_a_translation_saved_with_other_facts_keeps_those_of_its_source(spanish):
    facts = samples.facts_of(spanish)

    with_other_facts(spanish).save()
    revision = with_other_facts(spanish).save_revision()

    assert samples.facts_of(fresh(spanish)) == facts
    assert samples.facts_of(revision.as_object()) == facts
    stored = type(spanish).from_serializable_data(revision.content)
    assert samples.facts_of(stored) == facts


@each_kind
def test_an_old_revision_of_a_translation_brings_no_old_facts_back(spanish):
    facts = samples.facts_of(spanish)
    revision = spanish.save_revision()
    # As written by a release that had no gate.
    revision.content = json.loads(with_other_facts(spanish).to_json())
    revision.save()

    revision.publish()

    assert samples.facts_of(fresh(spanish)) == facts


@each_kind
def test_a_translation_made_directly_starts_with_the_facts_of_its_source(source):
    parent = source.get_parent().specific
    place = parent.get_translation_or_none(factories.locale("fr")) or translated(parent, "fr")
    french = type(source)(
        title="Directe", locale=place.locale, translation_key=source.translation_key, live=False,
        slug="directe",
    )  # fmt: skip

    place.add_child(instance=french)

    assert samples.facts_of(fresh(french)) == samples.facts_of(source)


@each_kind
def test_the_form_of_a_stopped_translation_changes_words_only(spanish, world):
    editor = world.client("editor")
    facts = samples.facts_of(spanish)
    editing.stop_translation(editor, spanish)
    typed = with_other_facts(spanish)
    typed.title = "Otro título"

    answer = editing.submit(editor, typed, publish=True)

    assert not editing.errors_of(answer)
    assert fresh(spanish).title == "Otro título"
    assert samples.facts_of(fresh(spanish)) == facts
    assert samples.facts_of(spanish.get_latest_revision_as_object()) == facts


@each_kind
def test_nothing_but_words_is_offered_to_translators(source, world):
    browser = world.client("editor")

    editing.submit_for_translation(browser, source, "es", "ar")

    assert not OverridableSegment.objects.filter(source__object_id=source.translation_key).exists()
    paths = StringSegment.objects.filter(source__object_id=source.translation_key)
    names = {path.partition(".")[0] for path in paths.values_list("context__path", flat=True)}
    assert names == {"title", *type(source).prose} - empty(source)
    po = translation_of(source, "ar").export_po()
    assert not {entry.msgid for entry in po} & codes(source)


def empty(page):
    """Prose that has no words for translators: governing patterns, say, are links only."""
    return {name for name in type(page).prose if not page._meta.get_field(name)}


def codes(page):
    """Every fact of a page that is text, and some of its blocks'."""
    plain = {value for value in samples.facts_of(page).values() if isinstance(value, str)}
    return plain - {""} | {"https://example.org/shown", "domain/water", "A5-B6", "7"}


@each_kind
def test_an_override_forced_into_the_database_wins_nothing(source, spanish, world):
    facts = samples.facts_of(spanish)
    translation = translation_of(source, "es")
    for field in fact_fields(type(source)):
        if isinstance(field, (StreamField, *samples.MANY)):
            continue  # Has no path of its own: localize would break off, which is safe, too.
        value = json.dumps(samples.another(spanish, field), default=str)
        context, _new = TranslationContext.objects.get_or_create(
            object_id=source.translation_key, path=field.name
        )
        OverridableSegment.objects.create(
            source=translation.source, context=context, order=99, data_json=value
        )
        SegmentOverride.objects.create(
            context=context, locale=translation.target_locale, data_json=value
        )

    translation.save_target(publish=True)

    assert samples.facts_of(fresh(spanish)) == facts


@each_kind
def test_a_po_file_that_names_facts_changes_none(source, spanish, world):
    translator = world.client("editor")
    facts = samples.facts_of(spanish)
    translation = translation_of(source, "es")
    po = translation.export_po()
    for name, value in facts.items():
        po.append(polib.POEntry(msgctxt=name, msgid=str(value) or "-", msgstr="tampered"))

    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    file = SimpleUploadedFile("es.po", str(po).encode())
    answer = translator.post(address, {"file": file})
    editing.publish_translation(translator, spanish)

    assert answer.status_code == 302
    assert samples.facts_of(fresh(spanish)) == facts
