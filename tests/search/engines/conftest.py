"""One contract, both engines: what is tested here is tested with each of them."""

import pytest

from search.promises import NOT_PROMISED

ENGINES = {"embedded": "embedded_of", "elasticsearch": "elastic_of"}
needs_server = pytest.mark.needs("elasticsearch")


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=needs_server)])
def engine_of(request):
    """An engine that holds just these records; no database is needed."""
    for marker in request.node.iter_markers("promise"):
        if said := NOT_PROMISED.get((request.param, *marker.args)):
            pytest.skip(said)
    return request.getfixturevalue(ENGINES[request.param])
