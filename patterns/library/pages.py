"""The page that one version of a work becomes, not yet saved."""

from uuid import UUID

from patterns.library.values import Media

# A picture that will only have an id once it is saved.
NOT_YET = -1


def page_of(work, version, media=None, **given):
    """An unsaved page with the work's facts and the version's words; its links come last.

    `media` gives the ids of pictures and files where they are known. Concepts, people and
    keywords are the writer's business.
    """
    form = work.form
    values = {
        "title": work.text(version, "title"),
        "slug": work.slug,
        "translation_key": UUID(work.key),
    }
    for name, known in form.words.items():
        if not known.items:
            values[name] = work.text(version, name)
    for name, fact in work.facts.items():
        field = form.facts[name].field
        if field is not None and field.concrete and not field.many_to_many:
            if isinstance(fact, Media):
                values[f"{name}_id"] = (media or {}).get(fact, NOT_YET)
            else:
                values[name] = fact
    return form.model(**values, **given)


def set_streams(page, work, version, media=None):
    """The page's lists, blocks and links, in this version's words."""
    for name, known in work.form.words.items():
        if known.items:
            raw = work.stream(version, name, media)
            setattr(page, name, known.field.stream_block.to_python(raw))
