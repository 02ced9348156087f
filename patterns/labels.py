"""Words for codes: the callables that `FacetField` labels its keys with."""

from patterns.vocabulary import vocabulary


def concept_labels(codes, language):
    """The names of concepts by code; one query at most."""
    return vocabulary(language).labels(codes) if codes else {}


def choice_labels(choices):
    """A labelling for the codes of a field with fixed choices, in the active language."""

    def labels(keys, language):
        names = dict(choices)
        return {key: str(names.get(key, key)) for key in keys}

    return labels


def country_labels(codes, language):
    """Names of countries in `language`; no query."""
    from django.utils.translation import override
    from django_countries import countries

    with override(language):
        return {code: str(countries.name(code)) or code for code in codes}


def work_labels(keys, language):
    """Titles of works in the best version for a reader of `language`; three queries."""
    from patterns.fallback import best_versions

    return {key: page.title for key, page in best_versions(keys, language).items()}
