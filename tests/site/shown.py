"""A page as its reader gets it, asked for by what it says and what things are.

`shown(path)` is the answer parsed; its methods know headings, links and languages, never classes.
"""

import json
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.test import Client

ROOT = "http://testserver"


@dataclass
class Shown:
    """One answer of the site."""

    path: str
    status: int
    soup: BeautifulSoup

    @property
    def html(self):
        return self.soup.html

    @property
    def main(self):
        return self.soup.main

    def text(self, inside=None):
        """All words, with single spaces between them."""
        return words((inside or self.soup.body).get_text(" "))

    def clause(self, heading):
        """The section under a heading; None where there is none."""
        found = [h for h in self.soup.find_all(["h2", "h3"]) if words(h.get_text(" ")) == heading]
        return found[0].parent if found else None

    def link(self, name, inside=None):
        """The link with this name; None where there is none."""
        links = (inside or self.main).find_all("a", href=True)
        return next((a for a in links if words(a.get_text(" ")) == name), None)

    def links(self, inside=None):
        return [a["href"] for a in (inside or self.soup).find_all("a", href=True)]

    def language_of(self, element):
        """The language an element is in: its own, else that of the nearest one around it."""
        for each in (element, *element.parents):
            if each.get("lang"):
                return each["lang"]
        return None

    def head(self, rel):
        """Address by language (or by number) of each link of this kind in the head; feeds aside."""
        links = self.soup.head.find_all("link", rel=rel, type=False)
        return {link.get("hreflang", place): link["href"] for place, link in enumerate(links)}

    @property
    def languages(self):
        """The buttons of the language menu."""
        return self.soup.header.find("details").find_all("button")

    def meta(self, name):
        tag = self.soup.head.find("meta", attrs={"name": name})
        tag = tag or self.soup.head.find("meta", attrs={"property": name})
        return tag["content"] if tag else None

    @property
    def data(self):
        """The linked data the page carries."""
        return json.loads(self.soup.find("script", type="application/ld+json").string)


def words(text):
    return " ".join(text.split())


def shown(path, client=None):
    answer = (client or Client()).get(path)
    return Shown(path, answer.status_code, BeautifulSoup(answer.content, "html5lib"))
