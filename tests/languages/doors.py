"""Every address of the admin as it would be typed, with the things of a world put in.

Discovered from the installed addresses, so a new one is tried without a line of ours; one whose
words nobody can put in fails with the line to write.
"""

import re
from dataclasses import dataclass
from itertools import product

from django.apps import apps
from django.urls import URLPattern, get_resolver
from wagtail.models import Collection, Locale, Revision, Site
from wagtail_localize.models import OverridableSegment, StringSegment, Translation

from patterns.models import Account, Concept, Keyword, LibraryDocument, LibraryImage, Person

WORD = re.compile(r"\(\?P<(\w+)>[^)]*\)|<(?:\w+:)?(\w+)>")
NOTHING = ".*/$"  # what the admin answers with where there is nothing


@dataclass(frozen=True)
class Door:
    """One address pattern of the admin, without the admin's own part."""

    route: str

    @property
    def words(self):
        return ["".join(found) for found in WORD.findall(self.route)]

    def address(self, words):
        filled = WORD.sub(lambda found: str(words[found[1] or found[2]]), self.route)
        return "/admin/" + re.sub(r"[\^$\\]", "", filled)


def doors():
    """All doors of the admin, in their order."""
    routes = dict.fromkeys(_walk(get_resolver().url_patterns))
    inside = (route.removeprefix("admin/") for route in routes if route.startswith("admin/"))
    return [Door(route) for route in inside if route != NOTHING]


def _walk(patterns, route=""):
    for pattern in patterns:
        # Joined as Django joins them.
        inside = route + str(pattern.pattern).removeprefix("^" if route else "")
        if isinstance(pattern, URLPattern):
            yield inside
        else:
            yield from _walk(pattern.url_patterns, inside)


class Keys:
    """What may be put into an address: ids of the things of a world, those of secrets foremost."""

    def __init__(self, pages):
        self.pages = [page.pk for page in pages]
        revisions = Revision.objects.filter(object_id__in=map(str, self.pages))
        self.revisions = dict(revisions.values_list("object_id", "pk"))
        keys = {page.translation_key for page in pages}
        self.works, self.languages = sorted(keys, key=str), ["ar", "el", "en"]
        self.translations = list(
            Translation.objects.filter(source__object_id__in=keys).values_list("pk", flat=True)
        )
        self.segments = StringSegment.objects.filter(source__object_id__in=keys)
        self.records = {
            "patterns/concept": Concept, "patterns/keyword": Keyword, "patterns/person": Person,
            "documents": LibraryDocument, "images": LibraryImage, "collections": Collection,
            "sites": Site, "users": Account, "locales": Locale,
        }  # fmt: skip

    def addresses(self, door):
        """This door with every choice of words."""
        words = door.words
        choices = [self.of(door, word) for word in words]
        for chosen in product(*choices):
            filled = dict(zip(words, chosen, strict=True))
            if {"app_label", "model_name"} <= filled.keys() and not _is_model(filled):
                continue
            yield door.address(filled)

    def of(self, door, word):
        found = self._pages(door, word) or self._words(word) or self._records(door)
        assert found, f"tests/languages/doors.py: say in Keys what stands for {word} in {door}."
        return found

    def _pages(self, door, word):
        if word in ("page_id", "parent_page_id", "page_to_move_id", "page_pk"):
            return self.pages
        return self.pages if word == "pk" and re.match("pages/|api/main/pages", door.route) else ()

    def _words(self, word):
        return {
            "destination_id": self.pages[:1],
            "translation_id": self.translations,
            "key": self.works,
            "language": self.languages,
            "scheme": ["domain"],
            "translation_source_id": [*self.segments.values_list("source", flat=True).distinct()],
            "string_segment_id": list(self.segments.values_list("pk", flat=True)[:1]),
            "overridable_segment_id": [OverridableSegment.objects.values_list("pk").first() or 1],
            "revision_id": list(self.revisions.values()),
            "revision_id_a": ["live"],
            "revision_id_b": ["latest"],
            "content_type_app_name": ["patterns"],
            "content_type_model_name": ["communitypage", "patternpage"],
            "app_label": ["patterns", "wagtailcore"],
            "app_name": ["patterns"],
            "model_name": ["person", "communitypage", "page"],
            "object_id": self.pages[:1],
            "action_name": ["approve"],
            "action": ["delete"],
            "mode": [""],
            "filter_spec": ["original"],
            "session_id": [1],
            "task_state_id": [1],
            "task_id": [1],
            "workflow_pk": [1],
            "workflow_state_id": [1],
            "uploaded_file_id": [1],
            "redirect_id": [1],
            "uidb64": ["x"],
            "token": ["x"],
        }.get(word, ())

    def _records(self, door):
        for name, model in self.records.items():
            if name in door.route:
                return list(model.objects.order_by("-pk").values_list("pk", flat=True)[:2])
        return [1]


def _is_model(words):
    return words["model_name"] in apps.all_models[words["app_label"]]
