"""Pictures and files, with whom to thank and under which licence. Ours from the first migration,
because Wagtail's own models can't be exchanged later."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class LibraryImage(AbstractImage):
    """A picture. Its alternative text belongs to the place where it is used."""

    credit = models.CharField(max_length=200, blank=True, help_text=_("Who made it."))
    licence = models.CharField(max_length=40, blank=True, help_text=_("How it may be used."))

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")


class LibraryRendition(AbstractRendition):
    """A picture at one size."""

    image = models.ForeignKey(LibraryImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta(AbstractRendition.Meta):
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class LibraryDocument(AbstractDocument):
    """A file to download."""

    credit = models.CharField(max_length=200, blank=True, help_text=_("Who made it."))
    licence = models.CharField(max_length=40, blank=True, help_text=_("How it may be used."))

    admin_form_fields = (*Document.admin_form_fields, "credit", "licence")
