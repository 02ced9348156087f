"""Bringing a PO file to one translation: localize's address, with our reading of the file."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation

from patterns.languages import po


@require_POST
def upload(request, translation_id):
    """Take the file, or say in a sentence why not; nothing is half taken."""
    translation = get_object_or_404(Translation, pk=translation_id)
    try:
        report = po.take(translation, po.read(_data(request)), request.user)
    except po.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        first, *rest = report.sentences()
        messages.success(request, first)
        for sentence in rest:
            messages.warning(request, sentence)
    next_url = get_valid_next_url_from_request(request)
    return redirect(next_url or translation.get_target_instance_edit_url())


def _data(request):
    file = request.FILES.get("file")
    if file is None:
        raise po.Refused(_("No file was sent. Choose one and send it again."))
    # One byte more than allowed tells that it is too large; the rest needn't be read.
    return file.read(po.LARGEST + 1)
