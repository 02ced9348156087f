"""The scenarios: what happens to a work, step by step."""

# Each name says what becomes of the work; the words are steps, in their order.
SCENARIOS = {
    "blocks change places": "reorder sync publish_target",
    "a block goes": "remove sync publish_target",
    "a block goes and comes back": "remove publish_target bring_back publish_target",
    "almost all goes and comes back": "empty publish_all bring_back publish_all",
    "a block is worded anew": "reword sync publish_target",
    "worded anew and translated anew": "reword put publish_target",
    "back to the older wording": "reword put publish_target bring_back publish_target",
    "a block becomes another kind": "retype sync publish_target translate_all publish_target",
    "another kind, and back": "retype put publish_target bring_back publish_target",
    "a text is cut in more sentences": "split publish_target put publish_target",
    "two sentences become one": "join publish_target bring_back publish_target",
    "a block comes": "add publish_target put publish_target",
    "the title changes": "retitle sync publish_target put publish_target",
    "everything at once": "reorder reword remove add sync publish_target put publish_target",
    "what is only drafted": "draft_reword draft_remove draft_add sync publish_target",
    "draft saved while the source changes": "put save_draft reword save_draft sync publish_target",
    "moved, then a language more": "move publish_target late publish_late",
    "moved and back": "move put move_back sync publish_target",
    "renamed, and its module": "rename rename_module sync publish_target",
    "the source is unpublished and comes back":
        "unpublish_source put publish_target republish_source publish_target",
    "a translation is unpublished": "unpublish_target sync put publish_target",
    "unpublished while the source changes":
        "unpublish_target reword sync translate_all publish_target",
    "copied, and the copy changes": "copy_source copy_target remove publish_target",
    "copied, and the copies go": "copy_source copy_target delete_copy sync publish_target",
    "two translators at all sentences": "two_translators publish_target",
    "the source changes under a bench": "open_bench reword save_bench publish_target",
    "a block goes under a bench": "open_bench remove save_bench bring_back publish_target",
    "a file while the source changes": "take_po reword bring_po put publish_target",
    "a file while a block goes": "take_po remove bring_po bring_back publish_target",
    "a language's file in between":
        "take_language reword reorder bring_language put publish_target",
    "three hops": "late publish_late hand_over_to_target sync hand_over_to_third publish_all",
    "three hops, and it changes between":
        "hand_over_to_target reword translate_all publish_all hand_over_to_third retitle sync"
        " translate_all publish_all",
    "handed over and back": "hand_over_to_target sync hand_back sync publish_target",
    "the source is deleted": "delete_source publish_all",
    "deleted, and translated back": "delete_source begin_first translate_all publish_all",
    "behind when its source is deleted": "reword delete_source translate_all publish_all",
    "a draft when its source is deleted": "put save_draft delete_source publish_all",
    "a translation is deleted and begun again": "delete_target begin_target publish_target",
    "deleted and given to translators again":
        "unpublish_target delete_target submit_target publish_target",
    "a language goes and comes back":
        "put remove_language add_language begin_target publish_target",
    "it comes back through “Translate this page”":
        "put remove_language add_language submit_target publish_target",
    "it comes back for the whole library":
        "reword remove_language add_language open_whole_library translate_all publish_target",
    "written by hand, then by sentences again": "stop write_by_hand restart publish_target",
    "drafted by hand": "stop draft_by_hand restart publish_target",
    "by hand, and the source changes":
        "stop write_by_hand reword sync restart put publish_target",
    "by hand in other sentences": "stop write_otherwise restart publish_target",
    "by hand, and the source is deleted": "stop write_by_hand write_otherwise delete_source",
    "by hand, and deleted": "stop write_by_hand write_otherwise delete_target begin_target",
    "by hand, and its language goes":
        "stop write_by_hand remove_language add_language submit_target publish_target",
    "a copy becomes a translation": "copy_as_alias translate_alias sync publish_target",
    "doors that are shut": "closed_doors sync publish_target",
    "an older revision of a translation": "put reword put publish_target older_revision",
    "on a day to come": "schedule reword sync schedule publish_target",
    "the module goes in the source's language": "delete_module translate_all publish_all",
    "many at once": "bulk_unpublish bulk_delete begin_target publish_target",
    "source and translation at once": "bulk_delete_with_source translate_all",
    "all published at once": "reword bulk_publish sync",
    "handed in for review": "hand_in reword sync put publish_target",
    "only for some": "restrict sync reword put publish_target",
    "what is derived is made anew": "remove mend bring_back mend publish_target",
}
