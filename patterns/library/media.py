"""Pictures and files of a package, put where editors find them; the same content is one file."""

import io

from django.core.files.base import File
from django.utils.translation import gettext as _
from wagtail.models import Collection

from patterns.models import LibraryDocument, LibraryImage


class MediaWriter:
    """Saves what isn't there yet. `undo()` takes saved files away when the rest can't be saved."""

    def __init__(self, package, library, hashes):
        self.package, self.library, self.hashes = package, library, hashes
        self.saved = []

    def write(self, wanted):
        """The id of the picture or document for each `Media`."""
        return {media: self._one(media) for media in sorted(wanted, key=lambda item: item.path)}

    def _one(self, media):
        model = LibraryImage if media.is_image else LibraryDocument
        there = model.objects.filter(file_hash=self.hashes[media.path]).order_by("pk").first()
        return (there or self._save(model, media)).pk

    def _save(self, model, media):
        data = self.package.read(f"media/{media.path}")
        name = media.path.rpartition("/")[2]
        row = model(
            title=name.rpartition(".")[0][:255],
            collection=self._collection(),
            licence=self.library.licence,
            file_size=len(data),
            file_hash=self.hashes[media.path],
        )
        row.file = File(io.BytesIO(data), name=name)
        row.save()
        self.saved.append(row.file)
        return row

    def _collection(self):
        """The package's own collection, below the root."""
        root = Collection.get_first_root_node()
        name = _("Package: %(title)s") % {"title": self.library.title}
        found = root.get_children().filter(name=name[:255]).first()
        return found or root.add_child(name=name[:255])

    def undo(self):
        for file in self.saved:
            file.storage.delete(file.name)
