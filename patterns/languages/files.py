"""The PO file of one translation, both ways: localize's addresses, with our files."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.models import Translation

from patterns.languages import po, whole_po
from patterns.languages.bench_views import overtaken
from patterns.languages.po_views import tell
from patterns.languages.screens import file_answer, sent_file


@require_GET
def download(request, translation_id):
    """The file, with the same bytes as long as nothing changes."""
    translation = get_object_or_404(Translation, pk=translation_id)
    name = slugify(translation.source.object_repr) or "work"
    return file_answer(
        whole_po.of_work(translation), f"{name}-{translation.target_locale.language_code}"
    )


@require_POST
def upload(request, translation_id):
    """Take the file, or say in a sentence why not; nothing is half taken.

    What others wrote meanwhile is shown beside the file's words, on the bench.
    """
    translation = get_object_or_404(Translation, pk=translation_id)
    try:
        report = po.take(translation, po.read(sent_file(request)), request.user)
    except po.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        both = isinstance(translation.get_target_instance(), Page) and report.apart()
        tell(request, report)
        if both:
            return overtaken(request, translation, both)
    next_url = get_valid_next_url_from_request(request)
    return redirect(next_url or translation.get_target_instance_edit_url())
