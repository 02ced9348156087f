"""Writing at the bench: each field that was changed, unless somebody else changed it meanwhile.

Nothing typed is lost: what can't be saved now comes back in its field, beside what is there.
"""

from dataclasses import dataclass, field

from django.db import transaction
from wagtail_localize.models import String, StringTranslation, TranslationContext

from patterns.cleaning import trouble
from patterns.languages.bench import preview_of, sentences, written
from patterns.languages.meanwhile import lock
from patterns.languages.typed import digest, even, to_keep, to_type, unseal

FIELD, SEAL, STILL = "words-", "seal-", "still-"


@dataclass
class Saved:
    """What became of a form: how much was saved, and what has to be looked at."""

    count: int = 0
    moved: int = 0  # words for sentences that the source doesn't have any more
    cleaned: int = 0
    emptied: int = 0
    theirs: dict = field(default_factory=dict)  # name: what somebody else wrote meanwhile
    refused: dict = field(default_factory=dict)  # name: why
    typed: dict = field(default_factory=dict)  # name: what was typed, of those two

    @property
    def is_whole(self):
        return not self.typed


@transaction.atomic
def save(translation, data, user):
    """Write what was typed into a form of the bench; `Saved` says what became of it."""
    lock(translation)
    today, said = sentences(translation), written(translation)
    names, saved = {f"{string}-{context}": (string, context) for string, context in today}, Saved()
    for key, value in data.items():
        name = key.removeprefix(FIELD)
        if name == key:
            continue
        sealed = unseal(f"{name}-{translation.pk}", data.get(f"{SEAL}{name}", ""))
        if sealed is None:
            continue
        where = names.get(name) or tuple(map(int, name.split("-")))
        is_still = f"{STILL}{name}" in data
        _take(translation, saved, name, where, even(value), sealed, said.get(where), is_still, user)
        saved.moved += name not in names and name not in saved.typed
    return saved


def _take(translation, saved, name, where, typed, sealed, row, is_still, user):
    kept_then, shown_then = sealed
    if digest(typed) == shown_then and not is_still:
        return
    if not typed:
        saved.emptied += 1
        return
    kept = row.data if row else ""
    if row and even(to_type(kept)) == typed and not row.has_error:
        return
    reason = trouble(typed)
    if reason:
        saved.refused[name], saved.typed[name] = reason, typed
    elif digest(kept) != kept_then:
        saved.theirs[name], saved.typed[name] = to_type(kept), typed
    else:
        _write(translation, saved, where, typed, user)


def _write(translation, saved, where, typed, user):
    string, context = where
    data = to_keep(typed)
    row, _is_new = StringTranslation.objects.update_or_create(
        translation_of=String.objects.get(pk=string), locale=translation.target_locale,
        context=TranslationContext.objects.get(pk=context),
        defaults={
            "data": data, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": "", "last_translated_by": user, "has_error": False, "field_error": "",
        },
    )  # fmt: skip
    saved.count += 1
    saved.cleaned += even(to_type(row.data)) != typed


def publish(translation, user):
    """Give it to readers; a `ValidationError` says what it lacks."""
    translation.save_target(user=user, publish=True)


@transaction.atomic
def hand_in(translation, user):
    """Keep it as a draft for whoever may publish; whether a review was asked for with it.

    Readers' version stays as it is.
    """
    page = preview_of(translation)
    revision = page.save_revision(user=user, log_action=True)
    page = translation.get_target_instance().specific
    if not page.permissions_for_user(user).can_submit_for_moderation():
        return False
    page.latest_revision = revision
    # Wagtail keeps one review of a page at a time: what was sent back goes on.
    sent_back = page.current_workflow_state
    if sent_back:
        sent_back.resume(user)
    else:
        page.get_workflow().start(page, user)
    return True
