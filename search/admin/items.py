"""What of an object editors find it by: the words of its declared search fields.

Knows Wagtail's field declarations; knows no tables.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Manager, Model
from wagtail.search import index

from search.languages import chain_for
from search.record import clean

_NAME_FROM = 5
_ANY_LANGUAGE = "en"


def language_of(item: Model) -> str:
    locale = getattr(item, "locale", None)
    return locale.language_code if locale is not None else _ANY_LANGUAGE


def columns(item: Model) -> tuple[str, str, str]:
    """Stems of its names, stems of all else, and the words that begin like what is typed."""
    chain = chain_for(language_of(item))
    name, text, typed = [], [], []
    for field, value in _values(item, item.get_search_fields()):
        if isinstance(field, index.AutocompleteField):
            typed += [chain.plain(token.word) for token in chain.tokens(value)]
        elif is_name(field):
            name += chain.stems(value)
        else:
            text += chain.stems(value)
    return " ".join(name), " ".join(text), " ".join(typed)


def is_name(field: index.SearchField) -> bool:
    return field.field_name == "title" or (field.boost or 0) >= _NAME_FROM


def _values(item: Model, fields: Iterable[index.BaseField]) -> Iterator[tuple[object, str]]:
    for field in fields:
        if isinstance(field, index.RelatedFields):
            for related in _related(field.get_value(item)):
                yield from _values(related, field.fields)
        elif isinstance(field, index.SearchField | index.AutocompleteField):
            value = field.get_value(item)
            values = value if isinstance(value, list | tuple) else [value]
            yield field, clean("\n".join(str(each) for each in values if each))


def _related(value: object) -> Iterable[Model]:
    if value is None:
        return ()
    return value.all() if isinstance(value, Manager) or hasattr(value, "all") else (value,)
