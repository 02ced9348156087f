"""Serving the site from this machine to itself: an open port, then a server in this process.

Also the configuration that gunicorn reads (the names in small letters below), here and where a
site for everybody is served. One worker with four threads: one copy of the site in memory, and
SQLite has one writer anyway.
"""

import errno
import os
import socket
import sys
from typing import NoReturn

from django.core.management.base import CommandError
from gunicorn.workers.base import Worker

from cms_config import env
from cms_config.settings.paths import DATA_DIR, ROOT

LOOPBACK = "127.0.0.1"

worker_class = "gthread"
threads = 4
# Publishing a work with many versions may take longer than the 30 seconds that are the default.
timeout = 120
graceful_timeout = 20
# The longest search in Arabic or Chinese, written out as an address, with its facets.
limit_request_line = 8190
# Gunicorn would put these into the home folder and the system's; data stays in one place.
control_socket_disable = True
worker_tmp_dir = str(DATA_DIR)
# One line for each request drowns what matters in a terminal.
accesslog = None
loglevel = "warning"


def post_worker_init(worker: Worker) -> None:
    """Gunicorn calls this when the site answers: now its addresses mean something."""
    # Django is there only now; this module is read before it.
    from patterns.languages import long_work
    from search.keeping import keep_in_background

    keep_in_background()
    long_work.begin()  # What a process before this one was asked for, and didn't finish.
    if _is_started(worker):
        print(addresses(env.read("PORT", env.PORT, 8000)), flush=True)  # noqa: T201 - for a person


def _is_started(worker: Worker) -> bool:
    """Whether `start` opened the door, for somebody at a terminal."""
    return any(place.startswith("fd://") for place in worker.cfg.bind)


def addresses(port: int) -> str:
    return (
        f"\n  The library   http://localhost:{port}/"
        f"\n  Editing it    http://localhost:{port}/admin/"
        "\n\n  Ctrl-C stops it.\n"
    )


def open_door(port: int) -> socket.socket:
    """A listening socket on the loopback address, for the server to take over."""
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((LOOPBACK, port))
        # Bound alone, two programs may share a port until one of them listens.
        door.listen()
    except (OSError, OverflowError) as problem:
        raise CommandError(closed(port, problem)) from None
    return door


def closed(port: int, problem: Exception) -> str:
    """Why a port can't be had, and what to write instead."""
    another = f"python3 manage.py start --port {port + 1 if 1023 < port < 65535 else 8001}"
    if isinstance(problem, OverflowError):
        return f"{port} is not a port. Ports are 1 to 65535. Write: {another}"
    if problem.errno == errno.EADDRINUSE:
        return f"Port {port} is in use by another program. Start on another one: {another}"
    return f"Port {port} can't be opened ({problem.strerror}). Start on another one: {another}"


def serve(door: socket.socket, *, debug: bool = False) -> NoReturn:
    """Replace this process by the server: what prepared the site leaves memory, the id stays."""
    port = door.getsockname()[1]
    os.environ["PORT"] = str(port)
    command = [sys.executable, "manage.py", "runserver", f"{LOOPBACK}:{port}"]
    if debug:
        door.close()
    else:
        door.set_inheritable(True)
        command = [sys.executable, "-m", "gunicorn", "--config", "python:cms_config.serving"]
        command += ["--bind", f"fd://{door.fileno()}", "cms_config.wsgi"]
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted
