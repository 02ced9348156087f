"""Changing pages that are there: a package brings another text, or an editor's is overwritten.

These go through the page's own save and get a revision, so that history shows the step and can
take it back. Rules aren't asked again: between two pages of a package that both change, a link may
look wrong for a moment, and the whole has been checked.
"""

from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from patterns.library.pages import page_of, set_streams
from patterns.models.work_page import WorkPage


def change(work, version, pk, shelf):
    """Write a version over the page `pk`; the page as it is then. Some eighty queries."""
    page = work.form.model.objects.get(pk=pk)
    _fill(page, work, version, shelf)
    _save(page, work, version)
    _move(page, work, version, shelf)
    revision = page.save_revision(clean=False, log_action=True)
    page.has_unpublished_changes = not page.live
    page.live_revision = revision if page.live else None
    Page.objects.filter(pk=page.pk).update(
        live=page.live,
        has_unpublished_changes=page.has_unpublished_changes,
        live_revision=page.live_revision,
        first_published_at=page.first_published_at,
        last_published_at=page.last_published_at,
    )
    if work.media():
        ReferenceIndex.create_or_update_for_object(page)
    return page


def _fill(page, work, version, shelf):
    fresh = page_of(work, version, shelf.media, locale=page.locale)
    names = {"title", "slug"} | {
        field.attname for field in type(page)._meta.concrete_fields
        if field.name in work.form.words or field.name in work.form.facts
    }  # fmt: skip
    for name in names:
        setattr(page, name, getattr(fresh, name))
    set_streams(page, work, version, shelf.media)
    for name, rows in shelf.many(work).items():
        setattr(page, name, rows)
    if hasattr(page, "keywords"):
        page.keywords.set(shelf.keywords(work))
    page.draft_title = page.title
    # What was an alias of the source becomes a translation of it.
    page.alias_of = None
    page.live = work.is_live(version)
    if page.live:
        page.last_published_at = timezone.now()
        page.first_published_at = page.first_published_at or page.last_published_at


def _save(page, work, version):
    if version is work.source:
        page.save(clean=False)
    else:
        # Its facts are the package's as the source's are; the gate would lay those of an
        # unpublished source's old translation over them.
        super(WorkPage, page).save(clean=False)


def _move(page, work, version, shelf):
    """A section whose module is another one now goes there, and its versions with it."""
    if version is not work.source or not work.form.parent:
        return
    parent = shelf.parent(work, version.language)
    if page.get_parent().pk != parent.pk:
        page.move(Page.objects.get(pk=parent.pk), pos="last-child")
        page.refresh_from_db(fields=["path", "depth", "url_path"])
