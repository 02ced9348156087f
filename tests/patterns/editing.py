"""Filling in the real forms: the page editor, and what translators have.

`submit(browser, page)` posts the edit form as if an editor had typed what `page` holds in memory,
blocks and all. Knows how widgets are called in a form; asks the form itself which fields it has.
"""

from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import rich_text
from wagtail_localize.models import Translation

from patterns.models.facts import raw
from tests.worlds import translation_of


def stream(page, name):
    return raw(page, page._meta.get_field(name))


def set_stream(page, name, value):
    setattr(page, name, page._meta.get_field(name).stream_block.to_python(value))


def form_data(page):
    """What a browser would post for `page`."""
    form_class = page.get_edit_handler().get_form_class()
    data = {}
    for bound in form_class(instance=page, for_user=page.owner):
        data |= posted(bound.html_name, bound.field, bound.value())
    comments = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    return {**data, **{f"comments-{word}": "0" for word in comments}, **what_it_showed(page)}


def what_it_showed(page):
    """The revision the form says it was opened at."""
    latest = page.revisions.filter(pk=page.latest_revision_id).first()
    if latest is None:
        return {}
    moment = latest.created_at.isoformat()
    return {"loaded_revision_id": str(latest.pk), "loaded_revision_created_at": moment}


def posted(name, field, value):
    if isinstance(value, StreamValue):
        return stream_data(name, value.stream_block, value)
    if isinstance(value, RichText):
        value = value.source
    if "Draftail" in type(field.widget).__name__:
        return {name: rich_text(value or "", features=field.widget.features)}
    if isinstance(field.widget, forms.CheckboxInput):
        return {name: "on"} if value else {}
    if type(field.widget).__name__ == "AdminTagWidget":
        return {name: ", ".join(f'"{tag.name}"' for tag in value or ())}
    value = field.prepare_value(value)
    if isinstance(value, list | tuple | set):
        return {name: [str(item) for item in value]}
    return {name: "" if value is None else str(value)}


def block_data(name, block, value):
    if isinstance(block, blocks.StreamBlock):
        return stream_data(name, block, value)
    if isinstance(block, blocks.ListBlock):
        items = [(None, item.value, item.id) for item in value.bound_blocks]
        return list_data(name, items, lambda _type: block.child_block)
    if isinstance(block, blocks.StructBlock):
        data = {}
        for key, child in block.child_blocks.items():
            data |= block_data(f"{name}-{key}", child, value.get(key))
        return data
    return posted(name, block.field, block.value_for_form(value))


def stream_data(name, block, value):
    items = [(child.block_type, child.value, child.id) for child in value]
    return list_data(name, items, lambda kind: block.child_blocks[kind])


def list_data(name, items, block_of):
    data = {f"{name}-count": str(len(items))}
    for place, (kind, value, pk) in enumerate(items):
        head = f"{name}-{place}"
        data |= {f"{head}-order": str(place), f"{head}-deleted": "", f"{head}-id": pk or ""}
        data |= {f"{head}-type": kind} if kind else {}
        data |= block_data(f"{head}-value", block_of(kind), value)
    return data


def submit(browser, page, publish=False, **tampered):
    """Post the edit form with what `page` holds; `tampered` replaces single entries of it."""
    data = {**form_data(page), **tampered}
    if publish:
        data["action-publish"] = "1"
    return browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def errors_of(response):
    """Messages by field of a form that was refused; empty where it was taken."""
    if response.status_code == 302:
        return {}
    return {name: list(map(str, found)) for name, found in flat(response.context["form"])}


def flat(form):
    for name, found in form.errors.as_data().items():
        yield name, [word for error in found for word in sentences(error)]


def sentences(error):
    """Every message in an error; of blocks inside blocks, the innermost."""
    if not hasattr(error, "block_errors"):
        yield from getattr(error, "messages", ())
        return
    inside = error.block_errors or {}
    inside = inside.values() if isinstance(inside, dict) else inside
    for part in (*inside, *(getattr(error, "non_block_errors", None) or ())):
        if part is not None:
            yield from sentences(part)


def submit_for_translation(browser, page, *languages):
    """What “Translate this page” does."""
    from tests.factories import locale

    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return browser.post(address, {"locales": [locale(language).pk for language in languages]})


def stop_translation(browser, page):
    """A translation out of step with its source, as other sites have stopped some."""
    Translation.objects.filter(pk=translation_of(page, page.language).pk).update(enabled=False)


def publish_translation(browser, page):
    """The translators' publish button."""
    return browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})


def put(browser, name, translation, segment, value):
    """What the translators' editor sends for one string or override."""
    return browser.put(
        reverse(f"wagtail_localize:{name}", args=[translation.pk, segment.pk]),
        urlencode({"value": value}), content_type="application/x-www-form-urlencoded",
    )  # fmt: skip
