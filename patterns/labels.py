"""Words for codes: the callables that `FacetField` labels its keys with."""

from patterns.vocabulary import vocabulary


def concept_labels(codes, language):
    """The names of concepts by code; one query at most."""
    return vocabulary(language).labels(codes) if codes else {}


def choice_labels(choices):
    """A labelling for the codes of a field with fixed choices; no query."""
    from django.utils.translation import override

    names = dict(choices)

    def labels(keys, language):
        with override(language):
            return {key: str(names.get(key, key)) for key in keys}

    return labels


def country_labels(codes, language):
    """Names of countries in `language`; no query."""
    from django.utils.translation import override
    from django_countries import countries

    with override(language):
        return {code: str(countries.name(code)) or code for code in codes}


def work_labels(keys, language):
    """What works are called to a reader of `language`; four queries."""
    from patterns.fallback import best_versions
    from patterns.naming import name_of

    return {key: name_of(page).title for key, page in best_versions(keys, language).items()}


def keyword_labels(slugs, language):
    """Keywords as editors wrote them, whatever the language; one query."""
    from patterns.models.keywords import Keyword

    names = Keyword.objects.filter(slug__in=list(slugs)).values_list("slug", "name")
    return dict(names)


def scheme_labels(codes, language):
    """Titles of vocabularies; one query."""
    from patterns.models.concepts import Scheme

    return {s.code: s.title_in(language) for s in Scheme.objects.filter(code__in=list(codes))}


def language_labels(codes, language):
    """Each language's name for itself; no query."""
    from patterns.phrases import language_name

    return {code: language_name(code) for code in codes}
