"""What translation promises and what wagtail-localize and Wagtail get wrong, each with its tests.

Keys are our own wording of the promise, or of the fault that must not be met here; below each
stands the file, then the tests of it that hold the promise. The wall next door looks whether they
are there.
"""

FACTS, PUBLISHED = "patterns/test_facts.py", "patterns/test_source_published.py"
SOURCES, LATE = "patterns/test_sources.py", "patterns/test_late_languages.py"
REVISIONS, DELETING = "patterns/test_revisions.py", "patterns/test_deleting.py"
COPYING, SPINE = "patterns/test_copying_and_moving.py", "patterns/test_spine.py"
NEIGHBOURS, READING = "patterns/test_neighbours.py", "patterns/test_reading.py"
REPAIR, RACES = "patterns/test_repair.py", "patterns/test_races.py"
COMPOSING, MEMORY = "patterns/test_composing.py", "library/test_memory.py"
FAULTS_MET, UPLOADS = "languages/test_known_faults.py", "cms_config/test_uploads.py"
PO, BENCH = "languages/test_po.py", "languages/test_bench.py"
LONG, SEARCHED = "languages/test_long_work.py", "search/test_syncing.py"
BY_HAND, SCENARIOS = "languages/test_by_hand.py", "languages/scenarios/test_scenarios.py"
WHATEVER = "no_sentence_is_lost_and_nothing_is_published_unasked"
TRANSLATORS, SECRETS = "languages/test_translators.py", "languages/test_nothing_is_seen.py"

BEHAVIOURS = {
    "no way in changes a fact of a translation; a new field is covered unasked": {FACTS: [
        "a_translation_saved_with_other_facts_keeps_those_of_its_source",
        "an_old_revision_of_a_translation_brings_no_old_facts_back",
        "a_translation_made_directly_starts_with_the_facts_of_its_source",
        "the_form_of_a_stopped_translation_changes_words_only",
        "an_override_forced_into_the_database_wins_nothing",
        "a_po_file_that_names_facts_changes_none",
    ], "walls/test_page_types.py": ["its_prose_is_translated_and_its_facts_are_not"]},
    "a published source gives its facts to all versions at once, and touches no words": {
        PUBLISHED: [
            "every_version_has_the_new_facts_before_the_transaction_ends",
            "words_and_revisions_of_translations_are_left_alone",
            "a_translator_s_memory_stays_when_facts_change",
        ]},
    "what the source empties is empty everywhere": {
        PUBLISHED: ["what_the_source_clears_is_empty_in_every_language"]},
    "steps are the same in every language; their words stay with them": {PUBLISHED: [
        "minutes_topic_and_a_link_s_kind_and_target_change_in_spanish_and_arabic_at_once",
        "steps_keep_their_words_whatever_happens_to_their_order_and_number",
        "a_removed_step_goes_in_every_language",
    ]},
    "translators are offered words and nothing else, and every word of a page": {
        FACTS: ["nothing_but_words_is_offered_to_translators"],
        SOURCES: ["a_fact_is_no_string_that_could_be_put"],
        "walls/test_page_types.py": ["every_prose_field_has_a_panel"]},
    "a draft of a source is nowhere": {
        PUBLISHED: ["a_draft_of_the_source_is_nowhere"],
        SEARCHED: ["a_draft_is_not_found"], SECRETS: ["no_address_of_the_admin_tells_a_secret"]},
    "an unpublished source that is edited leaks nothing until it is published": {
        PUBLISHED: ["an_unpublished_source_leaks_nothing_until_it_is_published_again"]},
    "a scheduled translation goes live with the facts of that day": {
        REVISIONS: ["a_scheduled_translation_goes_live_with_today_s_facts"]},
    "reverting and publishing what is older bring links, steps and their words back": {REVISIONS: [
        "publishing_an_older_revision_brings_links_and_their_translations_back",
        "a_removed_link_comes_back_by_reverting_in_the_editor",
        "words_of_a_step_return_with_an_old_revision_of_a_translation",
    ]},
    "a copy is a work of its own, and the original stays as it was": {COPYING: [
        "a_copy_is_a_work_of_its_own_with_the_same_links",
        "a_copy_of_a_translation_keeps_its_words_and_can_be_edited",
    ]},
    "a language that comes late starts from what is published now": {
        LATE: ["a_language_submitted_late_starts_from_what_is_published_now"]},
    "a changed sentence is behind, and its old words stay where readers have them": {
        LATE: ["a_changed_sentence_is_work_for_translators_and_readers_keep_theirs",
               "a_required_sentence_is_never_published_in_the_source_s_language"],
        "languages/test_board.py": ["a_changed_sentence_is_behind_until_it_is_written"],
        COMPOSING: ["a_changed_sentence_leaves_the_old_words_in_its_place"]},
    "words written by hand outlive stop, restart and publishing": {BY_HAND: [
        "starting_again_leads_to_a_look_and_does_nothing",
        "what_somebody_wrote_becomes_a_translators_sentence_and_is_published",
        "a_draft_is_what_was_written_last",
        "a_text_in_other_sentences_is_shown_and_stays_on_the_page",
    ], MEMORY: ["what_was_written_by_hand_is_learned"], SCENARIOS: [WHATEVER]},
    "a target that loses a version keeps its links; one that is gone breaks no page": {DELETING: [
        "a_target_that_loses_one_version_keeps_its_links_and_their_words",
        "a_target_that_is_gone_leaves_no_row_and_breaks_no_page",
    ]},
    "a deleted source hands its work over; of a work that is gone a tombstone stays": {DELETING: [
        "a_deleted_source_hands_its_work_over",
        "the_others_stay_editable_and_a_translation_back_works",
        "when_all_versions_go_at_once_only_the_tombstone_stays",
        "when_one_query_deletes_all_versions_only_the_tombstone_stays",
    ], MEMORY: ["a_deleted_source_leaves_its_sentences_to_the_others"]},
    "any language may be the source, and there is one": {
        SOURCES: ["a_source_in_any_language_gives_its_facts_to_all",
                  "from_a_translation_one_is_led_to_the_source"],
        PUBLISHED: ["any_language_can_be_the_source"]},
    "a loop is refused with its names, whichever way and however fast it is made": {SPINE: [
        "a_loop_is_refused_in_the_form_with_the_way_round",
        "a_loop_is_found_through_any_version_of_the_target",
        "two_drafts_racing_to_close_a_loop_leave_one_winner",
        "the_loser_who_publishes_without_a_form_gets_a_message_and_keeps_the_draft",
    ]},
    "neighbours cost two queries, each in its reader's language or saying which": {NEIGHBOURS: [
        "the_number_of_queries_does_not_grow_with_the_neighbours",
        "every_reader_meets_the_version_they_get",
        "a_reason_is_in_the_readers_language_or_says_which",
        "what_is_unpublished_restricted_or_an_alias_is_nobodys_neighbour",
    ]},
    "a list costs the same however long, and is the same on every database": {
        READING: ["lists_have_one_order_on_every_database", "a_list_costs_the_same_however_long"],
        "patterns/test_listing.py": ["a_wrong_page_number_leads_to_the_nearest_page"]},
    "what is derived can be made anew; what differs is named; races end equal": {
        REPAIR: ["rebuilding_a_healthy_library_changes_no_row",
                 "every_kind_of_damage_is_named_and_mended",
                 "the_command_names_what_differs_and_mends_it_when_told"],
        RACES: ["source_and_translation_published_at_once_end_equal"]},
}  # fmt: skip

FAULTS = {
    "a page that moved refuses the next language": {FAULTS_MET: [
        "a_language_may_come_after_a_move",
        "a_language_may_be_added_to_the_whole_library_after_a_move",
    ]},
    "two sources of one work break its edit pages": {
        SOURCES: ["code_can_t_make_a_second_source_either"],
        FAULTS_MET: ["a_second_language_never_breaks_the_edit_page_of_the_first"]},
    "a whole tree is given to translators in one transaction": {LONG: [
        "a_subtree_is_asked_for_and_opened_after_the_answer", "it_goes_on_where_it_was_killed",
    ]},
    "a language that is kept in step copies the library into itself": {
        FAULTS_MET: ["languages_are_never_filled_with_copies"]},
    "the report of translations asks for each row anew": {
        FAULTS_MET: ["the_report_costs_the_same_however_many_translations"]},
    "a translation is published after the transaction, by nobody": {COMPOSING: [
        "publishing_is_one_thing_with_a_name", "a_refused_publication_changes_nothing_at_all",
    ]},
    "what is given to translators is live at once in the source's words": {FAULTS_MET: [
        "what_is_given_to_translators_is_a_draft_and_so_is_what_is_above",
    ], TRANSLATORS: ["following_the_source_publishes_nothing"]},
    "a deleted source takes all translated sentences with it": {
        MEMORY: ["a_deleted_source_leaves_its_sentences_to_the_others"],
        DELETING: ["a_deleted_source_hands_its_work_over"], SCENARIOS: [WHATEVER]},
    "starting again writes over what was written by hand": {BY_HAND: [
        "starting_again_leads_to_a_look_and_does_nothing",
        "both_stand_beside_the_sentence_of_the_source",
    ]},
    "a unique field keeps a record from being translated": {
        FAULTS_MET: ["no_record_is_translated_as_a_copy_of_itself"]},
    "a source that moves leaves its copies behind": {
        FAULTS_MET: ["a_work_that_moves_takes_its_copies_along"],
        COPYING: ["a_section_moves_in_all_languages_and_belongs_to_its_new_module"]},
    "a work whose source becomes another language is mixed up": {SCENARIOS: [WHATEVER], MEMORY: [
        "a_work_is_handed_over_with_all_its_sentences", "handing_over_and_back_loses_nothing",
    ]},
    "a sentence that isn't valid is dropped, and the source's shown": {
        COMPOSING: ["a_sentence_localize_calls_wrong_isn_t_dropped_from_the_page"],
        PO: ["broken_words_are_kept_and_never_shown_to_readers"]},
    "a PO file that is none is an error, a foreign one is taken, a huge one stops the site": {
        PO: ["what_is_no_file_of_this_translation_is_refused_with_a_sentence",
             "a_form_without_a_file_is_refused_with_a_sentence",
             "the_report_says_what_became_of_every_entry", "no_file_is_an_error_of_the_program"],
        "languages/test_whole_po.py": [
            "what_is_no_file_is_refused_with_a_sentence_and_nothing_is_taken"]},
    "another base of pages isn't supported": {FAULTS_MET: ["pages_are_wagtails_own"]},
    "a preview locks the database, and writers fail": {"cms_config/test_database.py": [
        "a_writer_waits_for_its_turn", "writers_at_once_lose_nothing",
        "editors_save_by_themselves_at_long_intervals",
    ]},
    "the later of two editors writes over the earlier": {"patterns/test_stale_forms.py": [
        "a_late_form_is_refused_and_shows_both", "two_at_the_same_moment",
    ], BENCH: ["two_translators_at_one_sentence_see_both_and_lose_nothing"],
        "languages/test_at_once.py": [
            "the_second_is_told_what_the_first_wrote_and_overwrites_nothing",
            "at_the_same_moment_one_of_them_is_kept_and_the_other_told",
            "at_the_same_moment_on_the_bench_nothing_of_either_is_lost"]},
    "an index is written before the database has decided": {SEARCHED: [
        "a_change_that_is_rolled_back_leaves_no_trace", "nothing_goes_in_before_the_commit",
    ]},
    "choosers and reports name the drafts of others": {SECRETS: [
        "no_address_of_the_admin_tells_a_secret",
        "the_page_chooser_offers_what_is_published_and_ones_own",
    ]},
    "an API that nobody has written tells and takes whatever there is": {
        UPLOADS: ["nothing_answers_with_whatever_wagtail_would_tell_programs"]},
    "half a picture is an error, a picture of 121 million points fills the memory": {
        UPLOADS: ["what_is_no_picture_of_a_camera_is_refused_in_words"]},
    "any file is a document, also one that a browser runs": {UPLOADS: [
        "what_a_browser_runs_is_no_document", "a_document_is_kept_and_never_opened_as_a_page",
    ]},
    "readers' pages load scripts from within and from elsewhere": {
        "cms_config/test_content_security.py": [
            "a_reader_loads_nothing_from_elsewhere_and_nothing_inline"]},
    "a search after a filter that the index doesn't know is an error": {
        "search/admin/test_backend.py": ["filters_order_and_counts_are_the_querysets"]},
}  # fmt: skip
