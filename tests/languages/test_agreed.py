"""Agreed words: found in a sentence whatever its endings, asked about where they are missing."""

import pytest

from patterns.languages.agreed import is_said, stems_of, terms
from patterns.models import Concept
from search.languages import chain_for
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


SAID = {
    "ar": {
        "القبول": [
            "نقرر بقبول الجميع", "وبقبول الناس", "لقبول الاقتراح", "ولقبول الاقتراح", "كقبول ضمني",
            "فقبولهم يكفي", "بالقبول", "وبالقبول", "للقبول", "وللقبول", "فبالقبول", "والقبول",
            "قبولنا", "وبقبولكم", "نطلب قبولًا",
        ],
        "الحلقة": ["في حلقتهم", "لحلقتنا", "وبحلقة جديدة", "كحلقات", "وحلقته"],
        "الفضاء المفتوح": ["وبالفضاء المفتوح", "لفضاء مفتوح", "كفضاءٍ مفتوح"],
        "الميسِّر": ["وللميسرين", "فميسر اللقاء", "لميسرنا"],
    },
    "fr": {
        "Accord": ["l’accord de tous", "d'accord", "qu’accords et tours"],
        "Ordre du jour": ["l’ordre du jour", "les ordres des jours", "l'ordre de jour"],
        "Prise de décision": ["la prise de la décision", "à la prise des décisions"],
    },
    "it": {
        "Assemblea": ["dell’assemblea", "all'assemblea", "nell’assemblea", "un’assemblea"],
        "Gestione dell’acqua": ["la gestione dell'acqua", "gestione di acqua"],
        "Ordine del giorno": ["all’ordine del giorno", "ordini dei giorni"],
    },
    "pt": {
        "Gestão da água": ["na gestão de água", "gestão das águas", "pela gestão da água"],
        "Tomada de decisão": [
            "na tomada da decisão", "à tomada da decisão", "as tomadas de decisões",
        ],
        "Decisão por consentimento": ["decisões por consentimento", "DECISÕES por consentimento"],
    },
    "es": {"Gestión del agua": ["la gestión de agua", "gestión de las aguas"]},
    "el": {
        "Λήψη αποφάσεων": ["στη λήψη των αποφάσεων", "λήψη απόφασης"],
        "Συνέλευση": ["στην συνέλευση", "της συνέλευσης"],
    },
}  # fmt: skip
NOT_SAID = {
    "ar": {
        "القبول": ["الموافقة", "المقابلة", "قبل البدء", "يقبل الناس"],
        "الحلقة": ["حقل", "المحلق", "طلقة"],
        "الباب": ["لب الموضوع"],
    },
    "fr": {"Ordre du jour": ["l’ordre", "au jour", "un ordre et puis un jour"]},
    "it": {"Gestione dell’acqua": ["l’acqua", "gestione dell’aria"]},
    "pt": {"Gestão da água": ["a gestão do solo"], "Decisão": ["as deixas", "os decisores"]},
    "el": {"Λήψη αποφάσεων": ["οι αποφάσεις", "λήψη των νερών"]},
}  # fmt: skip


def cases(words):
    return [
        (code, name, text)
        for code, names in words.items()
        for name, texts in names.items()
        for text in texts
    ]


@pytest.mark.parametrize(("code", "name", "text"), cases(SAID))
def test_a_name_is_said_with_what_leans_on_it(code, name, text):
    chain = chain_for(code)

    assert is_said(chain, [name], stems_of(chain, text))


@pytest.mark.parametrize(("code", "name", "text"), cases(NOT_SAID))
def test_other_words_do_not_say_it(code, name, text):
    chain = chain_for(code)

    assert not is_said(chain, [name], stems_of(chain, text))
