"""Telling a scenario: step by step, with an eye on what is lost and what readers get unasked."""

from tests.languages.scenarios import editors, languages, translators  # noqa: F401 - their steps
from tests.languages.scenarios.counting import Readers, lost, unwanted, written
from tests.languages.scenarios.told import STEPS


def tell(told, names):
    """Take these steps; what was lost and what readers got unasked, each with its step."""
    seen, readers, ever, faults = written(told.key), Readers.now(), {}, []
    over = set()  # what somebody wrote over on purpose
    for name in names:
        step, there, shown = STEPS[name], told.languages, told.newest(told.target)
        before = readers
        before.remember(ever)
        step.act(told)
        readers, now = Readers.now(), written(told.key)
        if step.replaces:
            over |= {(told.target, words) for words in shown - told.newest(told.target)}
        published = step.published(told, there | told.languages)
        found = unwanted(before, readers, published, step.takes, ever)
        faults += [f"{name}: {one}" for one in found]
        if readers.copies - before.copies and not step.copies:
            faults.append(f"{name}: copies live unasked")
        faults += [f"{name}: lost {one}" for one in lost(seen - over, now)]
        seen |= now
    return faults
