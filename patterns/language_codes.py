"""Languages spoken in a place, as codes; also those the site doesn't offer (BCP 47)."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

CODE = re.compile(r"\A[a-z]{2,3}(-[a-z0-9]{2,8})*\Z")


def check_codes(value):
    wrong = [code for code in value if not (isinstance(code, str) and CODE.match(code))]
    if wrong:
        raise ValidationError(
            _("%(codes)s is no language code. Write codes such as es or pt-br."),
            params={"codes": ", ".join(map(str, wrong))},
        )


class CodesFormField(forms.CharField):
    """Codes with commas between them."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        text = super().to_python(value) or ""
        return [code.strip().lower() for code in text.replace(";", ",").split(",") if code.strip()]

    def has_changed(self, initial, data):
        return self.to_python(self.prepare_value(initial)) != self.to_python(data)


class LanguagesField(models.JSONField):
    """A list of language codes."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.validators.append(check_codes)

    def formfield(self, **kwargs):
        return CodesFormField(required=False, label=self.verbose_name, help_text=self.help_text)
