"""What the embedded engine does besides: it saves work, and follows its file."""

from search.engines.embedded.engine import EmbeddedEngine
from tests.search.making import asking, record, version


def test_writing_what_is_there_changes_nothing(engine_of):
    same = record("a", version(title="Well"), prior=0.5)
    engine = engine_of(same)

    assert engine.write([same]) == 0


def test_another_process_sees_what_was_written(engine_of, index_path):
    engine = engine_of(record("a", facets={"topic": ("domain/x",)}))
    other = EmbeddedEngine(index_path)
    assert other.search(asking()).total == 1

    engine.write([record("b", facets={"topic": ("domain/x",)})], ["a"])

    results = other.search(asking())
    assert [hit.key for hit in results.hits] == ["b"]
    assert [(c.value, c.count) for c in results.facets["topic"]] == [("domain/x", 1)]
    other.file.close()
