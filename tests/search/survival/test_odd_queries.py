"""Whatever is typed, neither engine fails and neither reads it as its own language."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from search import engines
from search.contract import Order, Query

pytestmark = pytest.mark.needs("elasticsearch")

#: What means something to SQLite, to Lucene, to JSON, or to whoever shows it.
SIGNS = (
    '"', "'", "\\", "*", "?", "^", "~", "~2", "^3", "+", "-", "!", "&&", "||", "AND", "OR", "NOT",
    "NEAR(", "NEAR(a b, 3)", ")", "(", "[a TO b]", "{a TO *}", "a:b", "names.en:water", "_exists_:",
    "_id:1", "/re.*gex/", "/[/", "<>", "</script>", "{{7*7}}", "{%", "%00", "%s", "\x00", "\x1f",
    "\u200b", "\u202e", "\ufeff", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "e\u0301", "İ", "ß", "ﷺ", "مدينة", "ـــ", "水と町", "ไทย", "ﬁ", "Ω", "ѿ", "⁰", "⑴", "㏒", "½",
    "１２", "NaN", "null", "-1", "1e999", "0x", "a" * 300, "water", "wat", "círculo", "the",
    "l'eau", "👩\u200d👩\u200d👧", "Z\u032e\u031e\u0320\u0359\u0354\u0345a", "\u2067a\u2069",
    "\U0001d54f",
)  # fmt: skip
VALUES = st.one_of(st.sampled_from(["pattern", "en"]), st.text(max_size=9))
WORDS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(SIGNS), max_size=12).map(" ".join),
    st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=5)), max_size=40).map("".join),
)
QUERIES = st.builds(
    Query,
    words=WORDS,
    languages=st.sampled_from([("en",), ("ar", "en"), ("es", "en"), ("xx", "en")]),
    facets=st.dictionaries(
        st.sampled_from(["kind", "topic", "language", "nothing"]),
        st.frozensets(
            st.one_of(st.sampled_from(["pattern", "en"]), st.text(max_size=9)), max_size=3
        ),
        max_size=2,
    ),
    order=st.sampled_from(Order),
    page=st.integers(1, 60),
    size=st.integers(1, 30),
)


def test_no_query_is_an_error_for_either_engine(patient, count):
    tried = []

    @trying(
        max_examples=count(150, 10_000),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(QUERIES)
    def ask(query):
        tried.append(query)
        for indexes in engines.every():
            results = indexes.engine.search(query)
            assert results.engine == indexes.engine.name
            assert len(results.hits) <= query.size
            indexes.engine.suggest(query.words, query.languages)

    ask()
    assert len(tried) >= count(150, 10_000)
