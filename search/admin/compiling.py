"""What is asked in the admin, as items and scores.

Knows the query objects of Wagtail's search. Words are asked for by their stems in every language
of the site, so an editor finds a page in whatever language it is written.
"""

from collections.abc import Callable

from modelsearch.backends.base import BaseSearchQueryCompiler, get_model_root
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from patterns.languages_table import LANGUAGE_CODES
from search.admin import store
from search.admin.items import is_name
from search.engines.embedded.file import IndexFile
from search.languages import chain_for
from search.words import MOST_CHARACTERS, MOST_WORDS

Scores = dict[str, float]


class Compiler(BaseSearchQueryCompiler):
    """Whole words, all of them unless any will do."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    begins = False

    def scores(self, file: IndexFile) -> Scores | None:
        """The items that match with how well they do, by key as text; None where all do."""
        return None if isinstance(self.query, MatchAll) else self._scores(self.query, file)

    @property
    def root(self) -> str:
        return get_model_root(self.queryset.model)._meta.label_lower

    def _scores(self, query: SearchQuery, file: IndexFile) -> Scores:
        if isinstance(query, PlainText | Fuzzy):
            return store.found(file, self.root, self._words(query.query_string, query.operator))
        if isinstance(query, Phrase):
            return store.found(file, self.root, self._phrase(query.query_string))
        if isinstance(query, Boost):
            scores = self._scores(query.subquery, file)
            return {key: score * query.boost for key, score in scores.items()}
        if isinstance(query, And | Or):
            parts = [self._scores(part, file) for part in query.subqueries]
            return _joined(parts, set.intersection if isinstance(query, And) else set.union)
        if isinstance(query, Not):
            without = self._scores(query.subquery, file)
            return {k: s for k, s in store.every(file, self.root).items() if k not in without}
        return store.every(file, self.root)

    def _words(self, text: str, operator: str) -> str:
        """Each word as any of the stems that stand for it."""
        words: list[str] = []
        for token in list(chain_for("en").tokens(text[:MOST_CHARACTERS]))[:MOST_WORDS]:
            stems = {stem for code in LANGUAGE_CODES for stem in chain_for(code).stems(token.word)}
            either = [f'"{stem}"' for stem in sorted(stems)]
            if self.begins:
                either.append(f'typed : "{chain_for("en").plain(token.word)}"*')
            words.append(f"({' OR '.join(either)})")
        return self._in_columns(f" {operator.upper()} ".join(words))

    def _phrase(self, text: str) -> str:
        phrases = {
            " ".join(chain_for(code).stems(text[:MOST_CHARACTERS])) for code in LANGUAGE_CODES
        }
        return self._in_columns(" OR ".join(f'"{phrase}"' for phrase in sorted(phrases) if phrase))

    def _in_columns(self, expression: str) -> str:
        """Only in names, where only names are asked for."""
        fields = self.queryset.model.get_searchable_search_fields()
        names = {field.field_name for field in fields if is_name(field)}
        if expression and self.fields and set(self.fields) <= names:
            return f"{{name typed}} : ({expression})"
        return expression


class BeginningsCompiler(Compiler):
    """Words as they are being typed: the beginning of one will do."""

    begins = True


def _joined(parts: list[Scores], join: Callable[..., set[str]]) -> Scores:
    keys = join(*map(set, parts)) if parts else set()
    return {key: sum(part.get(key, 0.0) for part in parts) for key in keys}
