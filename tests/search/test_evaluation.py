"""Measuring the search on a collection with known answers."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

CORPUS = [
    {"_id": "d1", "language": "en", "title": "Compost", "text": "Worms turn scraps into soil."},
    {"_id": "d2", "language": "en", "title": "Budget", "text": "Money is decided in the hall."},
    {"_id": "d2", "language": "de", "title": "Haushalt", "text": "Das Geld im Rathaus."},
]
QUERIES = [
    {"_id": "q1", "language": "en", "text": "what do worms turn into soil"},
    {"_id": "q2", "language": "de", "text": "Geld"},
    {"_id": "q3", "language": "en", "text": "nobody asked"},
]
ANSWERS = "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\n"


@pytest.fixture
def collection(tmp_path):
    for name, rows in (("corpus", CORPUS), ("queries", QUERIES)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "qrels.tsv").write_text(ANSWERS)
    return tmp_path


def evaluated(folder, **given):
    said = StringIO()
    call_command("search_evaluate", folder, json=True, stdout=said, **given)
    return json.loads(said.getvalue())


def test_a_perfect_answer_is_one(collection):
    found = evaluated(collection)

    assert (found["engine"], found["works"], found["queries"]) == ("embedded", 2, 2)
    assert found["ndcg@10"] == 1
    assert found["languages"]["de"]["recall@10"] == 1


@pytest.mark.needs("elasticsearch")
def test_elasticsearch_is_measured_in_an_index_that_goes(
    collection, elastic, elasticsearch, settings
):
    settings.ELASTICSEARCH_URL = [elasticsearch]
    settings.ELASTICSEARCH_PREFIX = "evaluated"
    found = evaluated(collection, engine="elasticsearch")

    assert (found["engine"], found["works"], found["ndcg@10"]) == ("elasticsearch", 2, 1)
    with elastic.engine.client.within(60) as client:
        assert not client.indices.get_alias(index="evaluated*").body


def test_a_server_that_isn_t_named_is_said_to_be(collection):
    with pytest.raises(CommandError, match="Set ELASTICSEARCH_URL"):
        evaluated(collection, engine="elasticsearch")


def test_a_folder_that_is_no_collection_is_said_to_be(tmp_path):
    with pytest.raises(CommandError, match="corpus.jsonl can't be read"):
        evaluated(tmp_path)
