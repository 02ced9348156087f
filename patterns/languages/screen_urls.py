"""The addresses of the translators' screens, below the admin's own."""

from django.urls import path

from patterns.languages import (
    bench_views,
    board_views,
    by_hand_views,
    long_work_views,
    po_views,
    wording_views,
)
from patterns.languages.addresses import LANGUAGE, LONG_WORK, WORDS, WORK

urlpatterns = [
    path("translation/", board_views.mine, name="translation"),
    path("translation/works/", board_views.works, name="translation_map"),
    path(WORK, bench_views.bench, name="translation_bench"),
    path(f"{WORK}begin/", board_views.begin, name="translation_begin"),
    path(f"{WORK}by-hand/", by_hand_views.look, name="translation_by_hand"),
    path(LONG_WORK, long_work_views.progress, name="translation_long_work"),
    path(f"{LONG_WORK}<slug:language>/", long_work_views.begin, name="translation_begin_all"),
    path(WORDS, wording_views.vocabularies, name="translation_vocabularies"),
    path(f"{WORDS}<str:scheme>/", wording_views.vocabulary, name="translation_vocabulary"),
    path(f"{WORDS}<str:scheme>/po/", wording_views.file, name="translation_vocabulary_po"),
    path(LANGUAGE, po_views.language, name="translation_po"),
    path(f"{LANGUAGE}file/", po_views.file, name="translation_po_file"),
]
