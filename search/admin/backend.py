"""The backend that `WAGTAILSEARCH_BACKENDS` names: Wagtail's search on the library's own chain.

Finds in the index, then asks the queryset that Wagtail hands over: filters, permissions and order
are the queryset's. Where the index can't be read, the database is searched without it.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack

from django.db.models import Count, Model, QuerySet
from modelsearch.backends.base import (
    BaseIndex,
    BaseSearchBackend,
    BaseSearchResults,
    FilterFieldError,
    get_model_root,
)
from modelsearch.backends.database import fallback
from modelsearch.query import Fuzzy, PlainText

from search.admin import store
from search.admin.compiling import BeginningsCompiler, Compiler
from search.admin.items import columns
from search.admin.layout import ADMIN, admin_path
from search.contract import EngineUnavailable
from search.engines.embedded.building import Building, only_builder
from search.engines.embedded.file import IndexFile
from search.trouble import say

_ASKED_FOR_BY_KEY = 500


class Results(BaseSearchResults):
    """Objects of a queryset, the best matches first."""

    supports_facet = True

    def facet(self, field_name: str) -> OrderedDict:
        if self.query_compiler._get_filterable_field(field_name) is None:
            name = self.query_compiler.queryset.model.__name__
            raise FilterFieldError(
                f'Cannot facet search results with field "{field_name}". '
                f'Please add index.FilterField("{field_name}") to {name}.search_fields.',
                field_name=field_name,
            )
        rows = self._matching(self._keys()).order_by().values(field_name)
        counted = rows.annotate(count=Count("pk")).order_by("-count")
        return OrderedDict((row[field_name], row["count"]) for row in counted)

    def _do_search(self) -> Iterator[Model]:
        try:
            keys = self._keys()[self.start : self.stop]
        except EngineUnavailable as trouble:
            return iter(self._without_index(trouble))
        found = {item.pk: item for item in self._matching(keys)}
        return iter([found[key] for key in keys if key in found])

    def _do_count(self) -> int:
        try:
            return len(self._keys()[self.start : self.stop])
        except EngineUnavailable as trouble:
            return self._without_index(trouble).count()

    def _keys(self) -> list:
        """The keys of all objects that match and are in the queryset, in their order."""
        scores = self.query_compiler.scores(self.backend.file)
        queryset = self.query_compiler.queryset
        if scores is None:
            return list(queryset.values_list("pk", flat=True))
        python = queryset.model._meta.pk.to_python
        ranked = {python(key): score for key, score in scores.items()}
        if len(ranked) <= _ASKED_FOR_BY_KEY:
            queryset = queryset.filter(pk__in=ranked)
        allowed = [key for key in queryset.values_list("pk", flat=True) if key in ranked]
        if self.query_compiler.order_by_relevance:
            allowed.sort(key=lambda key: (-ranked[key], key))
        return list(dict.fromkeys(allowed))

    def _matching(self, keys: list) -> QuerySet:
        queryset = self.query_compiler.queryset.filter(pk__in=keys)
        return queryset.prefetch_related(*(self.prefetch_related or ()))

    def _without_index(self, trouble: EngineUnavailable) -> BaseSearchResults:
        say(trouble)
        asked = self.query_compiler
        query = asked.query
        if isinstance(query, Fuzzy):
            query = PlainText(query.query_string, operator=query.operator)
        compiler = fallback.DatabaseSearchQueryCompiler(
            asked.queryset, query, asked.fields, order_by_relevance=asked.order_by_relevance
        )
        results = fallback.DatabaseSearchResults(self.backend, compiler)
        return results[self.start : self.stop]


class Index(BaseIndex):
    """All objects of all kinds, in one file."""

    def __init__(self, backend: "SearchBackend", connection: object = None) -> None:
        super().__init__(backend)
        self._connection = connection

    def add_items(self, model: type[Model], items: Iterable[Model]) -> None:
        root = get_model_root(model)._meta.label_lower
        rows = [(root, str(item.pk), columns(item)) for item in items]
        if self._connection is not None:
            store.put(self._connection, rows)
        elif not store.needs_making(self.backend.file):
            with self.backend.file.writing() as connection:
                store.put(connection, rows)

    def delete_item(self, item: Model) -> None:
        root = get_model_root(type(item))._meta.label_lower
        if not store.needs_making(self.backend.file):
            with self.backend.file.writing() as connection:
                store.take_out(connection, root, str(item.pk))

    def reset(self) -> None:
        rebuilder = Rebuilder(self)
        rebuilder.start()
        rebuilder.finish()


class Rebuilder:
    """A new file beside the old one, for `wagtail_update_index`."""

    def __init__(self, index: Index) -> None:
        self._backend = index.backend
        self._alone, self._open = ExitStack(), ExitStack()
        self._building = Building(admin_path(), ADMIN)

    def start(self) -> Index:
        self._alone.enter_context(only_builder(admin_path()))
        return Index(self._backend, self._open.enter_context(self._building.opened()))

    def finish(self) -> None:
        with self._alone:
            self._open.close()
            self._building.put_in_place()


class SearchBackend(BaseSearchBackend):
    """Wagtail's search, by the library's language chain."""

    query_compiler_class = Compiler
    autocomplete_query_compiler_class = BeginningsCompiler
    results_class = Results
    index_class = Index
    rebuilder_class = Rebuilder
    #: An index that is locked or gone must not keep an editor from saving.
    catch_indexing_errors = True

    @property
    def file(self) -> IndexFile:
        return file_at(admin_path())


_files: dict[object, IndexFile] = {}


def file_at(path: object) -> IndexFile:
    """One per process: it keeps a connection for each thread."""
    return _files.setdefault(path, IndexFile(path, ADMIN))
