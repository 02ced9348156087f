"""The form of a picture: what can't be shown isn't taken.

Wagtail unpacks a picture before it counts its points, and breaks off with an error where half of
it is missing.
"""

import warnings
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PictureField(WagtailImageField):
    """A picture that is looked at to its end, and not before its size is known."""

    def check_image_pixel_size(self, f):
        with opened(f) as picture:
            points, most = picture.width * picture.height, self.max_image_pixels
            if most and points > most:
                raise ValidationError(
                    self.error_messages["file_too_many_pixels"]
                    % {"num_pixels": points, "max_pixels_count": most}
                )
            picture.load()
        super().check_image_pixel_size(f)


class PictureForm(BaseImageForm):
    """What editors say of a picture, with the picture."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = PictureField(
                label=field.label, required=field.required, widget=field.widget
            )


@contextmanager
def opened(file):
    """The picture in a file; what goes wrong while it is read is told in words."""
    file.seek(0)
    try:
        with warnings.catch_warnings():
            # Too large a picture is told by the field, in its words.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file) as picture:
                yield picture
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise ValidationError(_("This is no picture, or it is broken. Save it anew.")) from None
    finally:
        file.seek(0)
