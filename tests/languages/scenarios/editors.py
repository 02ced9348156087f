"""What editors do to a source: its blocks, its place, its life."""

from django.urls import reverse
from wagtail.models import Page

from patterns import handing_over, repair
from patterns.models import ModulePage
from tests import factories
from tests.languages.scenarios.told import step


def block(body, kind):
    return next(one for one in body if one["type"] == kind)


def post(told, name, *words, data=None, query=""):
    answer = told.editor.post(reverse(name, args=words) + query, data or {})
    assert answer.status_code == 302, (name, answer.status_code)
    return answer


def reordered(body):
    return body[::-1]


def reworded(body):
    block(body, "text")["value"] = "<p>First, said otherwise.</p><p>Second, too.</p>"
    return body


def retyped(body):
    words = block(body, "question")
    words["type"], words["value"] = "callout", {
        "tone": "note", "title": "A question", "text": f"<p>{words['value']}</p>",
    }  # fmt: skip
    return body


def removed(body):
    return [one for one in body if one["type"] != "quote"]


def split(body):
    text = block(body, "text")
    text["value"] = "<p>First.</p><p>Half of the second.</p><p>The other half.</p>"
    return body


def joined(body):
    block(body, "text")["value"] = "<p>First and second in one.</p>"
    return body


def added(body):
    new = {"type": "text", "id": "11111111-2222-3333-4444-555555555555",
           "value": "<p>This is new.</p>"}  # fmt: skip
    return [*body, new]


def emptied(body):
    return [block(body, "heading")]


def _as_steps(change):
    """The change published, and the same as a draft."""
    name = {"reordered": "reorder", "reworded": "reword", "retyped": "retype", "removed": "remove",
            "joined": "join", "added": "add", "emptied": "empty"}.get(change.__name__,
                                                                     change.__name__)  # fmt: skip

    def publish(told):
        told.kept.setdefault("before", told.source.latest_revision)
        told.edit(body=change(told.body()))

    def draft(told):
        told.edit(publish=False, body=change(told.body()))

    publish.__name__, draft.__name__ = name, f"draft_{name}"
    step(publishes="source")(publish)
    step()(draft)


for _change in (reordered, reworded, retyped, removed, split, joined, added, emptied):
    _as_steps(_change)


@step(publishes="source")
def bring_back(told):
    """Publish what there was before the first change."""
    told.kept["before"].publish()


@step(publishes="source")
def retitle(told):
    told.edit(title="Another title", aim="Know something else.")


@step(publishes="source")
def rename(told):
    told.edit(slug="renamed")


@step(publishes="all")
def rename_module(told):
    module = told.source.get_parent().specific
    module.slug = "mansion"
    module.save_revision().publish()


def _move(told, slug):
    code = told.source.language
    place = ModulePage.objects.get(slug=slug, locale__language_code=code)
    post(told, "wagtailadmin_pages:move_confirm", told.source.pk, place.pk)


@step()
def move(told):
    _move(told, "yard")


@step()
def move_back(told):
    _move(told, "house")


@step(takes=True)
def unpublish_source(told):
    post(told, "wagtailadmin_pages:unpublish", told.source.pk)


@step(takes=True)
def unpublish_source_really(told):
    """The second time, after whom it is linked from was named."""
    if told.source.live:
        unpublish_source(told)


@step(publishes="source")
def republish_source(told):
    told.edit()


@step(takes=True)
def delete_source(told):
    post(told, "wagtailadmin_pages:delete", told.source.pk)


@step(takes=True)
def delete_module(told):
    """With all below it, as far as it is in the source's language."""
    post(told, "wagtailadmin_pages:delete", told.source.get_parent().pk)


def _copy(told, page, slug):
    data = {"new_title": slug.title(), "new_slug": slug, "new_parent_page": page.get_parent().pk}
    post(told, "wagtailadmin_pages:copy", page.pk, data=data)


@step()
def copy_source(told):
    _copy(told, told.source, "copy")


@step()
def copy_target(told):
    _copy(told, told.page(told.target), "copy-of-target")


@step()
def delete_copy(told):
    for page in Page.objects.filter(slug__in=("copy", "copy-of-target")):
        post(told, "wagtailadmin_pages:delete", page.pk)


@step()
def restrict(told):
    """For those who are signed in."""
    data = {"restriction_type": "login"}
    told.editor.post(reverse("wagtailadmin_pages:set_privacy", args=[told.source.pk]), data)
    assert told.source.get_view_restrictions().exists()


@step()
def hand_over_to_target(told):
    handing_over.hand_over(told.work, factories.locale(told.target))


@step()
def hand_over_to_third(told):
    handing_over.hand_over(told.work, factories.locale(told.third))


@step()
def hand_back(told):
    handing_over.hand_over(told.work, factories.locale(told.language))


@step()
def mend(told):
    repair.rebuild()
