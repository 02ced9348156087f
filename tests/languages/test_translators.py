"""Translators have languages, not trees: what they may do with theirs, and nothing else."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from patterns import policy
from patterns.languages.models import LanguageGroup
from patterns.models import ConceptLabel
from patterns.policy import Action
from tests.factories import locale
from tests.languages.people import account, translator
from tests.patterns import editing
from tests.worlds import translation_of

ON_A_PAGE = (
    "delete", "move", "copy", "lock", "unlock", "set_privacy", "convert_alias", "add_subpage",
)  # fmt: skip


def segment_of(translation, path):
    return StringSegment.objects.get(source=translation.source, context__path=path)


def words_of(translation, path):
    return StringTranslation.objects.get(
        context__path=path, context__object_id=translation.source.object_id,
        locale=translation.target_locale,
    ).data  # fmt: skip


def test_a_translator_writes_previews_takes_and_brings_their_language(guarded):
    browser = guarded.client("arabic")
    page = guarded.page("circle", "ar")
    translation = translation_of(page, "ar")

    assert browser.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    segment = segment_of(translation, "solution")
    answer = editing.put(browser, "edit_string_translation", translation, segment, "اجلسوا")
    assert (answer.status_code, words_of(translation, "solution")) == (200, "اجلسوا")
    address = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    assert "اجلسوا" in browser.get(address).content.decode()
    address = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    file = browser.get(address).content.replace("اجلسوا".encode(), "قفوا".encode())
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    browser.post(address, {"file": BytesIO(file)})
    assert words_of(translation, "solution") == "قفوا"


def test_a_translator_publishes_their_language(guarded):
    page = guarded.page("walk", "ar")
    assert not page.live

    editing.publish_translation(guarded.client("arabic"), page)

    assert guarded.page("walk", "ar").live


def test_without_the_right_to_publish_a_translation_waits(guarded):
    group = LanguageGroup.objects.get(locale=locale("ar")).group
    group.permissions.remove(Permission.objects.get(codename="publish_translations"))
    page, live = guarded.page("walk", "ar"), guarded.page("circle", "ar")
    browser = guarded.client("arabic")

    editing.publish_translation(browser, page)
    browser.post(f"/admin/pages/{live.pk}/unpublish/")

    assert not guarded.page("walk", "ar").live
    assert guarded.page("circle", "ar").live
    assert browser.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_a_translator_begins_what_is_published_in_their_language_and_no_other(guarded):
    browser = guarded.client("greek")
    garden, draft = guarded.page("garden"), guarded.page("secret")

    editing.submit_for_translation(browser, garden, "el", "it")
    editing.submit_for_translation(browser, draft, "el")
    assert not Translation.objects.filter(source__object_id=garden.translation_key).exists()
    assert not Page.objects.filter(translation_key=draft.translation_key).exclude(pk=draft.pk)

    answer = editing.submit_for_translation(browser, garden, "el")

    greek = guarded.page("garden", "el")
    assert answer.headers["Location"] == f"/admin/pages/{greek.pk}/edit/"
    assert not greek.live


def test_the_form_offers_a_translator_only_their_languages(guarded):
    garden = guarded.page("garden")
    address = reverse("wagtail_localize:submit_page_translation", args=[garden.pk])

    form = guarded.client("greek").get(address).context["form"]

    offered = form.fields["locales"].queryset.values_list("language_code", flat=True)
    assert list(offered) == ["el"]


def test_a_translator_never_gives_a_whole_tree_to_translators(guarded):
    module = guarded.page("governance")
    address = reverse("wagtail_localize:submit_page_translation", args=[module.pk])
    data = {"locales": [locale("el").pk], "include_subtree": "on"}

    guarded.client("greek").post(address, data)

    assert not Page.objects.filter(slug="governance", locale=locale("el")).exists()


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_source_is_never_a_translators_whatever_its_language(guarded, language):
    source = guarded.page("asamblea", "es") if language == "es" else guarded.page("circle")
    translator("spanish", "es", "en")
    browser = guarded.client("spanish")

    edited = browser.get(f"/admin/pages/{source.pk}/edit/")
    editing.submit(browser, source, publish=True)
    browser.post(f"/admin/pages/{source.pk}/unpublish/")

    assert edited.headers["Location"] == "/admin/"
    assert type(source).objects.get(pk=source.pk).live
    assert source.revisions.count() == type(source).objects.get(pk=source.pk).revisions.count()
    # Its translation, in the same tree as other sources, is.
    mine = guarded.page("circle", "es") if language == "es" else guarded.page("asamblea", "en")
    assert browser.get(f"/admin/pages/{mine.pk}/edit/").status_code == 200


@pytest.mark.parametrize("name", ON_A_PAGE)
def test_a_language_gives_no_right_in_the_tree(guarded, name):
    page = guarded.page("circle", "ar")
    before = (page.locked, page.get_view_restrictions().count(), page.alias_of_id)
    address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
    browser = guarded.client("arabic")

    browser.get(address)
    browser.post(address, {"restriction_type": "login", "new_slug": "x", "new_title": "x",
                           "new_parent_page": page.get_parent().pk})  # fmt: skip

    after = guarded.page("circle", "ar")
    assert (after.locked, after.get_view_restrictions().count(), after.alias_of_id) == before
    assert Page.objects.filter(slug__in=["circle", "x"], locale=locale("ar")).count() == 1


def test_a_locked_page_waits(guarded):
    page = guarded.page("circle", "ar")
    page.locked = True
    page.save(clean=False)
    translation = translation_of(page, "ar")

    answer = editing.put(
        guarded.client("arabic"), "edit_string_translation", translation,
        segment_of(translation, "solution"), "x",
    )  # fmt: skip

    assert (answer.status_code, words_of(translation, "solution")) == (403, "zx-arabic-sentence")


def test_words_of_concepts_belong_to_those_of_their_language(guarded):
    arabic, greek = account("arabic"), account("greek")
    label = ConceptLabel(language="ar", text="ماء")

    assert policy.allows(arabic, Action.TRANSLATE, label)
    assert not policy.allows(greek, Action.TRANSLATE, label)
    assert not policy.allows(arabic, Action.TRANSLATE, ConceptLabel(language="en"))
    assert not policy.allows(arabic, Action.TRANSLATE, ConceptLabel)
    assert not policy.allows(arabic, Action.EDIT, label)


def test_what_a_translator_may_see_as_one_query_is_what_they_may_see_one_by_one(guarded):
    pages = policy_registry.get_by_type(Page)
    person = account("arabic")

    seen = set(pages.explorable_instances(person).values_list("pk", flat=True))
    edited = set(pages.instances_user_has_permission_for(person, "change"))
    one_by_one = {
        page.pk for page in Page.objects.all() if policy.allows(person, Action.SEE, page.specific)
    }

    assert seen == one_by_one == {page.pk for page in edited}
    assert {page.locale.language_code for page in edited} == {"ar"}


def test_stopping_and_turning_into_a_copy_are_closed_to_everybody(guarded):
    page = guarded.page("circle", "ar")
    translation = translation_of(page, "ar")
    for name in ("editor", "arabic"):
        browser = guarded.client(name)
        browser.post(reverse("wagtail_localize:stop_translation", args=[translation.pk]))
        browser.post(reverse("wagtail_localize:convert_to_alias", args=[page.pk]))

    translation.refresh_from_db()
    assert translation.enabled
    assert guarded.page("circle", "ar").alias_of is None


def test_a_copy_that_is_no_translation_is_closed_to_everybody(guarded):
    garden = guarded.page("garden")
    address = f"/admin/api/main/pages/{garden.pk}/action/copy_for_translation/"

    answer = guarded.client("editor").post(
        address, {"locale": "it"}, content_type="application/json"
    )  # fmt: skip

    assert answer.headers["Location"] == "/admin/"
    assert Page.objects.filter(translation_key=garden.translation_key).count() == 1


def test_following_the_source_publishes_nothing(guarded):
    circle = guarded.page("circle")
    source = translation_of(circle, "fr").source
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    browser = guarded.client("editor")

    shown = browser.get(address).content.decode()
    refused = browser.post(address, {"publish_translations": "on"})
    done = browser.post(address)

    assert "Publish immediately" not in shown
    assert refused.headers["Location"] == "/admin/"
    assert done.status_code == 302
    assert not guarded.page("circle", "fr").live
