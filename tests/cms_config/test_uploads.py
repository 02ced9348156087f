"""What editors upload: pictures that aren't, pictures that would fill the memory, programs."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import get_resolver, reverse
from PIL import Image

from patterns.models import LibraryDocument, LibraryImage


def png(size, mode="RGB"):
    return encoded("PNG", size, mode)


def encoded(kind, size, mode="RGB"):
    data = BytesIO()
    Image.new(mode, size).save(data, kind)
    return data.getvalue()


def sent(data, name):
    file = BytesIO(data)
    file.name = name
    return file


PICTURES = {
    "half a photograph": encoded("JPEG", (400, 400))[:-900],
    "cut off": png((400, 400))[:-40],
    "121 million pixels": png((11_000, 11_000), "1"),
    "no picture": b"<html></html>",
    "nothing": b"",
}


@pytest.mark.parametrize("data", PICTURES.values(), ids=PICTURES)
@pytest.mark.parametrize("address", ["wagtailimages:add", "wagtailimages:add_multiple"])
def test_what_is_no_picture_of_a_camera_is_refused_in_words(world, data, address):
    browser = world.client("editor")
    browser.raise_request_exception = False

    answer = browser.post(
        reverse(address),
        {"title": "x", "file": sent(data, "x.png"), "files[]": sent(data, "x.png")},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert answer.status_code == 200
    assert not LibraryImage.objects.exists()


def test_a_whole_picture_is_taken(world):
    data = {"title": "x", "file": sent(png((40, 40)), "x.png"), "collection": 1}

    world.client("editor").post(reverse("wagtailimages:add"), data)

    assert LibraryImage.objects.get().width == 40


@pytest.mark.parametrize("name", ["x.html", "x.svg", "x.exe", "x.pdf.js"])
def test_what_a_browser_runs_is_no_document(world, name):
    data = {"title": "x", "file": sent(b"<script>x()</script>", name)}

    answer = world.client("editor").post(reverse("wagtaildocs:add"), data)

    assert answer.status_code == 200
    assert not LibraryDocument.objects.exists()


def test_a_document_is_kept_and_never_opened_as_a_page(world):
    file = ContentFile(b"<script>x()</script>", name="x.txt")
    document = LibraryDocument.objects.create(title="x", file=file)

    answer = Client().get(document.url)
    answer.close()

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_nothing_answers_with_whatever_wagtail_would_tell_programs():
    """Its API tells of fields nobody chose; ours is `api/search/`."""
    routes = {str(found.pattern) for found in get_resolver().url_patterns}

    assert not [route for route in routes if "api/v" in route]
