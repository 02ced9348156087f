"""What packages brought: so that a second loading writes nothing, and an editor's work stays.

One row for each thing a package has brought (a language version of a work, a concept, a person).
Readers never see it; only loading reads it.
"""

from django.db import models


class Loaded(models.Model):
    """One thing of a package, as it was in the package and as the site had it right after."""

    package = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    #: A work's key, a concept's code, a person's slug: what stays when a file is renamed.
    identity = models.CharField(max_length=110)
    language = models.CharField(max_length=12, blank=True)
    path = models.CharField(max_length=300)
    #: Of what the package said.
    digest = models.CharField(max_length=64)
    #: Of what the site said after loading; another one means that an editor was there.
    state = models.CharField(max_length=64, blank=True)
    #: The page's revision that loading made: while it is the latest, nobody else has written.
    revision = models.BigIntegerField(null=True)
    live = models.BooleanField(default=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["package", "kind", "identity", "language"], name="loaded_once"
            )
        ]

    def __str__(self):
        return f"{self.package}: {self.path}"
