"""A record as a document: every field is one of the mapping, nothing is left behind."""

import pytest

from search.engines.elastic.documents import document
from search.engines.elastic.mapping import mapping, shape
from search.engines.elastic.marking import CLOSES, OPENS
from search.engines.elastic.naming import Names
from tests.search.making import record, version

LANGUAGES, FACETS = ("en", "es", "ar"), ("kind", "language", "topic")


def made(*given, **more):
    return document(record(*given, **more), LANGUAGES, FACETS)


def unknown(fields, known):
    """Fields of a document that a strict mapping would refuse."""
    for name, value in fields.items():
        about = known.get(name)
        if about is None:
            yield name
        elif isinstance(value, dict) and about.get("enabled", True):
            yield from unknown(value, about["properties"])


def test_every_field_is_one_of_the_mapping():
    fields = made(
        "a", version("en", "Well", names=("Spring",), lead="Water", body="Deep"),
        version("tr", "Kuyu"), labels={"es": ("Agua",), "tr": ("Su",)},
        facets={"topic": ("x",), "unheard": ("y",)}, prior=0.1, changed="2026-01-01",
    )  # fmt: skip

    assert list(unknown(fields, mapping(LANGUAGES, FACETS).to_dict()["properties"])) == []


def test_what_isn_t_named_in_the_mapping_is_refused_by_it():
    made = mapping(LANGUAGES, FACETS).to_dict()
    parts = [
        about for about in made["properties"].values()
        if "properties" in about and about.get("enabled", True)
    ]  # fmt: skip

    assert len(parts) > 5
    assert {each["dynamic"] for each in (made, *parts)} == {"strict"}


def test_a_language_without_fields_is_shown_all_the_same():
    fields = made("a", version("tr", "Kuyu"), version("en", "Well"))

    assert [one["language"] for one in fields["shown"]] == ["tr", "en"]
    assert "tr" not in fields["names"]


def test_labels_are_kept_in_languages_without_a_version():
    fields = made("a", version("en", "Well"), labels={"ar": ("ماء",)})

    assert fields["labels"] == {"ar": ["ماء"]}
    assert fields["filed"]["ar"] == ["ماء"]


def test_words_are_kept_without_accents_once():
    fields = made("a", version("es", "Acción", body="acción Acciones"))

    assert sorted(fields["folded"]["es"].split()) == ["accion", "acciones"]


def test_a_title_is_sorted_as_each_reader_sees_it():
    fields = made("a", version("en", "The Well"), version("es", "Pozo"))

    assert fields["order"]["en"].startswith("0well")
    assert fields["order"]["es"].startswith("0pozo")
    # An Arabic reader finds it after all names in their own letters.
    assert fields["order"]["ar"].startswith("1well")


def test_no_text_has_a_sign_that_marks():
    fields = made("a", version("en", f"{OPENS}Well{CLOSES}", body=f"a{OPENS}b"))

    assert fields["names"]["en"] == ["Well"]
    assert fields["body"]["en"] == "ab"


@pytest.mark.parametrize(("prior", "worth", "explains"), [(0.1, 1.1, "no"), (-0.6, 0.4, "yes")])
def test_what_only_explains_counts_less(prior, worth, explains):
    fields = made("a", prior=prior)

    assert fields["worth"] == pytest.approx(worth)
    assert fields["explains"] == explains


def test_another_facet_or_language_is_another_shape():
    shapes = {
        shape(LANGUAGES, FACETS), shape((*LANGUAGES, "fr"), FACETS),
        shape(LANGUAGES, (*FACETS, "phase")),
    }  # fmt: skip

    assert len(shapes) == 3
    assert shape(LANGUAGES, FACETS) == shape(LANGUAGES, FACETS)


def test_an_index_is_named_after_its_site_and_shape():
    names = Names("mit", "1a2b3c4d")
    index = names.new()

    assert index.startswith("mit_works_1a2b3c4d_2")
    assert names.is_of_this_shape(index)
    assert not Names("mit", "00000000").is_of_this_shape(index)
    assert names.new() != names.new()
