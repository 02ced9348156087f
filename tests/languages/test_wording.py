"""Words of concepts: written in a table or brought in a file, by those of their language only."""

from io import BytesIO

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from patterns.models import ConceptLabel
from patterns.vocabulary import vocabulary
from tests import factories
from tests.languages.people import FOREIGN
from tests.languages.test_sanitising import DEEP
from tests.languages.writes import written


@pytest.fixture
def consent(guarded):
    found = factories.concept("glossary/consent", en="Consent")
    ConceptLabel.objects.create(concept=found, language="en", kind="alt", text="Assent")
    ConceptLabel.objects.create(
        concept=found, language="en", kind="definition", text="Nobody objects."
    )
    return found


def address(language="ar", scheme="glossary", name="translation_vocabulary"):
    return reverse(name, args=[language, scheme])


def form_of(answer):
    data = {}
    for word in answer.context["rows"]:
        data |= {f"words-{word.name}": word.words, f"seal-{word.name}": word.sealed}
    return data


def words(concept, kind="pref", language="ar"):
    return ConceptLabel.objects.filter(concept=concept, language=language, kind=kind).first()


def told(answer):
    return [str(said) for said in get_messages(answer.wsgi_request)]


def bring(browser, data, **place):
    file = BytesIO(data)
    file.name = "words.po"
    answer = browser.post(address(name="translation_vocabulary_po", **place), {"file": file})
    browser.cookies.pop("messages", None)
    return told(answer)


def test_a_table_shows_the_source_and_takes_your_words(guarded, consent):
    browser = guarded.client("arabic")
    answer = browser.get(address())
    shown = answer.content.decode()
    assert "Consent" in shown
    assert "Assent" in shown
    assert 'lang="ar" dir="rtl"' in shown

    data = form_of(answer) | {f"words-{consent.pk}-pref": "القبول",
                              f"words-{consent.pk}-definition": "لا أحد يعترض"}  # fmt: skip
    browser.post(address(), data)

    assert words(consent).text == "القبول"
    assert words(consent, "definition").text == "لا أحد يعترض"
    assert vocabulary("ar").label("glossary/consent") == "القبول"


def test_the_list_counts_what_is_named(guarded, consent):
    shown = guarded.client("arabic").get(reverse("translation_vocabularies", args=["ar"]))

    named = {scheme.code: (scheme.named_count, scheme.concept_count)
             for _title, scheme in shown.context["schemes"]}  # fmt: skip
    assert named["glossary"] == (0, 1)


def test_two_translators_see_both_and_lose_nothing(guarded, consent):
    browser = guarded.client("arabic")
    first, second = (form_of(browser.get(address())) for _turn in range(2))
    name = f"words-{consent.pk}-pref"
    browser.post(address(), first | {name: "القبول"})

    answer = browser.post(address(), second | {name: "الرضا"})

    assert answer.status_code == 409
    assert words(consent).text == "القبول"
    (word, *_rest) = answer.context["rows"]
    assert (word.theirs, word.words) == ("القبول", "الرضا")
    browser.post(address(), form_of(answer))
    assert words(consent).text == "الرضا"


@pytest.mark.parametrize("typed", ["<b>x</b>", "a\nb", "x" * 121, "me@example.org", "a\0b"])
def test_what_is_no_name_is_refused_and_stays_in_its_field(guarded, consent, typed):
    browser = guarded.client("arabic")
    data = form_of(browser.get(address()))

    answer = browser.post(address(), data | {f"words-{consent.pk}-pref": typed})

    assert answer.status_code == 409
    assert answer.context["rows"][0].refusal
    assert answer.context["rows"][0].words == typed
    assert words(consent) is None


def test_an_emptied_field_keeps_its_words(guarded, consent):
    browser = guarded.client("arabic")
    ConceptLabel.objects.create(concept=consent, language="ar", text="القبول")
    data = form_of(browser.get(address()))

    browser.post(address(), data | {f"words-{consent.pk}-pref": ""})

    assert words(consent).text == "القبول"


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("page", ["translation_vocabulary", "translation_vocabulary_po"])
def test_who_has_not_the_language_sees_and_writes_nothing(guarded, consent, name, page):
    data = form_of(guarded.client("arabic").get(address()))
    browser = guarded.client(name)

    for language in ("ar", "en"):
        where = address(language, name=page)
        assert browser.get(where).headers["Location"] == "/admin/"
        with written() as tables:
            browser.post(where, data | {f"words-{consent.pk}-pref": "x", "file": BytesIO(b"x")})
        assert not tables


def test_a_file_comes_back_the_same(guarded, consent):
    browser = guarded.client("arabic")
    ConceptLabel.objects.create(concept=consent, language="ar", text="القبول")
    where = address(name="translation_vocabulary_po")
    data = browser.get(where).content

    with written() as tables:
        assert "2 sentences" not in bring(browser, data)[0]
    assert not tables
    assert browser.get(where).content == data

    assert bring(browser, data.replace("القبول".encode(), "الرضا".encode())) == [
        "1 sentence was taken from the file."
    ]
    assert words(consent).text == "الرضا"


REFUSED = {
    "empty": (lambda data: b"", "empty"),
    "cut": (lambda data: data[:-5], "broken"),
    "another vocabulary": (lambda data: data.replace(b"glossary", b"domain"), "another vocabulary"),
    "another language": (lambda data: data.replace(b"Language: ar", b"Language: el"), "another"),
    "marks": (lambda data: data.replace("القبول".encode(), b"<b>x</b>"), "plain text"),
    "deep": (lambda data: data.replace("القبول".encode(), DEEP.encode()), "200 marks"),
    "latin-1": (lambda data: data.replace("القبول".encode(), b"\xe9"), "UTF-8"),
    "many": (lambda data: data + b'\nmsgid "a"\nmsgstr "b"\n' * 5_001, "5,000"),
}


@pytest.mark.parametrize(("change", "why"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_file_of_it_is_refused_with_a_sentence(guarded, consent, change, why):
    browser = guarded.client("arabic")
    ConceptLabel.objects.create(concept=consent, language="ar", text="القبول")
    data = browser.get(address(name="translation_vocabulary_po")).content

    with written() as tables:
        (said,) = bring(browser, change(data))

    assert why in said
    assert not tables
