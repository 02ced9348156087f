"""An editor publishes in the admin's form while the search server behaves badly, unnoticed.

That nobody waits is proved by who is asked: no connection is made at all before the answer is
there and the page that follows it is shown. What was published is taken in by whoever keeps the
index.
"""

import pytest

from search import engines, registering
from search.breaker import breaker_of
from search.engines import embedded_engine
from search.models import OutboxRow
from tests.patterns.editing import submit
from tests.search.making import found
from tests.search.nasty_server import answer, breaks_off, closes, drips, never, says, serving

MODES = {
    "never": never,
    "drip": drips(answer(200, "{}"), every=1.0),
    "503": says(503, "{}"),
    "closes": closes,
    "breaks off": breaks_off,
}


@pytest.fixture(params=MODES)
def nasty(request, indexed, settings):
    """A site whose Elasticsearch has an index, and has gone wrong since."""
    with serving(MODES[request.param]) as server:
        settings.ELASTICSEARCH_URL = [server.url]
        breaker_of("elasticsearch").forget()
        indexes = engines.named("elasticsearch")
        registering.register("elasticsearch:mit_1", indexes.place)
        registering.in_place("elasticsearch:mit_1")
        yield server
        indexes.engine.close()
        breaker_of("elasticsearch").forget()


def test_the_form_speaks_with_no_server(nasty, indexed):
    browser, page = indexed.client("editor"), indexed.page("garden")
    page.title = "Zanahoria"
    after = browser.get(submit(browser, page, publish=True).url)

    assert nasty.connections == 0
    assert after.status_code == 200
    assert indexed.page("garden").live_revision.content["title"] == "Zanahoria"
    assert found(embedded_engine(), "zanahoria") == [indexed.key("garden")]
    waiting = OutboxRow.objects.filter(index="elasticsearch:mit_1")
    assert [row.key for row in waiting] == [indexed.key("garden")]
