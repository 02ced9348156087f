"""Whether a work keeps the rules of its page type, and is whole where readers are to see it.

The rules are the page's own: its fields' validators, its blocks, its `clean` and the publish gate,
asked of a page that isn't saved. Links are checked over the whole package, elsewhere.
"""

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils.translation import gettext as _

from patterns.library.block_rules import faults
from patterns.library.pages import page_of, set_streams
from patterns.models import Person, gate
from patterns.models.library_page import TITLE_LONGEST
from patterns.personal import personal


class Readiness:
    """Checks the versions of one work; problems carry the line of their field."""

    def __init__(self, work, problems):
        self.work, self.problems = work, problems
        self.form = work.form

    def check_source(self):
        source = self.work.source
        page = page_of(self.work, source)
        self._fields(page)
        self._words(source)
        set_streams(page, self.work, source)
        if self.work.live:
            self._gate(page)

    def check_translation(self, version):
        self._words(version)
        version.is_whole = version.is_short or self._is_whole(version)
        if version.is_short or (self.work.live and version.is_whole):
            self._nobodys_address(version)

    def _add(self, name, message, version=None, line=0):
        version = version or self.work.source
        if version is self.work.source:
            line = line or self.work.line_of(name)
        else:
            line = line or version.wording.lines.get(name, 1)
        self.problems.add(version.path, line, name, message)

    def _fields(self, page):
        """The validators of facts, and what the page type itself says in `clean`."""
        ours = {fact.field.name for fact in self.form.facts.values() if fact.field is not None}
        looked_up = {name for name, fact in self.form.facts.items()
                     if fact.part.form in ("cells", "image")}  # fmt: skip
        others = {field.name for field in page._meta.fields} - (ours - looked_up)
        for check in (lambda: page.clean_fields(exclude=others), page.clean):
            try:
                check()
            except ValidationError as error:
                for name, messages in error.message_dict.items():
                    for message in messages:
                        self._add(name, _told(message, page, name))

    def _words(self, version):
        said = version.wording.said
        for name, known in self.form.words.items():
            if known.items:
                self._stream(version, name, known)
            elif name in said and said[name].text:
                try:
                    known.field.run_validators(said[name].text)
                except ValidationError as error:
                    for message in error.messages:
                        told = _told(message, self.form.model, name)
                        self._add(name, told, version, said[name].line)
        title = said.get("title")
        if title and len(title.text) > TITLE_LONGEST:
            message = _("The title is longer than 90 characters. Shorten it.")
            self._add("title", message, version, title.line)

    def _stream(self, version, name, known):
        blocks = self.work.blocks.get(name, ())
        most = known.field.stream_block.meta.max_num
        if most and len(blocks) > most:
            message = _("Here stand more than %(most)d. Take some away.") % {"most": most}
            self._add(name, message, version)
        if version is not self.work.source and name not in version.wording.lines:
            return
        for block, item in zip(blocks, self.work.stream(version, name), strict=True):
            for part, message in faults(known.item(block.name).block, item["value"]):
                if self.work.live or not _is_missing(item["value"], part):
                    where = f"{name}.{part}" if part else name
                    line = self._line(version, name, block, part)
                    self._add(where, message, version, line)

    def _line(self, version, name, block, part):
        path = f"{name}.{block.id}" + (f".{part}" if part else "")
        said = version.wording.said.get(path)
        if said:
            return said.line
        entries = version.wording.entries.get(name, [])
        if version is self.work.source:
            return block.line
        return next((e.line for e in entries if e.id == block.id), 0)

    def _gate(self, page):
        page.work = None
        codes = {
            name: tuple(self.work.facts.get(name, ()))
            for name, fact in self.form.facts.items() if fact.part.form == "concepts"
        }  # fmt: skip
        page.filing = {name: found for name, found in codes.items() if found}
        page.authors = [Person(slug=slug) for slug in self.work.facts.get("authors", ())]
        for lack in gate.lacks(page):
            self._add(lack.field, lack.message)

    def _is_whole(self, version):
        """Whether a translation has the words that readers must find."""
        source = self.work.source.wording.lines.keys() | {"title"}
        own = version.wording.lines.keys() | ({"title"} & version.wording.said.keys())
        required = {"title", "summary", *self.form.model.required} & self.form.words.keys()
        return required & source <= own

    def _nobodys_address(self, version):
        for path, said in version.wording.said.items():
            if found := personal(gate.plain(said.text)):
                message = _(
                    "Here stands a mail address or telephone number (%(found)s). Take it out; "
                    "readers write through the contact form."
                ) % {"found": found}
                self._add(path.partition(".")[0], message, version, said.line)


def _is_missing(value, part):
    """A draft may lack parts; what it has keeps the rules all the same."""
    return isinstance(value, dict) and value.get(part) in (None, "", [])


def _told(message, model, name):
    """A validator's message, with what to write where it doesn't say so itself."""
    try:
        help_text = model._meta.get_field(name).help_text
    except FieldDoesNotExist:
        return message
    says_so = ". " in message or ": " in message
    return message if says_so else f"{message} {help_text}"
