"""Whatever happens to a work, every sentence of its translators is found afterwards, and readers
get what somebody published and nothing else.

The usual run tells every third of them, from another language each; the long run all of them from
all four.
"""

import pytest

from tests.languages.scenarios.counting import written
from tests.languages.scenarios.table import SCENARIOS
from tests.languages.scenarios.telling import tell
from tests.languages.scenarios.told import SOURCES, STEPS, Told


def runs():
    for number, (name, steps) in enumerate(SCENARIOS.items()):
        for turn, language in enumerate(SOURCES):
            is_usual = number % 3 == 0 and turn == number // 3 % len(SOURCES)
            marks = [] if is_usual else [pytest.mark.long]
            yield pytest.param(language, steps.split(), id=f"{name} ({language})", marks=marks)


@pytest.mark.parametrize(("language", "steps"), list(runs()))
def test_no_sentence_is_lost_and_nothing_is_published_unasked(library, language, steps):
    told = Told(library, language)
    assert len(written(told.key)) >= 24  # three languages of eight sentences and more

    assert tell(told, steps) == []


def test_there_are_scenarios_enough():
    assert len(SCENARIOS) >= 40
    assert {name for steps in SCENARIOS.values() for name in steps.split()} <= STEPS.keys()
