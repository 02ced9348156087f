"""Short forms in a package: the name and summary of a work that isn't translated yet.

Checks such a file, says what loading will do with it, and hands what is written to the core.
"""

from django.utils.translation import gettext as _

from patterns import short_forms
from patterns.library.fingerprint import digest
from patterns.library.planning import READING, SHORT, Status, Step
from patterns.library.problems import Wrong, missing
from patterns.models import Loaded, ShortForm

FIELDS = ("title", "summary", "also_known_as")


def check_fields(version, fault):
    """Title and summary are there, and nothing but what a short form has."""
    for name, line in version.wording.lines.items():
        if name not in FIELDS:
            reason = _(
                "A short form has title, summary and also_known_as only. Take this out, or take "
                "“short” out of the front matter."
            )
            fault(Wrong(reason), line, name)
    for name in ("title", "summary"):
        if name not in version.wording.said:
            fault(Wrong(missing()), version.wording.lines.get(name, 0), name)


def plan_shorts(content, site, steps, overwrite):
    """A step for each short form; three queries. `steps` are those of the versions."""
    brought = Loaded.objects.filter(package=content.library.name, kind=SHORT)
    rows = {(row.identity, row.language): row for row in brought}
    there = {(str(form.work_id), form.language): form for form in ShortForm.objects.all()}
    alive = {key for key, work in site.works.items() if not work.gone_at}
    alive |= {step.identity for step in steps if step.is_written}
    seen = set()
    for work in content.works:
        for version in work.shorts.values():
            place = (work.key, version.language)
            seen.add(place)
            step = Step(SHORT, work.key, version.path, Status.UNCHANGED, version.language)
            step.entry, step.row = work, rows.get(place)
            step.digest = digest(READING, version.digest)
            if work.key in alive:
                step.status, step.why = _status(step, there.get(place), overwrite)
            else:
                step.status, step.why = Status.KEPT, _("It was deleted on the site.")
            yield step
        # A version that the package has by now takes the place of its short form.
        seen |= {(work.key, language) for language in work.versions}
    for place, row in sorted(rows.items()):
        if place not in seen and place in there:
            yield Step(SHORT, row.identity, row.path, Status.GONE, row.language)


def _status(step, there, overwrite):
    row = step.row
    if there is None:
        if row is not None and not overwrite:
            return Status.KEPT, _("It was deleted on the site.")
        return Status.NEW, ""
    if row is None:
        if overwrite:
            return Status.CHANGED, ""
        return Status.KEPT, _("The site has it already, from elsewhere.")
    was_edited = digest(there.words) != row.state
    if row.digest == step.digest:
        return (Status.CHANGED if overwrite and was_edited else Status.UNCHANGED), ""
    if was_edited and not overwrite:
        return Status.KEPT, _("It was changed on the site.")
    return Status.CHANGED, ""


def write_shorts(steps):
    """Publish the short forms of these steps; the state of each, by its step."""
    forms = [_form(step) for step in steps]
    short_forms.write(forms)
    return [digest(form.words) for form in forms]


def _form(step):
    said = step.version.wording.said
    words = {name: said[name].text for name in FIELDS if name in said}
    return ShortForm(work_id=step.entry.uuid, language=step.language, **words)
