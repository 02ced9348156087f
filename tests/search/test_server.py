"""The Elasticsearch for development and tests: one of its own kind, and gone when it should be."""

import os
import re
import signal
import socket
import subprocess
import sys
from urllib.request import urlopen

import pytest
from django.conf import settings

from tests.elasticsearch.assembling import cache_folder, can_be_assembled
from tests.elasticsearch.node import free_port

pytestmark = pytest.mark.needs("elasticsearch")


def test_it_knows_the_analyzers_of_languages(elastic):
    with elastic.engine.client.within(30) as client:
        tokens = client.indices.analyze(analyzer="arabic", text="والبلديات")["tokens"]

    assert [token["token"] for token in tokens] == ["بلد"]


def test_what_is_assembled_lies_outside_the_project():
    assert settings.ROOT not in cache_folder().resolve().parents


@pytest.mark.skipif(not can_be_assembled(), reason="needs Java and Maven, not an address")
def test_one_command_runs_it_until_it_is_told_to_stop(tmp_path):
    port = free_port()
    command = [sys.executable, "manage.py", "search_server", "--port", str(port)]
    kept = {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "cms_config.settings.local"}
    with subprocess.Popen(
        command, cwd=settings.ROOT, env=os.environ | kept, stdout=subprocess.PIPE, text=True
    ) as server:
        said = next(line for line in server.stdout if "ELASTICSEARCH_URL" in line)
        assert said.strip() == f"ELASTICSEARCH_URL=http://127.0.0.1:{port}"
        assert urlopen(f"http://127.0.0.1:{port}/_cat/health").status == 200
        server.send_signal(signal.SIGTERM)
        assert server.wait(60) == 0
    assert (tmp_path / "elasticsearch" / "data").is_dir()


def test_a_port_in_use_is_said_to_be(tmp_path):
    command = [sys.executable, "-m", "tests.elasticsearch", "--port"]
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = str(door.getsockname()[1])
        ended = subprocess.run(
            [*command, port], cwd=settings.ROOT, check=False, capture_output=True, text=True
        )

    assert ended.returncode == 1
    assert re.search(f"Port {port} is in use by another program", ended.stderr)
