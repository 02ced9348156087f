"""Form fields for lists that editors type: a line each."""

from django import forms
from django.utils.translation import gettext_lazy as _


class LinesField(forms.CharField):
    """A list of texts, one a line; `each` are validators of every one of them."""

    def __init__(self, each=(), **kwargs):
        self.each = each
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        kwargs.setdefault("required", False)
        kwargs.setdefault("help_text", _("One a line."))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        text = super().to_python(value) or ""
        return [line.strip() for line in text.splitlines() if line.strip()]

    def run_validators(self, value):
        for line in value:
            for check in self.each:
                check(line)

    def has_changed(self, initial, data):
        return list(initial or []) != self.to_python(data)
