"""A site that `start` serves, seen from outside: what it prints, answers and is made of."""

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import psutil

ROOT = Path(__file__).resolve().parents[2]
OWN = {"DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE", "DATABASE_URL", "PORT"}


class NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def surroundings(folder):
    """A server's environment with a home folder that has nothing in it."""
    left = {name: value for name, value in os.environ.items() if name not in OWN}
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    return {**left, "DATA_DIR": str(folder), "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}


class Started:
    """A started site: its process, what it printed, its address."""

    def __init__(self, folder, *words, cwd=ROOT):
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "start", "--port", "0", *words],
            cwd=cwd,
            env=surroundings(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            if "Ctrl-C" in line:
                break
        else:
            self.process.communicate()
            raise AssertionError(f"The site did not start. It said: {self.said}")
        self.port = int(re.search(r"http://localhost:(\d+)/", self.said)[1])

    def asked(self, path, **headers):
        """The status, headers and text of an answer; a redirect is one, and so is an error."""
        request = Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        try:
            answer = build_opener(NoRedirect).open(request, timeout=60)
        except HTTPError as refused:
            answer = refused
        with answer:
            text = answer.read().decode(errors="replace")
            return SimpleNamespace(status=answer.status, headers=answer.headers, text=text)

    def family(self):
        first = psutil.Process(self.process.pid)
        return [first, *first.children(recursive=True)]

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.said += self.process.communicate(timeout=60)[0]


@contextmanager
def started(folder, *words, **more):
    site = Started(folder, *words, **more)
    try:
        yield site
    finally:
        if site.process.poll() is None:
            site.stop()
