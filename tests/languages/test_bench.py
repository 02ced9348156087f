"""The bench: whoever sees a work for the first time brings it to readers, and loses no sentence."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from patterns.languages.bench import places
from patterns.languages.models import LanguageGroup
from tests import factories
from tests.factories import locale
from tests.languages import hidden
from tests.languages.people import FOREIGN, account, translator
from tests.languages.test_po import words as bench_words
from tests.languages.test_sanitising import DEEP
from tests.languages.writes import written
from tests.worlds import translation_of


def address(page, language):
    return reverse("translation_bench", args=[page.translation_key, language])


def form_of(answer):
    """What a browser would send back of the bench, by the path of each sentence."""
    data, by_path = {}, {}
    for _heading, found in answer.context["groups"]:
        for place in found:
            data[f"words-{place.name}"] = place.words
            data[f"seal-{place.name}"] = place.sealed
            by_path[place.path] = place
    return data, by_path


def words_of(page, language, path):
    """The words of today's sentence."""
    return bench_words(translation_of(page, language), path).data


@pytest.fixture
def circle(guarded):
    return guarded.page("circle")


@pytest.fixture
def arabic(guarded):
    return guarded.client("arabic")


def test_from_the_map_to_readers_with_what_the_screens_say(guarded, arabic):
    garden = guarded.page("garden")
    begin = reverse("translation_begin", args=[garden.translation_key, "ar"])
    assert begin in arabic.get("/admin/translation/works/?words=garden").content.decode()

    bench = arabic.post(begin).headers["Location"]
    answer = arabic.get(bench)
    shown = answer.content.decode()
    assert re.search(r'<textarea[^>]* lang="ar" dir="rtl"', shown)
    assert re.search(r'<p class="bench__source"[^>]* lang="en" dir="ltr"', shown)
    assert "Before readers can have it" in shown

    data, by_path = form_of(answer)
    early = arabic.post(bench, {**data, "do": "publish"}, follow=True)
    assert "It isn&#x27;t whole yet" in early.content.decode()
    assert not guarded.page("garden", "ar").live

    for path, place in by_path.items():
        data[f"words-{place.name}"] = f"كلمات {path} كافية لكي تكون هذه الجملة طويلة بما يكفي"
    done = arabic.post(bench, {**data, "do": "publish"}, follow=True)

    assert "Published. Readers have it now." in done.content.decode()
    page = guarded.page("garden", "ar")
    assert page.live
    assert f'href="{page.address}"' in done.content.decode()
    public = Client().get(f"/ar/patterns/{page.slug}/").content.decode()
    assert '<html lang="ar" dir="rtl"' in public
    assert "كلمات solution" in public


def test_the_preview_is_written_in_the_direction_of_its_language(circle, arabic):
    translation = translation_of(circle, "ar")

    shown = arabic.get(reverse("wagtail_localize:preview_translation", args=[translation.pk]))

    assert '<html lang="ar" dir="rtl"' in shown.content.decode()


def test_each_button_saves_all_that_was_typed(circle, arabic):
    data, by_path = form_of(arabic.get(address(circle, "ar")))
    data[f"words-{by_path['problem'].name}"] = "لا أحد يعرف من يقرر"
    data[f"words-{by_path['solution'].name}"] = "اجلسوا & اسألوا"
    name = by_path["problem"].name

    answer = arabic.post(address(circle, "ar"), {**data, "do": f"save-{name}"})

    assert answer.headers["Location"] == f"{address(circle, 'ar')}#at-{name}"
    assert words_of(circle, "ar", "problem") == "لا أحد يعرف من يقرر"
    assert words_of(circle, "ar", "solution") == "اجلسوا &amp; اسألوا"
    _data, again = form_of(arabic.get(address(circle, "ar")))
    assert again["solution"].words == "اجلسوا & اسألوا"
    assert again["solution"].by == account("arabic")


def test_what_was_only_looked_at_is_not_written(circle, arabic):
    data, _by_path = form_of(arabic.get(address(circle, "ar")))
    before = list(StringTranslation.objects.values_list("pk", "data", "updated_at"))

    with written() as tables:
        arabic.post(address(circle, "ar"), {**data, "do": "save"})

    assert "wagtail_localize_stringtranslation" not in tables
    assert list(StringTranslation.objects.values_list("pk", "data", "updated_at")) == before


def test_two_translators_at_one_sentence_see_both_and_lose_nothing(guarded, circle, arabic):
    data, by_path = form_of(arabic.get(address(circle, "ar")))
    other, _same = form_of(arabic.get(address(circle, "ar")))
    name = by_path["solution"].name
    arabic.post(address(circle, "ar"), {**other, f"words-{name}": "كلمات الأول"})

    data |= {f"words-{name}": "كلمات الثاني", f"words-{by_path['problem'].name}": "سؤال آخر"}
    answer = arabic.post(address(circle, "ar"), {**data, "do": "publish"})

    assert answer.status_code == 409
    assert words_of(circle, "ar", "solution") == "كلمات الأول"
    assert words_of(circle, "ar", "problem") == "سؤال آخر"
    back, again = form_of(answer)
    assert (again["solution"].theirs, again["solution"].words) == ("كلمات الأول", "كلمات الثاني")
    assert "Meanwhile somebody else wrote this here" in answer.content.decode()

    arabic.post(address(circle, "ar"), {**back, "do": "save"})
    assert words_of(circle, "ar", "solution") == "كلمات الثاني"


def changed(page, name, words):
    setattr(page, name, words)
    page.save_revision().publish()


def test_a_changed_sentence_shows_what_changed_and_keeps_its_old_words(circle, arabic):
    changed(circle, "solution", "Sit in a circle and listen.")

    answer = arabic.get(address(circle, "ar"))
    data, by_path = form_of(answer)
    place = by_path["solution"]
    assert (place.words, place.is_done) == ("zx-arabic-sentence", False)
    assert ("gone", "ask") in place.changes
    assert ("new", "listen") in place.changes
    assert "<ins>listen</ins>" in answer.content.decode()

    # Saving something else doesn't say that the old words are right.
    data[f"words-{by_path['problem'].name}"] = "سؤال"
    arabic.post(address(circle, "ar"), {**data, "do": "save"})
    _data, by_path = form_of(arabic.get(address(circle, "ar")))
    assert not by_path["solution"].is_done

    arabic.post(address(circle, "ar"), {**data, f"still-{place.name}": "on"})
    _data, by_path = form_of(arabic.get(address(circle, "ar")))
    assert by_path["solution"].is_done


def test_words_for_a_sentence_that_went_meanwhile_are_kept(circle, arabic):
    data, by_path = form_of(arabic.get(address(circle, "ar")))
    name = by_path["solution"].name
    changed(circle, "solution", "Sit in a circle and listen.")

    answer = arabic.post(address(circle, "ar"), {**data, f"words-{name}": "جديد"}, follow=True)

    assert "Your words are kept beside the new sentences" in answer.content.decode()
    _data, by_path = form_of(arabic.get(address(circle, "ar")))
    assert by_path["solution"].words == "جديد"


def test_what_cannot_be_kept_comes_back_in_its_field_with_the_reason(circle, arabic):
    data, by_path = form_of(arabic.get(address(circle, "ar")))
    name = by_path["solution"].name

    answer = arabic.post(address(circle, "ar"), {**data, f"words-{name}": DEEP})

    _data, again = form_of(answer)
    assert answer.status_code == 409
    assert "more than 200 marks" in again["solution"].refusal
    assert again["solution"].words == DEEP
    assert words_of(circle, "ar", "solution") == "zx-arabic-sentence"


def test_nothing_live_is_kept_of_what_was_typed(circle, arabic):
    data, by_path = form_of(arabic.get(address(circle, "ar")))
    name = by_path["solution"].name

    answer = arabic.post(
        address(circle, "ar"), {**data, f"words-{name}": "قف<script>x()</script>"}, follow=True
    )

    assert words_of(circle, "ar", "solution") == "قف"
    assert "were taken away" in answer.content.decode()


def test_a_seal_of_another_sentence_or_language_writes_nothing(guarded, circle, arabic):
    data, by_path = form_of(arabic.get(address(circle, "ar")))
    name = by_path["solution"].name
    greek = guarded.page("walk", "ar")
    foreign = translation_of(greek, "ar").source.stringsegment_set.first()
    forged = f"{foreign.string_id}-{by_path['title'].name.partition('-')[2]}"

    with written() as tables:
        arabic.post(address(circle, "ar"), {
            f"words-{forged}": "x", f"seal-{forged}": data[f"seal-{name}"],
            f"words-{name}": "x", f"seal-{name}": "",
            "words-x": "x", "words-": "x", "words-1-2-3": "x", "seal-1-2-3": "a.b.c",
        })  # fmt: skip

    assert "wagtail_localize_stringtranslation" not in tables


@pytest.mark.parametrize("name", FOREIGN)
def test_who_has_not_the_language_sees_and_writes_nothing(guarded, circle, arabic, name):
    data, by_path = form_of(arabic.get(address(circle, "ar")))
    data = dict.fromkeys(data, "zx-written") | {k: v for k, v in data.items() if "seal" in k}
    browser = guarded.client(name)

    for language in ("ar", "en"):
        shown = browser.get(address(circle, language))
        with written() as tables:
            sent = browser.post(address(circle, language), {**data, "do": "publish"})
        assert not tables
        assert (shown.status_code, sent.status_code) == (302, 302)
        assert not hidden.seen(shown, name)


def test_the_source_is_nobodys_to_write_here(guarded, circle):
    translator("english", "en")

    for name in ("english", "editor"):
        answer = guarded.client(name).get(address(circle, "en"))
        assert answer.headers["Location"] == "/admin/"


def test_without_the_right_to_publish_it_is_handed_in(guarded, circle):
    group = LanguageGroup.objects.get(locale=locale("ar")).group
    group.permissions.remove(Permission.objects.get(codename="publish_translations"))
    arabic = guarded.client("arabic")
    answer = arabic.get(address(circle, "ar"))
    assert "Save and publish" not in answer.content.decode()
    data, by_path = form_of(answer)
    data[f"words-{by_path['solution'].name}"] = "كلمات للمراجعة"

    arabic.post(address(circle, "ar"), {**data, "do": "publish"})
    told = arabic.post(address(circle, "ar"), {**data, "do": "ready"}, follow=True)

    page = guarded.page("circle", "ar")
    assert "Handed in for review" in told.content.decode()
    assert page.solution != "كلمات للمراجعة"
    assert page.get_latest_revision_as_object().solution == "كلمات للمراجعة"
    assert page.workflow_in_progress


def test_a_locked_page_waits(guarded, circle, arabic):
    data, by_path = form_of(arabic.get(address(circle, "ar")))
    page = guarded.page("circle", "ar")
    page.locked = True
    page.save(clean=False)

    data[f"words-{by_path['solution'].name}"] = "x"
    answer = arabic.post(address(circle, "ar"), {**data, "do": "save"})

    assert answer.headers["Location"] == "/admin/"
    assert words_of(circle, "ar", "solution") == "zx-arabic-sentence"


def test_it_costs_as_many_queries_for_a_long_work_as_for_a_short_one(
    guarded, arabic, django_assert_max_num_queries
):
    counts = []
    for count in (3, 8):
        forces = [("item", f"Force {n} of {count}") for n in range(count)]
        page = factories.pattern(f"Long {count}", slug=f"long-{count}", forces=forces)
        arabic.post(reverse("translation_begin", args=[page.translation_key, "ar"]))
        arabic.get(address(page, "ar"))
        with django_assert_max_num_queries(80) as captured:
            arabic.get(address(page, "ar"))
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_every_sentence_stands_there_once(circle):
    found = [place.name for _heading, group in places(translation_of(circle, "ar"))
             for place in group]  # fmt: skip

    assert len(found) == len(set(found)) > 5
