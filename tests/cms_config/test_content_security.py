"""The policy that readers' browsers are given."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize("path", ["/en/", "/ar/search/", "/en/nowhere/", "/robots.txt"])
def test_a_reader_loads_nothing_from_elsewhere_and_nothing_inline(world, client, path):
    policy = client.get(path).headers["Content-Security-Policy"]
    said = dict(part.strip().split(" ", 1) for part in policy.split(";"))

    assert said["default-src"] == "'none'"
    assert said["script-src"] == said["style-src"] == said["frame-ancestors"] == "'self'"
    assert not any(word in policy for word in ("unsafe", "http:", "https:", "*"))


def test_the_editors_side_keeps_its_own_scripts(world, client):
    assert "Content-Security-Policy" not in client.get("/admin/login/").headers


def test_only_the_editors_preview_may_stand_in_a_frame(world, client):
    page = world.page("circle")
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    shown = world.client("editor").get(preview, {"in_preview_panel": "true"})

    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert client.get("/en/patterns/circle/").headers["X-Frame-Options"] == "DENY"
