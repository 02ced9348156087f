"""What only some may see: drafts, unpublished changes and private records, each with its own word.

`SECRETS` says by word who may see it beside the administrator.
"""

from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from wagtail.models import Collection
from wagtail_localize.models import StringTranslation

from patterns.models import LibraryDocument, Person
from tests import factories, samples
from tests.languages.people import account
from tests.worlds import translated, translation_of

SECRETS = {
    "zx-draft-pattern": (),
    "zx-draft-community": (),
    "zx-own-community": ("contributor",),
    "zx-unpublished-change": (),
    "zx-arabic-draft": ("arabic",),
    "zx-arabic-sentence": ("arabic",),
    "zx-greek-draft": ("greek",),
    "zx-person": (),
    "zx-keyword": (),
    "zx-picture": (),
    "zx-file": (),
}
KEPT_IN = (("secret", "en"), ("hidden", "en"), ("own", "en"), ("valley", "en"),
           ("walk", "ar"), ("walk", "el"), ("circle", "ar"))  # fmt: skip


def hide(world):
    """Put every secret into the library."""
    keyword = ["zx-keyword"]
    factories.pattern("zx-draft-pattern", draft=True, slug="secret", keywords=keyword)
    factories.community("zx-draft-community", draft=True, slug="hidden")
    own = factories.community("zx-own-community", draft=True, slug="own")
    own.owner = account("contributor")
    own.save()
    valley = world.page("valley")
    valley.title = "zx-unpublished-change"
    valley.save_revision()
    draft_of(world.page("walk"), "ar", "zx-arabic-draft")
    draft_of(world.page("walk"), "el", "zx-greek-draft")
    say(world.page("circle"), "ar", "solution", "zx-arabic-sentence")
    Person.objects.create(slug="secret", name="zx-person", roles=["tutor"])
    private = Collection.get_first_root_node().add_child(name="Private")
    picture = samples.picture()
    picture.title, picture.collection = "zx-picture", private
    picture.save()
    file = ContentFile(b"x", name="x.txt")
    LibraryDocument.objects.create(title="zx-file", file=file, collection=private)


def draft_of(page, language, title):
    translated(page, language, publish=False)
    say(page, language, "title", title)
    translation_of(page, language).save_target(publish=False)


def say(page, language, path, words):
    translation = translation_of(page, language)
    StringTranslation.objects.filter(
        context__path=path, context__object_id=page.translation_key,
        locale=translation.target_locale,
    ).update(data=words)  # fmt: skip


def pages(world):
    """The pages that keep secrets."""
    return [world.page(slug, language) for slug, language in KEPT_IN]


def seen(answer, name):
    """The secrets that an answer, or a message it leaves for the next page, tells this person."""
    parts = answer.streaming_content if answer.streaming else [answer.content]
    told = getattr(get_messages(answer.wsgi_request), "_queued_messages", ())
    text = b"".join(parts).decode(errors="replace") + " ".join(map(str, told))
    return [word for word, known in SECRETS.items() if name not in known and word in text]
