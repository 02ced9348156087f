"""Names and definitions of concepts in one language: the table of a vocabulary, and its PO file.

Written many at once, as every page that stands under a concept is announced afterwards.
"""

from dataclasses import dataclass, field

import polib
from django.db import transaction
from django.utils.translation import gettext as _

from patterns.cleaning import trouble
from patterns.languages import meanwhile, po
from patterns.languages.meanwhile import Here
from patterns.languages.typed import even
from patterns.languages_table import DEFAULT_LANGUAGE
from patterns.models import Concept, ConceptLabel, Scheme
from patterns.personal import personal
from patterns.word_receivers import concepts_changed

VOCABULARY, LANGUAGE = "X-Library-Vocabulary", "X-Library-Language"
NAME, DEFINITION = ConceptLabel.Kind.PREFERRED, ConceptLabel.Kind.DEFINITION
KINDS = (NAME, DEFINITION)
NAME_LONGEST = 120


@dataclass
class Word:
    """One name or definition: the site's own language beside this one."""

    concept: Concept
    kind: str
    source: str
    others: list = field(default_factory=list)  # its other names there
    words: str = ""
    theirs: str = ""
    refusal: str = ""

    @property
    def name(self):
        return f"{self.concept.pk}-{self.kind}"

    @property
    def context(self):
        return f"{self.concept.notation} {self.kind}"

    @property
    def is_name(self):
        return self.kind == NAME


def source_of(language):
    """What concepts are translated from: the site's own language, Spanish for that itself."""
    return DEFAULT_LANGUAGE if language != DEFAULT_LANGUAGE else "es"


def table(scheme, language):
    """Every `Word` of a vocabulary, in its order; two queries."""
    spoken = source_of(language)
    concepts = {one.pk: one for one in Concept.objects.filter(scheme=scheme, retired=False)}
    labels = ConceptLabel.objects.filter(concept__in=concepts, language__in=[spoken, language])
    texts, others = {}, {}
    for label in labels:
        if label.kind in KINDS:
            texts[label.concept_id, label.language, label.kind] = label.text
        elif label.kind == "alt" and label.language == spoken:
            others.setdefault(label.concept_id, []).append(label.text)
    found = []
    for pk, concept in concepts.items():
        for kind in KINDS:
            source = texts.get((pk, spoken, kind), "")
            words = texts.get((pk, language, kind), "")
            if source or words or kind == NAME:
                alike = others.get(pk, []) if kind == NAME else []
                found.append(Word(concept, kind, source or concept.notation, alike, words))
    return found


def refusal(word, text):
    """Why these can't be its words: a sentence; empty where they can."""
    if reason := trouble(text):
        return reason
    if "<" in text or ">" in text:
        return _("Names and definitions are plain text. Take < and > away.")
    if word.is_name and ("\n" in text or len(text) > NAME_LONGEST):
        return _("A name is one line of 120 characters at most. Shorten it.")
    found = personal(text)
    if found:
        return _("Here stands a mail address or telephone number (%(found)s). Take it out.") % {
            "found": found
        }
    return ""


@transaction.atomic
def write(language, changed):
    """Make [(word, text)] the words of a language; announces every concept once."""
    for word, _text in changed:
        ConceptLabel.objects.filter(
            concept=word.concept, language=language, kind=word.kind
        ).delete()
    ConceptLabel.objects.bulk_create(
        ConceptLabel(concept=word.concept, language=language, kind=word.kind, text=text)
        for word, text in changed
    )
    if changed:
        concepts_changed(list({word.concept.pk: word.concept for word, _text in changed}.values()))


def export(scheme, language):
    """The vocabulary as a PO file; the same bytes as long as nothing changes."""
    file = polib.POFile(wrapwidth=200)
    file.metadata = {
        "MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8",
        VOCABULARY: scheme.code, LANGUAGE: language,
    }  # fmt: skip
    for word in table(scheme, language):
        entry = polib.POEntry(
            msgid=word.source, msgctxt=word.context, msgstr=word.words,
            comment="; ".join(word.others),
        )  # fmt: skip
        file.append(meanwhile.mark(entry))
    return str(file)


def take(scheme, language, file):
    """Write the words of a PO file, all or none; the `Report`.

    What somebody wrote here after the file was downloaded stays.
    """
    if (file.metadata.get(VOCABULARY), file.metadata.get(LANGUAGE)) != (scheme.code, language):
        raise po.Refused(
            _("The file is of another vocabulary or language. Open that one and send it there.")
        )
    # The row is the lock of the table, as for those who write on the screen.
    Scheme.objects.select_for_update().get(pk=scheme.pk)
    words = {(word.context, word.source): word for word in table(scheme, language)}
    said = [entry for entry in file if entry.msgstr and not entry.obsolete]
    report = po.Report(fuzzy=[po.line(entry) for entry in said if entry.fuzzy])
    here = {place: Here(word.words) for place, word in words.items()}
    said = [entry for entry in said if not entry.fuzzy]
    said, report.meanwhile = meanwhile.free(said, here, even)
    write(language, list(_changed(said, words, report).values()))
    return report


def _changed(said, words, report):
    """{name: (word, text)} of what these entries change."""
    changed = {}
    for entry in said:
        word, text = words.get((entry.msgctxt, entry.msgid)), even(entry.msgstr)
        if word is None or not text:
            report.unknown.append(po.line(entry))
            continue
        if reason := refusal(word, text):
            raise po.Refused(
                _("Line %(line)d: %(reason)s") % {"line": po.line(entry), "reason": reason}
            )
        report.taken += 1
        if text != word.words:
            changed[word.name] = (word, text)
    return changed
