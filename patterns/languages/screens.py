"""What all screens of translation work have: where one stands, and files sent and received."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from patterns.languages import po
from patterns.phrases import direction, language_name

TITLE = gettext_lazy("Translation")
PO_TYPE = "text/x-gettext-translation; charset=utf-8"


def shown(request, name, title, path=(), status=200, **context):
    """A page of the admin; `path` is (label, address) of those above it, below “Translation”."""
    above = [(_("Home"), reverse("wagtailadmin_home"))]
    if title != TITLE:
        above.append((TITLE, reverse("translation")))
    crumbs = [{"label": label, "url": address} for label, address in (*above, *path, (title, ""))]
    words = {"breadcrumbs_items": crumbs, "header_title": title, "header_icon": "globe"}
    return TemplateResponse(
        request, f"languages/{name}.html", {**words, "page_title": title, **context}, status=status
    )


def told_of(locale):
    """A language for templates: its code, its own name, how it is written."""
    code = locale.language_code if isinstance(locale, Locale) else locale
    return {"code": code, "name": language_name(code), "dir": direction(code)}


def file_answer(data, name):
    """A PO file to keep."""
    answer = HttpResponse(data, content_type=PO_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name}.po"'
    return answer


def sent_file(request, largest=po.LARGEST):
    """The bytes of the file in a form; `Refused` where there is none."""
    file = request.FILES.get("file")
    if file is None:
        raise po.Refused(_("No file was sent. Choose one and send it again."))
    # One byte more than allowed tells that it is too large; the rest needn't be read.
    return file.read(largest + 1)
