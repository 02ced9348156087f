"""Agreed words: found in a sentence whatever its endings, asked about where they are missing."""

import pytest

from patterns.languages.agreed import terms
from patterns.models import Concept
from tests import factories
from tests.languages.test_bench import address, changed, form_of


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("They consented; consents are noted.", ["Consent"]),
        ("Nobody agrees.", []),
        ("An <b>open space</b> needs consent.", ["Open space", "Consent"]),
        ("Open the space.", []),
    ],
)
def test_a_term_is_found_as_a_whole_and_in_its_forms(world, sentence, said):
    factories.concept("glossary/consent", en="Consent", ar="القبول")
    factories.concept("glossary/open-space", en="Open space", ar="الفضاء المفتوح")

    assert [term.said for term in terms("en", "ar").of(sentence)] == said


def test_what_is_retired_or_not_named_in_the_language_is_no_term(world):
    retired = factories.concept("glossary/consent", en="Consent", ar="القبول")
    Concept.objects.filter(pk=retired.pk).update(retired=True)
    factories.concept("glossary/round", en="Round")

    assert terms("en", "ar").of("Consent in a round.") == []


def test_agreed_words_are_shown_and_a_missing_one_is_asked_about(guarded):
    circle, arabic = guarded.page("circle"), guarded.client("arabic")
    factories.concept("glossary/consent", en="Consent", ar="القبول")
    changed(circle, "solution", "Ask for consent, then for consents again.")
    data, by_path = form_of(arabic.get(address(circle, "ar")))
    (term,) = by_path["solution"].terms
    assert (term.said, term.agreed, term.is_missing) == ("Consent", "القبول", False)

    name = by_path["solution"].name
    for typed, is_missing in (("اسألوا عن الموافقة", True), ("اسألوا عن قبول الجميع", False)):
        data[f"words-{name}"] = typed
        answer = arabic.post(address(circle, "ar"), {**data, "do": "save"}, follow=True)
        data, by_path = form_of(answer)
        assert by_path["solution"].words == typed
        assert by_path["solution"].terms[0].is_missing is is_missing
