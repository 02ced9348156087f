"""What a work is called to one reader: by the version they get, or by a short form nearer to them.

Pages that were looked up for a reader bear their short form as `short_form`; `name_of` reads it.
Knows nothing of publishing, nor of templates.
"""

from dataclasses import dataclass

from patterns.collation import sort_key
from patterns.languages_table import chain


@dataclass(frozen=True, slots=True)
class Name:
    """A title and, where it was read, a summary; their language, and that of the text behind."""

    title: str
    summary: str
    language: str
    text_language: str

    @property
    def is_short(self):
        """Whether a short form lends it; then the text is in another language."""
        return self.language != self.text_language


def name_of(page):
    """How `page` is named to the reader it was looked up for; no query."""
    spoken = page.locale.language_code
    form = getattr(page, "short_form", None)
    if form:
        return Name(form.title, form.summary, form.language, spoken)
    # Rows of lists know a title only.
    return Name(page.title, page.__dict__.get("summary", ""), spoken, spoken)


def sorting(name, language):
    """What a list for readers of `language` orders a name by."""
    return sort_key(language, name.title, name.language)


def lend(pages, language, forms=None):
    """Give each page its short form for readers of `language`, where there is a nearer one.

    One query; none where every page is in the reader's own language, or `forms` are known by key.
    """
    if forms is None:
        spoken = {str(page.translation_key): page.locale.language_code for page in pages}
        forms = nearest(spoken, language)
    for page in pages:
        page.short_form = forms.get(str(page.translation_key))


def nearest(spoken, language, forms=None):
    """The short form each work has nearer to a reader of `language` than its text, by key.

    `spoken` is the language of the best version by key; `forms` are those to choose from, by
    default those of the works that need one.
    """
    from patterns.models.short_form import ShortForm

    away = {key for key, code in spoken.items() if code != language}
    if not away:
        return {}
    wanted = chain(language)
    place = {code: at for at, code in enumerate(wanted)}
    if forms is None:
        forms = ShortForm.objects.filter(work__in=away)
    found = {}
    for form in forms.filter(language__in=wanted):
        key = str(form.work_id)
        best = found[key].language if key in found else spoken.get(key, language)
        if place[form.language] < place.get(best, len(place)):
            found[key] = form
    return found
