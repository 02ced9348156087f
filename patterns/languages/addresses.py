"""Every address of translation work, with the rule that is asked before its view.

An address that isn't here is refused, to everybody: a new version of a package may bring one,
and it stays closed until somebody has thought about it. Written as the address patterns are,
after the admin's own part.
"""

from patterns.languages import rules

PACKAGES = ("wagtail_localize", "wagtail.contrib.simple_translation", "patterns.languages")
NAMESPACES = ("wagtail_localize", "wagtaillocales", "simple_translation")

TRANSLATE = "localize/translate/<int:translation_id>/"
WORK = "translation/of/<uuid:key>/<slug:language>/"
WORDS = "translation/words/<slug:language>/"
LONG_WORK = "translation/long-work/"
LANGUAGE = "translation/po/<slug:language>/"
SNIPPETS = "localize/api/snippets/<slug:app_label>/<slug:model_name>/"

ADDRESSES = {
    "localize/jsi18n/": rules.open_to_all,
    "localize/submit/page/<int:page_id>/": rules.offer_page,
    "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/": rules.offer_record,
    "localize/update/<int:translation_source_id>/": rules.follow,
    f"{TRANSLATE}strings/<int:string_segment_id>/edit/": rules.translate,
    f"{TRANSLATE}overrides/<int:overridable_segment_id>/edit/": rules.translate,
    f"{TRANSLATE}pofile/download/": rules.translate,
    f"{TRANSLATE}pofile/upload/": rules.translate,
    f"{TRANSLATE}machine_translate/": rules.translate,
    f"{TRANSLATE}preview/": rules.translate,
    f"{TRANSLATE}preview/<str:mode>/": rules.translate,
    f"{TRANSLATE}disable/": rules.closed_stop,
    "localize/page/<int:page_id>/convert_to_alias/": rules.closed_alias,
    "localize/reports/translations/": rules.open_to_all,
    "localize/reports/translations/results/": rules.open_to_all,
    SNIPPETS: rules.see_records,
    f"{SNIPPETS}<str:pk>/": rules.see_records,
    "translation/": rules.see_map,
    "translation/works/": rules.see_map,
    WORK: rules.translate_work,
    f"{WORK}begin/": rules.begin_work,
    f"{WORK}by-hand/": rules.take_up_by_hand,
    LONG_WORK: rules.open_to_all,
    f"{LONG_WORK}<slug:language>/": rules.see_languages,
    WORDS: rules.translate_words,
    f"{WORDS}<str:scheme>/": rules.translate_words,
    f"{WORDS}<str:scheme>/po/": rules.translate_words,
    LANGUAGE: rules.translate_language,
    f"{LANGUAGE}file/": rules.translate_language,
    "locales/": rules.see_languages,
    "locales/results/": rules.see_languages,
    "locales/new/": rules.see_languages,
    "locales/edit/<int:pk>/": rules.see_languages,
    "locales/delete/<int:pk>/": rules.see_languages,
    "locales/history/<int:pk>/": rules.see_languages,
    "locales/history-results/<int:pk>/": rules.see_languages,
    "locales/usage/<int:pk>/": rules.see_languages,
    "locales/copy/<int:pk>/": rules.see_languages,
}  # fmt: skip
