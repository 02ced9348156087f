"""One contract, both engines: what is tested here is tested with each of them that promises it."""

import pytest

from search.promises import NOT_PROMISED

ENGINES = {"embedded": "embedded_of", "elasticsearch": "elastic_of"}
needs_server = pytest.mark.needs("elasticsearch")


def pytest_collection_modifyitems(config, items):
    """What an engine doesn't promise isn't asked of it."""
    left_out = [item for item in items if not is_promised(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def is_promised(item):
    engine = item.callspec.params.get("engine_of") if hasattr(item, "callspec") else None
    promises = [marker.args[0] for marker in item.iter_markers("promise")]
    return not any((engine, promise) in NOT_PROMISED for promise in promises)


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=needs_server)])
def engine_of(request):
    """An engine that holds just these records; no database is needed."""
    return request.getfixturevalue(ENGINES[request.param])
