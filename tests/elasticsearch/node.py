"""One node of the assembled Elasticsearch, on this machine's loopback address.

Knows the settings a node is started with, and when it answers. Knows only the standard library.
"""

import json
import socket
import subprocess
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.elasticsearch.assembling import NotAssembled, assembled, java

#: A busy machine may take its time; a quiet one needs five seconds.
_SECONDS_TO_START = 180


def command(data: Path, port: int, heap: str = "400m", *, ends_with_input: bool = False):
    """The words that start a node which keeps everything under `data`."""
    folder = assembled()
    settings = {
        "path.home": folder / "home",
        "path.data": data / "data",
        "path.logs": data / "logs",
        "node.name": "local",
        "cluster.name": f"local-{port}",
        "network.host": "127.0.0.1",
        "http.port": port,
        "transport.port": 0,
        "discovery.type": "single-node",
        # A developer's disk is often nearly full, and that is none of its business.
        "cluster.routing.allocation.disk.threshold_enabled": "false",
    }
    options = [f"-Xms{heap}", f"-Xmx{heap}", "-XX:+UseSerialGC", "-Dlog4j2.disable.jmx=true"]
    if ends_with_input:
        options.append("-Dends.with.input=true")
    words = [f"{name}={value}" for name, value in settings.items()]
    return [java(), *options, "-cp", f"{folder / 'lib'}/*", "Server", *words]


def wait_for(process: subprocess.Popen, url: str) -> None:
    """Return when the node answers; raise when it ended, or takes too long."""
    last = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < last:
        if process.poll() is not None:
            raise NotAssembled(f"Elasticsearch ended at once, with status {process.returncode}.")
        if answers(url):
            return
        time.sleep(0.2)
    raise NotAssembled(f"Elasticsearch didn't answer at {url} in {_SECONDS_TO_START} s.")


def answers(url: str) -> bool:
    try:
        with urlopen(f"{url}/_cluster/health", timeout=2) as answer:  # noqa: S310 - our own
            return json.load(answer)["status"] != "red"
    except (URLError, OSError, ValueError):
        return False


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return door.getsockname()[1]
