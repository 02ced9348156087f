"""The interface's words as they are served are the words as they were translated.

The compiled catalogues lie beside their sources in the repository, because a fresh machine has
nothing to compile them with.
"""

import polib
import pytest
from django.conf import settings

CATALOGUES = sorted((settings.SITE_DIR / "locale").glob("*/LC_MESSAGES/*.po"))


def words(entries):
    return {(entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural for entry in entries}


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parts[-3])
def test_the_compiled_words_are_the_translated_ones(catalogue):
    compiled = catalogue.with_suffix(".mo")
    way_on = f"Run python3 manage.py compilemessages and commit {compiled.name} ({catalogue})."
    assert compiled.exists(), way_on
    assert words(polib.mofile(str(compiled))) == words(
        polib.pofile(str(catalogue)).translated_entries()
    ), way_on
