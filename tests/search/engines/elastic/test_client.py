"""What a server is told of who asks, and how it is known to be the right one."""

import base64
import json
import ssl
import subprocess

import pytest

from search.contract import EngineUnavailable
from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.server import Server
from tests.search import nasty_server as nasty
from tests.search.engines.elastic.test_trouble import WHOLE


def asked(server, url="", **about):
    """A question to it, and what stood before the question's body."""
    engine = ElasticEngine(Server((url or server.url,), **about), ("en",), ("kind",), reading=30.0)
    try:
        engine.facet_values()
    finally:
        engine.close()
    return server.heads[-1].splitlines()


@pytest.fixture
def server():
    with nasty.serving(nasty.says(200, json.dumps(WHOLE | {"aggregations": {}}))) as server:
        yield server


def test_the_user_and_password_of_the_address_are_told(server):
    told = base64.b64encode(b"library:p@ss/word").decode()
    head = asked(server, server.url.replace("//", "//library:p%40ss%2Fword@"))

    assert f"authorization: Basic {told}" in head
    assert f"Host: {server.url.removeprefix('http://')}" in head


def test_a_key_takes_their_place(server):
    head = asked(server, server.url.replace("//", "//library:word@"), api_key="a2V5OnNlY3JldA==")

    assert "authorization: ApiKey a2V5OnNlY3JldA==" in head


def test_without_either_nothing_is_told(server):
    assert "authorization" not in "".join(asked(server)).lower()


def test_the_index_that_is_asked_begins_with_the_sites_prefix(server):
    assert asked(server, prefix="valley")[0].startswith("POST /valley_works_")


@pytest.fixture
def certificate(tmp_path):
    """A certificate that only who has its file trusts, with its key."""
    made, key = tmp_path / "ca.pem", tmp_path / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=search", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(
        [*command, *names, "-keyout", key, "-out", made], check=True, capture_output=True
    )
    return made, key


@pytest.mark.needs("openssl")
def test_a_server_is_trusted_by_the_certificates_of_a_file_and_by_no_others(certificate):
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*certificate)
    whole = nasty.says(200, json.dumps(WHOLE | {"aggregations": {}}))
    with nasty.serving(whole, tls) as server:
        assert asked(server, ca_file=str(certificate[0]))[0].startswith("POST /mit_works_")
        with pytest.raises(EngineUnavailable, match="can't be reached"):
            asked(server)

    assert len(server.heads) == 1
