"""Pages as readers meet them, for tests of search."""

import html5lib
from django.test import Client


class Page:
    """A page as a reader meets it: by text and role."""

    def __init__(self, response):
        self.response = response
        self.tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)

    def all(self, path):
        return self.tree.findall(f".//{path}")

    def text(self, path="main"):
        return " ".join(" ".join("".join(each.itertext()).split()) for each in self.all(path))

    def links(self):
        return {"".join(a.itertext()).strip(): a.get("href") for a in self.all("main//a")}


def visit(address):
    response = Client().get(address)
    assert response.status_code == 200
    return Page(response)
