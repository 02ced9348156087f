"""Runs Elasticsearch on this machine in the foreground: `python3 -m tests.elasticsearch`.

Needs no environment, only Java and Maven; `manage.py search_server` runs it, too. Ctrl-C or
SIGTERM ends it; what it holds stays under --data for the next time.
"""

import argparse
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.elasticsearch.assembling import NotAssembled, assembled
from tests.elasticsearch.node import command, wait_for


def main() -> None:
    words = argparse.ArgumentParser(prog="search_server", description=__doc__)
    words.add_argument("--port", type=int, default=9200)
    words.add_argument("--heap", default="400m", help="Java's memory, as Java writes it: 400m, 1g.")
    words.add_argument("--data", type=Path, help="A folder to keep; without it, a temporary one.")
    given = words.parse_args()
    try:
        assembled(say)
        if given.data:
            run(given.data, given.port, given.heap)
        else:
            with tempfile.TemporaryDirectory(prefix="library-elasticsearch-") as folder:
                run(Path(folder), given.port, given.heap)
    except NotAssembled as trouble:
        sys.exit(str(trouble))


def run(data: Path, port: int, heap: str) -> None:
    """A node until somebody ends it."""
    refuse_if_taken(port)
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command(data, port, heap)) as node:

        def end(*_signal) -> None:
            node.terminate()
            sys.exit(0)

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        wait_for(node, url)
        say(f"\n  ELASTICSEARCH_URL={url}\n\n  Ctrl-C stops it.\n")


def refuse_if_taken(port: int) -> None:
    """Else a server that is there already would be taken for the one that can't start."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        raise NotAssembled(
            f"Port {port} is in use by another program. Write --port {port + 1}."
        ) from None


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - for a person


if __name__ == "__main__":
    main()
