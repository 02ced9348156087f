"""Changes reach the index: whatever changed, whoever changed it, and none is lost."""

import threading

from django.db import transaction
from wagtail.models import PageViewRestriction

from patterns.models import ConceptLabel, HomePage, Keyword, PatternPage
from patterns.signals import works_changed
from search import outbox, registering, syncing
from search.bell import bell
from search.engines import embedded_engine, embedded_indexes
from search.keeping import bring_up_to_date, keep
from search.models import OutboxRow, SearchIndex
from search.verifying import verify
from tests import factories
from tests.copies import on_both_databases
from tests.search.making import asking, found


def finds(words, *languages):
    return found(embedded_engine(), words, *languages)


def publish(page, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def nothing_differs():
    """Whether the index tells what the library tells; a list of what differs where it doesn't."""
    comparison = verify()
    assert comparison.differences == ()
    assert comparison.on_their_way == 0
    return True


@on_both_databases
def test_what_is_published_is_found_at_once(indexed):
    publish(indexed.page("garden"), title="Zanahoria")

    assert finds("zanahoria") == [indexed.key("garden")]
    assert not OutboxRow.objects.exists()
    assert nothing_differs()


def test_a_draft_is_not_found(indexed):
    page = indexed.page("garden")
    page.title = "Zanahoria"
    page.save_revision()

    assert finds("zanahoria") == []


def test_a_translation_is_found_when_it_goes_live(indexed):
    indexed.page("circle", "fr").save_revision().publish()

    assert indexed.key("circle") in finds("français", "fr")
    assert nothing_differs()


def test_what_is_unpublished_is_found_no_more(indexed):
    publish(indexed.page("garden"), title="Zanahoria")
    indexed.page("garden").unpublish()

    assert finds("zanahoria") == []
    assert nothing_differs()


@on_both_databases
def test_what_is_deleted_is_found_no_more(indexed):
    key = indexed.key("walk")
    indexed.page("walk").delete()

    assert key not in finds("walk")
    assert nothing_differs()


def test_what_is_restricted_is_found_no_more_until_it_is_free_again(indexed):
    key = indexed.key("garden")
    restriction = PageViewRestriction.objects.create(
        page=indexed.page("garden"), restriction_type="login"
    )
    assert key not in finds("garden")

    restriction.delete()
    assert key in finds("garden")
    assert nothing_differs()


def test_a_restriction_above_hides_all_below(indexed):
    PageViewRestriction.objects.create(
        page=indexed.page("garden").get_parent(), restriction_type="login"
    )

    assert indexed.key("garden") not in finds("garden")
    assert nothing_differs()


def test_a_moved_page_is_found_at_its_new_address(indexed):
    page = indexed.page("garden")
    page.slug = "allotment"
    page.save_revision().publish()
    (hit,) = embedded_engine().search(asking("garden")).hits

    assert hit.address == "/en/patterns/allotment/"
    assert nothing_differs()


def test_a_renamed_place_renames_the_addresses_below(indexed):
    place = indexed.page("garden").get_parent().specific
    publish(place, slug="ways")

    assert nothing_differs()


@on_both_databases
def test_a_new_label_finds_its_works(indexed):
    concept = factories.concept("domain/water")
    ConceptLabel.objects.create(concept=concept, language="el", kind="pref", text="Νερό")

    assert indexed.key("garden") in finds("νερο", "el")
    assert nothing_differs()


def test_a_label_that_went_finds_nothing(indexed):
    ConceptLabel.objects.filter(language="es", text="water (es)").first().delete()

    assert nothing_differs()


def test_a_definition_makes_a_term(indexed):
    concept = factories.concept("domain/water")
    ConceptLabel.objects.create(
        concept=concept, language="en", kind="definition", text="Zanahoria flows."
    )

    assert finds("zanahoria") == [str(concept.key)]
    assert nothing_differs()


def test_a_tutor_is_found_once_they_agree_and_no_longer_than_that(indexed):
    person = factories.person("zanahoria", roles=["tutor"], bio={"en": "Listens."})
    assert finds("zanahoria") == []

    person.consent_to_list = True
    person.save()
    assert finds("zanahoria") == [str(person.key)]

    person.delete()
    assert finds("zanahoria") == []
    assert nothing_differs()


def test_a_keyword_that_is_renamed_or_goes_takes_its_works_along(indexed):
    keyword = Keyword.objects.get(slug="well")
    keyword.slug = "pozo"
    keyword.save()
    assert nothing_differs()

    keyword.delete()
    assert nothing_differs()


def test_a_community_lends_its_new_name_to_its_cases(indexed):
    publish(indexed.page("valley"), title="Zanahoria")

    assert indexed.key("well") in finds("zanahoria")
    assert nothing_differs()


def test_a_language_that_goes_takes_its_versions_along(indexed):
    HomePage.objects.get(locale=factories.locale("ar")).delete()

    assert "ar" not in embedded_engine().facet_values()["language"]
    assert nothing_differs()


@on_both_databases
def test_a_change_that_is_rolled_back_leaves_no_trace(indexed):
    with transaction.atomic():
        publish(indexed.page("garden"), title="Zanahoria")
        assert OutboxRow.objects.exists()
        transaction.set_rollback(True)

    assert not OutboxRow.objects.exists()
    assert finds("zanahoria") == []
    assert nothing_differs()


def test_nothing_goes_in_before_the_commit(indexed):
    with transaction.atomic():
        publish(indexed.page("garden"), title="Zanahoria")
        assert finds("zanahoria") == []

    assert finds("zanahoria") == [indexed.key("garden")]


def test_a_change_of_very_many_works_is_left_to_whoever_syncs(indexed):
    ear = bell.listen()
    publish_quietly(indexed.page("garden"), "Zanahoria")
    many = {f"00000000-0000-0000-0000-{n:012}" for n in range(outbox.AT_ONCE + 1)}
    with transaction.atomic():
        works_changed.send(sender=None, keys={indexed.key("garden"), *many})

    assert finds("zanahoria") == []
    assert ear.is_set()
    bring_up_to_date()
    assert finds("zanahoria") == [indexed.key("garden")]
    assert nothing_differs()


def publish_quietly(page, title):
    """As a process does that is killed before it takes its change in: the row is all there is."""
    PatternPage.objects.filter(pk=page.pk).update(title=title)


@on_both_databases
def test_what_a_killed_process_left_is_taken_in_with_the_next_change(indexed):
    publish_quietly(indexed.page("garden"), "Zanahoria")
    outbox.note({indexed.key("garden")})
    publish(indexed.page("baseline"), title="Other")

    assert finds("zanahoria") == [indexed.key("garden")]


def test_a_work_that_can_t_be_read_waits_and_the_others_go_in(indexed, monkeypatch):
    whole = PatternPage.body_words
    poison = property(lambda page: 1 / 0 if page.slug == "garden" else whole.fget(page))
    monkeypatch.setattr(PatternPage, "body_words", poison)
    publish_quietly(indexed.page("baseline"), "Zanahoria")
    outbox.note({indexed.key("garden"), indexed.key("baseline")})
    syncing.sync()

    (row,) = OutboxRow.objects.all()
    assert (row.key, row.attempts) == (indexed.key("garden"), 1)
    assert "ZeroDivisionError" in row.trouble
    assert finds("zanahoria") == [indexed.key("baseline")]


@on_both_databases
def test_a_row_that_changed_again_meanwhile_stays(indexed):
    outbox.note({indexed.key("garden")})
    rows = outbox.due(embedded_indexes().serving())
    outbox.note({indexed.key("garden")})
    outbox.taken_in(rows)

    assert OutboxRow.objects.count() == 1


@on_both_databases
def test_many_changes_of_a_work_are_one_row(indexed):
    for _ in range(3):
        outbox.note({indexed.key("garden")})

    assert OutboxRow.objects.count() == 1


@on_both_databases
def test_rows_are_kept_for_every_index(indexed):
    registering.register("elsewhere", "another machine")
    publish(indexed.page("garden"), title="Zanahoria")

    assert [row.index for row in OutboxRow.objects.all()] == ["elsewhere"]
    registering.forget("elsewhere")
    assert not OutboxRow.objects.exists()


def test_without_an_index_publishing_goes_on(world):
    publish(world.page("garden"), title="Zanahoria")

    assert not SearchIndex.objects.exists()
    assert not OutboxRow.objects.exists()


def test_a_missing_file_is_made_anew_by_whoever_keeps_it(indexed, index_path):
    index_path.unlink()
    publish(indexed.page("garden"), title="Zanahoria")
    bring_up_to_date()

    assert finds("zanahoria") == [indexed.key("garden")]
    assert nothing_differs()


def test_an_index_that_the_database_doesn_t_know_is_made_anew(indexed):
    SearchIndex.objects.all().delete()
    publish_quietly(indexed.page("garden"), "Zanahoria")
    bring_up_to_date()

    assert finds("zanahoria") == [indexed.key("garden")]


def test_the_keeper_stops_when_it_is_told(indexed):
    stop = threading.Event()
    stop.set()
    keep(stop)
