"""The site as a visitor without a browser walks it: every link, from the first page on.

`crawl(start)` yields each answer with where it was found. Of an address with choices in it (a
search, a hand of cards) only the first few are asked for: there are endlessly many.
"""

from collections import Counter, deque
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
from django.test import Client

HOME = "http://testserver"
CHOICES = 6
#: Not the reader's side: files as they are, and what asks for a password.
ELSEWHERE = ("/static/", "/media/", "/admin/", "/documents/")


@dataclass
class Answer:
    """What one address says, and the page that links to it."""

    path: str
    found_on: str
    response: object

    @property
    def is_page(self):
        return self.response.headers["Content-Type"].startswith("text/html")

    @property
    def document(self):
        return html5lib.parse(self.response.content, namespaceHTMLElements=False)


def crawl(start, below, most=None):
    """Answers to `start` and to everything under the path `below` that links lead to."""
    client, waiting, seen, chosen = Client(), deque([(start, "")]), {start}, Counter()
    while waiting and (most is None or most > 0):
        path, found_on = waiting.popleft()
        answer = Answer(path, found_on, client.get(path))
        yield answer
        most = most if most is None else most - 1
        if not answer.is_page:
            continue
        for target in links(answer):
            place, _, choice = target.partition("?")
            chosen[place] += bool(choice)
            many = choice and chosen[place] > CHOICES
            if target not in seen and not many and place.startswith(below):
                seen.add(target)
                waiting.append((target, path))


def links(answer):
    """Addresses on this site that the page links to, in order."""
    for element in answer.document.iter("a"):
        target = urldefrag(urljoin(HOME + answer.path, element.get("href", ""))).url
        parts = urlsplit(target)
        if f"{parts.scheme}://{parts.netloc}" == HOME and not parts.path.startswith(ELSEWHERE):
            yield parts.path + (f"?{parts.query}" if parts.query else "")
