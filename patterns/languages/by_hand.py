"""A translation written as a whole page, taken up sentence by sentence after a look at both.

What somebody wrote into the page and what the memory has may differ. Somebody who sees both says
which it is to be; nothing is changed before. Knows pages and the memory; doesn't know requests.
"""

from dataclasses import dataclass

from django.db import transaction
from wagtail_localize.models import Translation
from wagtail_localize.segments.extract import extract_segments

from patterns import memory
from patterns.hand_made import HandMade, hand_made
from patterns.handing_over import strings
from patterns.languages.bench import label_of
from patterns.languages.typed import digest, to_type
from patterns.models import Work
from patterns.pairing import by_path

MEMORY = "memory"  # what a form says where the page's words aren't taken


@dataclass(frozen=True)
class Difference:
    """A sentence of the source, what stands on the page for it, and what would come."""

    name: str  # of its choice in the form
    heading: str
    source: str
    words: str
    kept: str  # empty where nobody translated it

    @classmethod
    def of(cls, page, one):
        place = name_of(one), label_of(type(page), one.path)
        return cls(*place, to_type(one.sentence), to_type(one.words), to_type(one.kept))


@dataclass(frozen=True)
class Otherwise:
    """A text that the page says in other sentences than its source."""

    heading: str
    source: list
    words: list


@dataclass(frozen=True)
class Look:
    """Everything that differs between a page and the memory."""

    page: object
    found: list[HandMade]
    unpaired: list[str]

    @property
    def differences(self):
        return [Difference.of(self.page, one) for one in self.found]

    def otherwise(self, source):
        """The texts that can't be told sentence by sentence, both of them whole."""
        theirs, own = by_path(extract_segments(source)), by_path(extract_segments(self.page))
        for path in self.unpaired:
            told = ([to_type(text) for text in strings(part[path])] for part in (theirs, own))
            yield Otherwise(label_of(type(self.page), path), *told)

    @property
    def seal(self):
        """What was shown, in one word; another page or memory has another one."""
        return digest(repr((self.page.pk, self.found, self.unpaired)))


def name_of(one):
    return f"take-{digest(f'{one.path} {one.sentence}')}"


def page_of(key, language):
    """The translation in that language that isn't written sentence by sentence; else None."""
    work = Work.objects.filter(pk=key, gone_at=None).select_related("source_locale").first()
    if work is None or work.source_locale.language_code == language or work.source() is None:
        return None
    page = work.versions().filter(locale__language_code=language).first()
    is_open = page and Translation.objects.filter(
        source__object_id=key, target_locale=page.locale_id, enabled=True
    ).exists()
    return None if is_open else page


def look(page):
    """The `Look` at a page, as it was saved last; writes nothing."""
    page = memory.newest(page)
    return Look(page, *hand_made(page.work.source(), page))


@transaction.atomic
def take_up(page, data, user):
    """Keep what was chosen and open the page to translators; whether that was done.

    Not where the page or the memory changed since the form was shown.
    """
    Work.claim(page)
    seen = look(page)
    if data.get("seal") != seen.seal:
        return False
    source = page.work.source()
    row = memory.refresh(source)
    chosen = [one for one in seen.found if not one.kept or data.get(name_of(one)) != MEMORY]
    memory.keep(page, source, chosen, by=_writer(seen.page) or user)
    memory.set_aside(page, seen.unpaired)
    memory.submit([(row, page.locale_id)])
    # Past the signal that takes all of a page's words where nobody looked.
    Translation.objects.filter(source=row, target_locale=page.locale_id).update(enabled=True)
    return True


def _writer(page):
    return page.latest_revision.user if page.latest_revision_id else None
