"""Making pages that aren't there yet, many at once.

The page's own save asks and writes some ninety times, for one page and for an editor who waits.
Here the same rows are written for hundreds of pages together: works, pages in the tree, their
concepts and keywords, a revision each, the log. What the gates would do has been done: the facts
of all versions are one work's facts, and the rules were asked when the package was checked. What
is derived from the pages is made by the core's own functions afterwards.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, Model, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from patterns.library.pages import page_of, set_streams
from patterns.models import Work

AT_ONCE = 500


def create(made, shelf):
    """Pages for (work, version) pairs, in their order, each as if it had just been saved.

    Pages that others stand below must be made before those.
    """
    # Revisions keep thousandths of a second; the rows are to say the same.
    now = timezone.now()
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    pages = [_page(work, version, shelf, now) for work, version in made]
    _claim([(work, page) for (work, version), page in zip(made, pages, strict=True)
            if version is work.source], shelf)  # fmt: skip
    _plant(made, pages, shelf)
    _insert(pages)
    _insert_many(made, pages, shelf)
    _revise(pages, now)
    for (work, _version), page in zip(made, pages, strict=True):
        if work.media():
            ReferenceIndex.create_or_update_for_object(page)
    return pages


def _page(work, version, shelf, now):
    live = work.is_live(version)
    page = page_of(
        work, version, shelf.media,
        locale=shelf.locales[version.language],
        live=live,
        has_unpublished_changes=not live,
        first_published_at=now if live else None,
        last_published_at=now if live else None,
        latest_revision_created_at=now,
    )  # fmt: skip
    page.draft_title = page.title
    page.work = Work(key=page.translation_key, source_locale=shelf.locales[work.source_language])
    set_streams(page, work, version, shelf.media)
    return page


def _claim(sources, shelf):
    """A row for each new work; one that was buried has a source again."""
    rows = []
    for work, page in sources:
        number = str(work.facts.get("number", "")) if page.live else ""
        rows.append(
            Work(
                key=page.translation_key, content_type=page.cached_content_type,
                number=number or None, source_locale=shelf.locales[work.source_language],
            )
        )  # fmt: skip
    # A draft doesn't take a number, and doesn't give one back that its work had before.
    for some, names in (
        ([row for row in rows if row.number], ["source_locale", "gone_at", "number"]),
        ([row for row in rows if not row.number], ["source_locale", "gone_at"]),
    ):
        Work.objects.bulk_create(
            some,
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=names,
        )


def _plant(made, pages, shelf):
    """Give each page its place after the last page of its parent."""
    children = {}
    for (work, version), page in zip(made, pages, strict=True):
        parent = shelf.parent(work, version.language)
        children.setdefault(parent.pk, []).append(page)
    for parent in Page.objects.filter(pk__in=children).order_by("path"):
        last = parent.get_last_child()
        step = Page._str2int(last.path[-Page.steplen :]) if last else 0
        for place, page in enumerate(children[parent.pk], step + 1):
            page.depth = parent.depth + 1
            page.path = Page._get_path(parent.path, page.depth, place)
            page.numchild = 0
            page.set_url_path(parent)
        added = len(children[parent.pk])
        Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + added)


def _insert(pages):
    """The two rows of each page: that of every page in one statement, that of its type alone."""
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    bases = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    Page.objects.bulk_create(bases, batch_size=AT_ONCE)
    for page, base in zip(pages, bases, strict=True):
        page.id = page.page_ptr_id = base.pk
        page._state.adding = False
        # As fixtures are loaded: this row only, the parent's row is there.
        Model.save_base(page, raw=True, force_insert=True)


def _insert_many(made, pages, shelf):
    """What a page has several of. The rows stay at hand on the page, for its revision."""
    links, items = {}, {}
    for (work, _version), page in zip(made, pages, strict=True):
        for relation in get_all_child_relations(page):
            setattr(page, relation.get_accessor_name(), [])
        for name, rows in shelf.many(work).items():
            setattr(page, name, rows)
        for field in get_all_child_m2m_relations(page):
            through = field.remote_field.through
            columns = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
            links.setdefault(through, []).extend(
                through(**dict(zip(columns, (page.pk, row.pk), strict=True)))
                for row in getattr(page, field.name).all()
            )
        if hasattr(page, "keywords"):
            through = type(page).keywords.through
            rows = [through(content_object=page, tag=tag) for tag in shelf.keywords(work)]
            items.setdefault(through, []).extend(rows)
            page.keyword_items = rows
    for through, rows in (*links.items(), *items.items()):
        through.objects.bulk_create(rows, batch_size=AT_ONCE)


def _revise(pages, now):
    """A first revision of each page, and the line in its history that says it was made."""
    base = ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.bulk_create(
        [
            Revision(
                content_type=page.cached_content_type,
                base_content_type=base,
                object_id=str(page.pk),
                created_at=now,
                content=page.serializable_data(),
                object_str=str(page),
            )
            for page in pages
        ],
        batch_size=AT_ONCE,
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision_id = revision.pk
        page.live_revision_id = revision.pk if page.live else None
    _point_to(pages, base)
    PageLogEntry.objects.bulk_create(
        [
            PageLogEntry(
                content_type=page.cached_content_type, label=str(page), action="wagtail.create",
                timestamp=now, content_changed=True, page_id=page.pk, revision=revision,
            )
            for page, revision in zip(pages, revisions, strict=True)
        ],
        batch_size=AT_ONCE,
    )  # fmt: skip


def _point_to(pages, base):
    key = Cast(OuterRef("pk"), CharField())
    revision = Subquery(
        Revision.objects.filter(base_content_type=base, object_id=key)
        .order_by("-pk")
        .values("pk")[:1]
    )
    keys = [page.pk for page in pages]
    for start in range(0, len(keys), AT_ONCE):
        rows = Page.objects.filter(pk__in=keys[start : start + AT_ONCE])
        rows.update(latest_revision=revision)
        rows.filter(live=True).update(live_revision=F("latest_revision"))
