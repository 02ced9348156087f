"""The map: works and languages with the state of each, narrowed by what somebody asks for.

Takes what `states` found; knows nothing of requests.
"""

import csv
from dataclasses import dataclass

from patterns.collation import sort_key
from patterns.languages.states import NAMES, Row, Standing, State

AT_ONCE = 50  # works on a page
ORDER = (State.BEHIND, State.DRAFT, State.MISSING, State.LIVE, State.SOURCE)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Asked:
    """What the map is narrowed to; anything may be empty."""

    kind: str = ""
    language: str = ""
    state: str = ""
    words: str = ""

    @classmethod
    def of(cls, data, languages):
        """From what was sent; what isn't a choice counts as not asked."""
        language, state = data.get("language", ""), data.get("state", "")
        return cls(
            kind=data.get("kind", ""),
            language=language if language in languages else "",
            state=state if state in tuple(State) else "",
            words=data.get("words", "").strip()[:100],
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """One work in one language, with the words for its state."""

    code: str
    standing: Standing

    @property
    def name(self):
        return NAMES[self.standing.state]

    @property
    def done(self):
        return self.standing.total - self.standing.left


def narrowed(rows: list[Row], asked: Asked, reader: str) -> list[Row]:
    """The works that fit, in the reader's alphabetical order."""
    words = asked.words.casefold()
    found = [
        row
        for row in rows
        if (not asked.kind or row.kind == asked.kind)
        and (not words or words in row.title.casefold())
        and (not asked.state or asked.state in _states(row, asked.language))
    ]
    return sorted(found, key=lambda row: sort_key(reader, row.title, row.language))


def _states(row, language):
    standings = [row.standings[language]] if language else row.standings.values()
    return {standing.state for standing in standings}


def cells(row, codes):
    return [Cell(code, row.standings[code]) for code in codes]


def counts(rows, code):
    """[(state, its name, how many works)] of a language, what is to do first."""
    states = [row.standings[code].state for row in rows]
    return [(state, NAMES[state], states.count(state)) for state in ORDER]


def write_csv(file, rows, codes, kinds):
    """One line for each work and language."""
    writer = csv.writer(file)
    writer.writerow(
        ["work", "kind", "title", "source", "language", "state", "sentences", "untranslated"]
    )
    for row in rows:
        for cell in cells(row, codes):
            standing = cell.standing
            numbers = standing.total, standing.left
            title, kind = _harmless(row.title), str(kinds.get(row.kind, row.kind))
            writer.writerow(
                [row.key, kind, title, row.language, cell.code, standing.state.value, *numbers]
            )


def _harmless(text):
    """What a spreadsheet would take for a formula stays a text."""
    return f"'{text}" if text.startswith(FORMULA) else text
