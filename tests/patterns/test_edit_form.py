"""The editor's form: it leads to the guide for what is being written."""

import pytest
from django.urls import reverse

GUIDES = {
    "circle": "pattern/", "round": "technique/", "well": "case/", "valley": "", "governance": "",
    "deciding": "",
}  # fmt: skip


@pytest.mark.parametrize(("slug", "kind"), GUIDES.items())
def test_each_form_leads_to_the_guide(world, slug, kind):
    form = reverse("wagtailadmin_pages:edit", args=[world.page(slug).pk])

    assert f'href="/en/guide/{kind}"' in world.client("editor").get(form).text


def test_an_empty_form_does_too(world):
    listing = world.page("well").get_parent()
    form = reverse("wagtailadmin_pages:add", args=["patterns", "casepage", listing.pk])

    assert 'href="/en/guide/case/"' in world.client("editor").get(form).text
