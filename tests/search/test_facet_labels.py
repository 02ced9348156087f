"""The facets readers narrow by, and what their values are called."""

import pytest
from django.utils.translation import override

from patterns.models import Scheme
from search.facet_labels import IN_ORDER, facet_label, facet_names, value_labels

PROMISED = (
    "kind function phase purpose actor action topic sdg minutes group mode difficulty community "
    "country scenario outcome keyword language"
)


def test_every_promised_facet_is_declared_and_has_a_label():
    assert tuple(PROMISED.split()) == IN_ORDER
    assert facet_names()[: len(IN_ORDER)] == IN_ORDER
    assert all(facet_label(name) for name in facet_names())


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("minutes", "60", "حتى ساعة"),
        ("country", "IT", "إيطاليا"),
        ("language", "el", "ελληνικά"),
        ("speaks", "el", "ελληνικά"),
        ("kind", "case", "دراسات الحالة"),
    ],
)
def test_values_are_named_in_the_readers_language_whatever_the_active_one(name, value, label):
    with override("en"):
        assert value_labels({name: [value]}, "ar")[name][value] == label


def test_keywords_and_vocabularies_are_named_as_editors_named_them(world):
    Scheme.objects.filter(code="domain").update(title={"en": "Policy fields", "ar": "مجالات"})

    labels = value_labels({"keyword": ["well"], "scheme": ["domain"]}, "ar")

    assert labels == {"keyword": {"well": "Well"}, "scheme": {"domain": "مجالات"}}


def test_many_facets_of_concepts_cost_as_many_queries_as_one(world, django_assert_num_queries):
    facets = {"topic": ["domain/water"], "phase": ["phase/P1"], "actor": ["mit-actor/A1"]}
    value_labels(facets, "es")

    with django_assert_num_queries(1):
        labels = value_labels(facets, "es")
    assert labels["topic"]["domain/water"] == "water (es)"
    assert labels["phase"]["phase/P1"] == "P1 (es)"
