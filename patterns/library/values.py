"""Values of facts, read from the texts of the front matter as their fields need them.

Each form of value has one function here; it gives what a page's field or block stores, or raises
`Wrong` with a reason and what to write instead.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from patterns.library.problems import Wrong
from patterns.vocabulary import ACTIONS, ACTORS

TRUE, FALSE = ("true", "yes"), ("false", "no")


@dataclass(frozen=True, slots=True)
class Media:
    """A file below `media/` that stands for the picture or document it will become."""

    path: str
    is_image: bool


def read(part, node, known):
    """What the node says, as the part needs it; None for an empty one."""
    if node.value is None:
        return None
    if part.choices and node.text() not in part.choices:
        raise Wrong(
            _("“%(text)s” can't stand here. Write one of %(choices)s.")
            % {"text": node.text()[:40], "choices": ", ".join(part.choices)}
        )
    return READERS[part.form](part, node, known)


def _text(part, node, known):
    return node.text()


def _whole(part, node, known):
    text = node.text().strip()
    if not re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        raise Wrong(_("“%(text)s” is no whole number. Write digits.") % {"text": text[:40]})
    return int(text)


def _decimal(part, node, known):
    text = node.text().strip()
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or len(text) > 20:
        raise Wrong(_("“%(text)s” is no number. Write it like 12.5.") % {"text": text[:40]})
    return number


def _truth(part, node, known):
    text = node.text().strip().lower()
    if text not in (*TRUE, *FALSE):
        raise Wrong(_("“%(text)s” is neither. Write true or false.") % {"text": text[:40]})
    return text in TRUE


def _date(part, node, known):
    text = node.text().strip()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Wrong(
            _("“%(text)s” is no day. Write it like 2027-05-31.") % {"text": text[:40]}
        ) from None


def _list_of_texts(part, node, known):
    return [text.strip() for text in node.texts() if text.strip()]


def _cells(part, node, known):
    cells = _list_of_texts(part, node, known)
    if cells:
        known.need_vocabularies((ACTORS, ACTIONS))
    for cell, inner in zip(cells, node.nodes(), strict=False):
        if cell not in known.cells:
            raise Wrong(
                _("There is no cell %(cell)s. Cells are written like A5-B6.") % {"cell": cell[:40]},
                inner.line,
            )
    return list(dict.fromkeys(cells))


def _concepts(part, node, known):
    """Codes as scheme/notation; the notation alone where there is one scheme only."""
    found = []
    for inner in node.nodes():
        text = inner.text().strip()
        code = text if "/" in text or len(part.schemes) > 1 else f"{part.schemes[0]}/{text}"
        if code.partition("/")[0] not in part.schemes:
            raise Wrong(
                _("“%(code)s” can't stand here. Write a concept of %(schemes)s.")
                % {"code": code[:80], "schemes": ", ".join(part.schemes)},
                inner.line,
            )
        found.append(known.concept(code, inner.line))
    if part.most and len(found) > part.most:
        raise Wrong(_("Here stand more than %(most)s. Take some away.") % {"most": part.most})
    return list(dict.fromkeys(found))


def _notations(part, node, known):
    notations = [code.partition("/")[2] for code in _concepts(part, node, known)]
    return notations[0] if part.most == 1 and notations else notations


def _code(part, node, known):
    return known.concept(node.text().strip(), node.line)


def _people(part, node, known):
    for inner in node.nodes():
        if inner.text() not in known.people:
            raise Wrong(
                _("There is no person “%(id)s”. Write an id from people.yaml.")
                % {"id": inner.text()[:80]},
                inner.line,
            )
    return list(dict.fromkeys(node.texts()))


def _work(part, node, known):
    return known.work(part.kinds, node.text().strip())


def _media(part, node, known):
    path = node.text().strip()
    if path not in known.media:
        raise Wrong(
            _("There is no file media/%(path)s. Put it there, or name another.")
            % {"path": path[:120]}
        )
    return Media(path, part.form == "image")


READERS = {
    "text": _text,
    "whole": _whole,
    "decimal": _decimal,
    "truth": _truth,
    "date": _date,
    "keywords": _list_of_texts,
    "languages": _list_of_texts,
    "cells": _cells,
    "concepts": _concepts,
    "notations": _notations,
    "code": _code,
    "people": _people,
    "work": _work,
    "image": _media,
    "file": _media,
}
