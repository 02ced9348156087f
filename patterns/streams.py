"""A StreamField that keeps its blocks out of migrations.

Blocks are no part of the database's shape: a changed help text would make a migration, and a
renamed block would break an old one.
"""

from wagtail.fields import StreamField


class Stream(StreamField):
    """Blocks of a page, in order, each with an id."""

    def deconstruct(self):
        name, _path, _args, kwargs = super().deconstruct()
        kwargs["block_lookup"] = {}
        return name, "wagtail.fields.StreamField", [[]], kwargs
