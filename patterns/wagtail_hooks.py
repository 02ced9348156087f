"""Where the core joins Wagtail's admin: each subject has its own module, named here."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from patterns import richtext
from patterns.editing import notices, translating
from patterns.editing.concepts import ConceptViewSet
from patterns.editing.keywords import KeywordViewSet
from patterns.editing.people import PersonViewSet

# Wagtail registers its own rules at 0; ours take their place.
hooks.register("register_rich_text_features", richtext.register, order=10)

hooks.register("after_publish_page", notices.after_publish)
hooks.register("before_delete_page", notices.before_delete)
hooks.register("before_unpublish_page", notices.before_unpublish)
hooks.register("before_bulk_action", notices.before_bulk)
# Before localize's own addresses, which are registered at 0.
hooks.register("register_admin_urls", translating.urls, order=-1)

for viewset in (ConceptViewSet, KeywordViewSet, PersonViewSet):
    register_snippet(viewset)
