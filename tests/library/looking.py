"""Looking at a site and at a report, as the tests of packages do."""

from wagtail.models import Page

from patterns.models.facts import raw


def page(slug, language="en"):
    return Page.objects.get(slug=slug, locale__language_code=language).specific


def stream(version, name):
    return raw(version, version._meta.get_field(name))


def said(report, status):
    """(file, language or identity) of each thing of a status."""
    return {
        (step.path, step.language or step.identity)
        for step in report.steps if step.status == status
    }  # fmt: skip


def loaded_again(pack, **words):
    report = pack.load(**words)
    assert not report.problems, "\n".join(map(str, report.problems))
    return report
