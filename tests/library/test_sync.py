"""A loaded translation goes through wagtail-localize: a translator goes on, and no word is lost."""

import polib
import pytest
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from patterns import repair
from patterns.models.facts import raw
from tests.library.looking import page, stream

BOOKKEEPING = {"latest_revision", "live_revision", "latest_revision_created_at",
               "last_published_at", "first_published_at"}  # fmt: skip


def everything(version):
    """All a page holds, as plain data."""
    version = type(version).objects.get(pk=version.pk)
    state = {}
    for field in (*version._meta.concrete_fields, *version._meta.many_to_many):
        if isinstance(field, StreamField):
            state[field.name] = raw(version, field)
        elif field.name not in BOOKKEEPING:
            value = field.value_from_object(version)
            state[field.name] = list(value) if hasattr(value, "__iter__") else value
    return state


def translation(slug, language):
    return Translation.objects.get(
        source__object_id=page(slug, language).translation_key,
        target_locale__language_code=language,
    )


WHOLE = [
    ("circle", "es"), ("corro", "en"), ("round", "es"), ("valley", "ar"), ("well", "es"),
    ("together", "es"), ("deciding", "es"),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "language"), WHOLE)
def test_publishing_a_loaded_translation_changes_nothing(loaded, slug, language):
    before = everything(page(slug, language))

    translation(slug, language).save_target(publish=True)

    assert everything(page(slug, language)) == before


@pytest.mark.parametrize(("slug", "language"), WHOLE)
def test_syncing_with_the_source_changes_nothing(loaded, slug, language):
    before = everything(page(slug, language))
    rows = list(StringSegment.objects.order_by("pk").values())

    found = translation(slug, language)
    found.source.update_from_db()
    found.save_target(publish=True)

    assert everything(page(slug, language)) == before
    assert list(StringSegment.objects.order_by("pk").values()) == rows


def test_what_localize_itself_would_write_is_what_was_written(loaded):
    """Source by source: its own segments are the ones that were written many at once."""

    def rows():
        names = ("source", "context__path", "context__field_path", "string__data", "order", "attrs")
        return set(StringSegment.objects.values_list(*names))

    before = rows()
    for source in TranslationSource.objects.all():
        source.stringsegment_set.all().delete()
        source.templatesegment_set.all().delete()
        source.refresh_segments()

    assert rows() == before


def test_a_translator_goes_on_from_where_the_file_ended(loaded):
    found = translation("circle", "ar")
    total, done = found.get_progress()
    for segment in StringSegment.objects.filter(source=found.source):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string, context=segment.context, locale=found.target_locale,
            defaults={"data": f"ع {segment.string.data}"},
        )  # fmt: skip
    found.save_target(publish=True)

    version = page("circle", "ar")
    assert 0 < done < total
    assert version.live
    assert (version.title, version.problem) == ("دائرة", "ع Nobody knows who decides.")


def test_a_changed_word_of_a_translator_reaches_the_page(loaded):
    row = StringTranslation.objects.get(
        context__path="context", context__object_id=page("circle").translation_key,
        locale__language_code="es",
    )  # fmt: skip
    assert row.data == ('En <a id="a2">una página</a> y en <a id="a1">el pozo</a> la gente espera.')
    row.data = 'En <a id="a1">el pozo</a> espera.'
    row.save()

    translation("circle", "es").save_target(publish=True)

    key = page("well").translation_key
    assert page("circle", "es").context == (
        f'<p>En <a key="{key}" linktype="work">el pozo</a> espera.</p>'
    )


def test_a_translation_that_equals_its_source_counts_as_translated(loaded):
    """A citation stays as it is in every language, and the file has said so."""
    assert stream(page("circle", "es"), "sources")[0]["value"]["citation"] == (
        "A paper on circles, 2020."
    )
    total, done = translation("circle", "es").get_progress()

    assert total == done


def test_the_po_file_has_every_sentence(loaded):
    entries = translation("deciding", "es").export_po()

    said = {entry.msgid: entry.msgstr for entry in entries}
    assert isinstance(entries, polib.POFile)
    assert said["Who is silent?"] == "¿Quién calla?"
    assert "" not in said.values()


def test_a_changed_source_makes_a_translation_fall_behind_and_stay(loaded):
    source = page("circle")
    source.problem = "Nobody knows who decides here."
    source.save_revision().publish()
    found = translation("circle", "es")
    found.source.update_from_db()

    total, done = found.get_progress()
    assert done == total - 1
    assert page("circle", "es").problem == "Nadie sabe quién decide."


def test_a_language_that_comes_later_starts_from_what_was_loaded(loaded):
    french = Locale.objects.get(language_code="fr")
    source = TranslationSource.objects.get(object_id=page("deciding").translation_key)
    Page.objects.get(slug="together", locale__language_code="en").specific.copy_for_translation(
        french
    )
    source.create_or_update_translation(french, publish=False, fallback=True)

    version = page("deciding", "fr")
    assert stream(version, "body") == stream(page("deciding"), "body")
    assert list(repair.differences()) == []
