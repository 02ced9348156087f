"""Where works will stand: their keys, slugs and modules must be free and be there."""

from django.utils.translation import gettext as _
from wagtail.models import Page


def check_standing(works, site, problems):
    """Note every work whose place isn't there or is another's; two queries for each section."""
    here = {work.key: work for work in works}
    for work in works:
        there = site.works.get(work.key)
        if there and there.content_type.model != work.form.model._meta.model_name:
            reason = _("The key belongs to another kind of work on the site. Leave it out.")
            problems.add(work.source.path, work.line_of("key"), "key", reason)
        parent = work.facts.get(work.form.parent)
        other = _sibling(work, parent) if work.form.parent else site.keys.get(_place(work))
        if other and other != work.key:
            reason = _(
                "Another work of the site has the slug “%(slug)s”. Rename the files, or write its "
                "key, %(key)s."
            ) % {"slug": work.slug, "key": other}
            problems.add(work.source.path, work.line, "key", reason)
        if parent:
            _check_parent(work, parent, here.get(parent), problems)


def _place(work):
    return work.kind, work.slug


def _sibling(work, parent):
    """The key of another work with this slug below the same parent; slugs count there only."""
    homes = Page.objects.filter(translation_key=parent) if parent else ()
    for home in homes:
        for page in home.get_children().filter(slug=work.slug, alias_of=None):
            if str(page.translation_key) != work.key:
                return str(page.translation_key)
    return None


def _check_parent(work, key, parent, problems):
    """A section needs its module in each language: its page stands below the module's."""
    if parent:
        languages = set(parent.versions)
    else:
        pages = Page.objects.filter(translation_key=key, alias_of=None)
        languages = set(pages.values_list("locale__language_code", flat=True))
    for version in work.versions.values():
        if version.language not in languages:
            reason = _("Its %(kind)s isn't there in %(language)s. Translate that first.")
            about = {"kind": work.form.parent, "language": version.language}
            problems.add(version.path, 0, work.form.parent, reason % about)
