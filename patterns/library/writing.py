"""Writing a checked package, in one transaction: all of it, or nothing.

Knows the order. What others refer to comes first: places, files, words, people; then new pages,
modules before their sections, then pages that change; then what is derived from them, the
translators' memory, and the note of what was loaded.
"""

from itertools import groupby

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from patterns import credits, memory
from patterns.library.changing import change
from patterns.library.creating import create
from patterns.library.fingerprint import fingerprint
from patterns.library.graph import check_graph
from patterns.library.known import Site
from patterns.library.media import MediaWriter
from patterns.library.planning import SHORT, Status
from patterns.library.planning_words import KINDS as WORDS
from patterns.library.problems import Problems, Refused
from patterns.library.shelf import Shelf
from patterns.library.shorts import write_shorts
from patterns.library.standing import check_standing
from patterns.library.writing_words import write_words
from patterns.models import Loaded, Work
from patterns.models.derived import derive
from patterns.places import plant
from patterns.rules import hold_the_spine
from patterns.signals import works_changed
from patterns.vocabulary import forget

WORKS_AT_ONCE = 100  # works whose pages are in memory together


def write(content, plan, package, progress):
    """Do what `plan()` says, asked where nobody else can write meanwhile; gives its steps.

    `progress(done, total)` hears of every work.
    """
    media = MediaWriter(package, content.library, content.media)
    try:
        with transaction.atomic():
            steps = plan()
            if any(step.is_written for step in steps):
                _Writer(content, steps, media, progress).write()
    except BaseException:
        media.undo()
        # What was read inside is not what is there.
        forget()
        raise
    return steps


class _Writer:
    def __init__(self, content, steps, media, progress):
        self.content, self.steps, self.progress = content, steps, progress
        self.media = media
        self.rows = []
        self.keys = set()

    def write(self):
        plant()
        self._check_again()
        states = write_words([s for s in self.steps if s.kind in WORDS], self.content.library.name)
        self._write_works()
        self._write_shorts()
        self._credit()
        for step in self.steps:
            if step.kind in WORDS and step.is_written:
                self._note(step, state=states[step.kind, step.identity])
        self._write_notes()
        works_changed.send(sender=Loaded, keys=self.keys)

    def _check_again(self):
        """The site may have changed since the package was checked; now nobody else adds links."""
        hold_the_spine()
        problems, site = Problems(), Site()
        check_standing(self.content.works, site, problems)
        check_graph(self.content.works, site, problems)
        if problems:
            raise Refused(problems)

    @cached_property
    def shelf(self):
        wanted = {media for step in self.page_steps for media in step.entry.media()}
        return Shelf(self.media.write(wanted))

    @cached_property
    def page_steps(self):
        others = (*WORDS, SHORT)
        return [step for step in self.steps if step.kind not in others and step.is_written]

    def _write_works(self):
        works = [
            (work, list(group))
            for work, group in groupby(self.page_steps, key=lambda step: step.entry)
        ]
        # What stands below another work's pages comes after it.
        works.sort(key=lambda pair: bool(pair[0].form.parent))
        done = 0
        for _parent, kin in groupby(works, key=lambda pair: pair[0].form.parent):
            kin = list(kin)
            for start in range(0, len(kin), WORKS_AT_ONCE):
                some = kin[start : start + WORKS_AT_ONCE]
                self._write_some(some)
                done += len(some)
                self.progress(done, len(works))
        self._derive([work.key for work, _steps in works])

    def _write_shorts(self):
        steps = [step for step in self.steps if step.kind == SHORT and step.is_written]
        for start in range(0, len(steps), WORKS_AT_ONCE):
            some = steps[start : start + WORKS_AT_ONCE]
            for step, state in zip(some, write_shorts(some), strict=True):
                self._note(step, state=state)

    def _write_some(self, works):
        steps = [step for _work, group in works for step in group]
        new = [step for step in steps if step.page is None]
        pages = {}
        made = create([(s.entry, s.version) for s in new], self.shelf)
        for step, page in zip(new, made, strict=True):
            pages[step.identity, step.language] = page
        for step in steps:
            if step.page is not None:
                page = change(step.entry, step.version, step.page, self.shelf)
                pages[step.identity, step.language] = page
        self._remember([work for work, _steps in works], pages)
        for step in steps:
            page = pages[step.identity, step.language]
            self._note(
                step, state=fingerprint(page), revision=page.latest_revision_id, live=page.live
            )

    def _remember(self, works, pages):
        """Write sentences and their translations, also of versions that are as they were."""
        kept = {(step.identity, step.language) for step in self.steps if step.status == Status.KEPT}
        wanted = []
        for work in works:
            versions = [v for v in work.translations if (work.key, v.language) not in kept]
            source = self._page(work, work.source, pages)
            wanted.append((source, [
                (self._page(work, version, pages), set(version.wording.said))
                for version in versions
            ]))  # fmt: skip
        sources, unpaired = memory.remember(wanted)
        memory.submit(
            (source, page.locale_id)
            for source, (_page, versions) in zip(sources, wanted, strict=True)
            for page, _said in versions
        )
        self._refuse_unpaired(works, pages, unpaired)

    def _refuse_unpaired(self, works, pages, unpaired):
        """The check has compared every text, so this is never seen; but no word may be lost."""
        problems = Problems()
        for work in works:
            for version in work.translations:
                page = pages.get((work.key, version.language))
                for path in unpaired.get(page.pk, ()) if page else ():
                    reason = _("This can't be paired with the source. Cut it as the source does.")
                    problems.add(version.path, 0, path, reason)
        if problems:
            raise Refused(problems)

    def _page(self, work, version, pages):
        found = pages.get((work.key, version.language))
        if found is None:
            found = work.form.model.objects.get(
                translation_key=work.key, locale=self.shelf.locales[version.language], alias_of=None
            )
        return found

    def _derive(self, keys):
        for start in range(0, len(keys), 500):
            rows = Work.objects.filter(pk__in=keys[start : start + 500])
            for work in rows.select_related("content_type"):
                derive(work)
        self.keys |= set(keys)

    def _credit(self):
        """Who translated what was written, as the package says."""
        steps = [step for step in self.steps if step.kind not in WORDS and step.is_written]
        credits.bring({(s.entry.uuid, s.language): s.version.translators for s in steps})

    def _note(self, step, **after):
        row = step.row or Loaded(
            package=self.content.library.name, kind=step.kind, identity=step.identity,
            language=step.language,
        )  # fmt: skip
        row.kind, row.path, row.digest = step.kind, step.path, step.digest
        for name, value in after.items():
            setattr(row, name, value)
        self.rows.append(row)

    def _write_notes(self):
        new = [row for row in self.rows if row.pk is None]
        old = [row for row in self.rows if row.pk is not None]
        names = ["kind", "path", "digest", "state", "revision", "live", "at"]
        Loaded.objects.bulk_create(new, batch_size=500)
        Loaded.objects.bulk_update(old, names, batch_size=200)
