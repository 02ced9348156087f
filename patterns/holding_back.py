"""What a translation doesn't show until it is whole, so that no text mixes two languages.

Asked where a translation goes live. A field that may be empty is empty until all its sentences are
translated; a block, whose place is a fact, shows the source's words, and templates say in which
language they are. What a page can't do without keeps it from readers: that is the gate's business.
"""

from wagtail.fields import StreamField

from patterns.borrowed import borrowed_places


def hold_back(page):
    """Empty, in memory, what may be empty and isn't translated; the names of these fields."""
    waiting = [name for name in borrowed_places(page) if may_wait(page, name)]
    for name in waiting:
        setattr(page, name, "")
    return waiting


def may_wait(page, path):
    name = path.partition(".")[0]
    is_stream = isinstance(page._meta.get_field(name), StreamField)
    return not is_stream and name not in ("title", "summary", *page.required)
