"""What translators do: sentence by sentence, at the bench, in files, by hand; and begin anew."""

import datetime
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import polib
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from patterns.languages import bench_saving as saving
from tests import factories
from tests.languages.scenarios.counting import BY_HAND
from tests.languages.scenarios.editors import block, post
from tests.languages.scenarios.told import step
from tests.patterns import editing
from tests.worlds import translate_strings, translation_of

LATE = "it"


def open_sentences(translation):
    said = StringTranslation.objects.filter(locale=translation.target_locale)
    places = set(said.values_list("translation_of", "context"))
    rows = StringSegment.objects.filter(source=translation.source)
    return [row for row in rows if (row.string_id, row.context_id) not in places]


def _put(told, row, words):
    answer = editing.put(told.editor, "edit_string_translation", told.translation, row, words)
    assert answer.status_code in (200, 201), answer.content


@step()
def put(told):
    """Write what is missing, sentence by sentence; publish nothing."""
    for row in open_sentences(told.translation):
        _put(told, row, f"{BY_HAND} {row.string.data}")


@step()
def translate_all(told):
    """Everything that is missing, in every language."""
    for translation in Translation.objects.filter(source__object_id=told.key, enabled=True):
        translate_strings(translation)


def publish_in(told, language):
    """With the translators' button; refused where something is missing."""
    answer = editing.publish_translation(told.editor, told.page(language))
    assert answer.status_code == 302


@step(publishes="target")
def publish_target(told):
    publish_in(told, told.target)


@step(publishes="all")
def publish_all(told):
    for language in told.languages - {told.source.language}:
        publish_in(told, language)


@step()
def save_draft(told):
    told.translation.save_target(publish=False)


@step()
def sync(told):
    source = TranslationSource.objects.get(object_id=told.key)
    post(told, "wagtail_localize:update_translations", source.pk)


def bench(told):
    return reverse("translation_bench", args=[told.key, told.target])


def _form(told):
    data = {}
    for _heading, places in told.editor.get(bench(told)).context["groups"]:
        for place in places:
            data[f"{saving.FIELD}{place.name}"] = place.words
            data[f"{saving.SEAL}{place.name}"] = place.sealed
    return data


@step()
def open_bench(told):
    told.kept["form"] = _form(told)


def _typed(data, mark):
    return {
        name: f"{BY_HAND} {mark} {value}" if name.startswith(saving.FIELD) else value
        for name, value in data.items()
    }


@step()
def save_bench(told):
    """Something new into every field of the form that was opened then."""
    answer = told.editor.post(bench(told), {**_typed(told.kept["form"], "later"), "do": "save"})
    assert answer.status_code == 302


@step()
def two_translators(told):
    """Both have everything in a form; the second sees what the first wrote, and keeps theirs."""
    first, second = _form(told), _form(told)
    told.editor.post(bench(told), {**_typed(first, "first"), "do": "save"})
    answer = told.editor.post(bench(told), {**_typed(second, "second"), "do": "publish"})
    places = [place for _heading, found in answer.context["groups"] for place in found]
    assert answer.status_code == 409
    assert all(f"{BY_HAND} second" in place.words for place in places)
    assert all(f"{BY_HAND} first" in place.theirs for place in places)


@step()
def hand_in(told):
    answer = told.editor.post(bench(told), {**_form(told), "do": "ready"})
    assert answer.status_code == 302


@step()
def take_po(told):
    address = reverse("wagtail_localize:download_pofile", args=[told.translation.pk])
    told.kept["po"] = told.editor.get(address).content


@step()
def bring_po(told):
    """As it was taken, with other words for every second sentence."""
    file = polib.pofile(told.kept["po"].decode(), encoding="utf-8")
    for entry in list(file)[::2]:
        entry.msgstr = f"{BY_HAND} from a file: {entry.msgstr or entry.msgid}"
    address = reverse("wagtail_localize:upload_pofile", args=[told.translation.pk])
    told.editor.post(address, {"file": BytesIO(str(file).encode())})


@step()
def take_language(told):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "all.po"
        call_command("po_export", told.target, str(file), verbosity=0)
        told.kept["language"] = file.read_bytes()


@step()
def bring_language(told):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "all.po"
        file.write_bytes(told.kept["language"])
        call_command("po_import", str(file), stdout=StringIO())


@step()
def stop(told):
    """As other sites have stopped some; here it is closed."""
    editing.stop_translation(told.editor, told.page(told.target))


@step(publishes="target", replaces=True)
def write_by_hand(told):
    body = told.body(told.target)
    block(body, "quote")["value"]["quote"] = f"{BY_HAND} quoted by hand"
    told.edit(language=told.target, aim=f"{BY_HAND} by hand", body=body)


@step(publishes="target", replaces=True)
def write_otherwise(told):
    """In other sentences than the source."""
    body = told.body(told.target)
    words = (f"<p>{BY_HAND} {word}.</p>" for word in ("one", "two", "three"))
    block(body, "text")["value"] = "".join(words)
    told.edit(language=told.target, body=body)


@step(replaces=True)
def draft_by_hand(told):
    told.edit(language=told.target, publish=False, aim=f"{BY_HAND} drafted by hand")


@step()
def restart(told):
    """After a look at both, in favour of what was written by hand."""
    address = reverse("wagtailadmin_pages:edit", args=[told.page(told.target).pk])
    led = told.editor.post(address, {"localize-restart-translation": "1"}).headers["Location"]
    told.editor.post(led, {"seal": told.editor.get(led).context["seal"]})
    assert told.translation.enabled


@step()
def closed_doors(told):
    """Stopping, and turning into a copy: shut to everybody."""
    post(told, "wagtail_localize:stop_translation", told.translation.pk)
    post(told, "wagtail_localize:convert_to_alias", told.page(told.target).pk)
    assert told.translation.enabled


@step(publishes="target")
def older_revision(told):
    """What readers had of the target before."""
    told.page(told.target).revisions.order_by("-created_at")[1].publish()


@step(publishes="target")
def schedule(told):
    page = told.page(told.target).get_latest_revision_as_object()
    page.save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(days=1))
    call_command("publish_scheduled")


@step(takes=True)
def unpublish_target(told):
    post(told, "wagtailadmin_pages:unpublish", told.page(told.target).pk)


@step(takes=True)
def delete_target(told):
    post(told, "wagtailadmin_pages:delete", told.page(told.target).pk)


@step()
def begin_target(told):
    post(told, "translation_begin", told.key, told.target)


@step()
def submit_target(told):
    assert editing.submit_for_translation(told.editor, told.source, told.target).status_code == 302
    assert told.target in told.languages


@step()
def begin_first(told):
    """The language it was first written in, as a translation now."""
    post(told, "translation_begin", told.key, told.language)


@step()
def late(told):
    """A language that comes when the others are there, and all its sentences."""
    editing.submit_for_translation(told.editor, told.source, LATE)
    translate_strings(translation_of(told.source, LATE))


@step(publishes=LATE)
def publish_late(told):
    publish_in(told, LATE)


@step(copies=True)
def copy_as_alias(told):
    """As an older site has it, with what is above it."""
    told.source.copy_for_translation(factories.locale("el"), copy_parents=True, alias=True)


@step(takes=True)
def translate_alias(told):
    editing.submit_for_translation(told.editor, told.source, "el")
    translate_strings(translation_of(told.source, "el"))
