"""One node for a whole test run, however many processes it has.

The first that needs it starts it; each holds an end of the pipe that is its input, and when the
last of them has gone, however that came about, it ends by itself.
"""

import fcntl
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.elasticsearch.node import command, free_port, wait_for


@contextmanager
def shared_node(folder: Path) -> Iterator[str]:
    """The address of the node that lives in this folder."""
    folder.mkdir(exist_ok=True)
    pipe = folder / "input"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not pipe.exists():
            os.mkfifo(pipe)
        # For reading, too: opened for writing alone, it would wait for the node to listen.
        held = os.open(pipe, os.O_RDWR)
        url = folder / "url"
        if not url.exists():
            url.write_text(start(folder, pipe), encoding="ascii")
    try:
        yield url.read_text(encoding="ascii")
    finally:
        os.close(held)


def start(folder: Path, pipe: Path) -> str:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with pipe.open("rb") as reading, (folder / "log").open("wb") as log:
        node = subprocess.Popen(
            command(folder, port, ends_with_input=True), stdin=reading, stdout=log, stderr=log
        )
    try:
        wait_for(node, address)
    except BaseException:
        node.kill()
        raise
    # It outlives this process if another one still needs it, so nobody waits for it here.
    node.returncode = 0
    return address
