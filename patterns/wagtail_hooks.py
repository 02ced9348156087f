"""Where the core joins Wagtail's admin: each subject has its own module, named here."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from patterns import richtext
from patterns.editing import beginning, notices, stale, visible
from patterns.editing.concepts import ConceptViewSet
from patterns.editing.keywords import KeywordViewSet
from patterns.editing.people import PersonViewSet
from patterns.policy import addresses

# Wagtail registers its own rules at 0; ours take their place.
hooks.register("register_rich_text_features", richtext.register, order=10)

# After localize's own, which shows its translations another screen.
hooks.register("before_edit_page", stale.before_edit, order=10)
hooks.register("after_publish_page", notices.after_publish)
hooks.register("after_edit_page", notices.after_edit)
hooks.register("before_delete_page", notices.before_delete)
hooks.register("before_unpublish_page", notices.before_unpublish)
hooks.register("before_bulk_action", notices.before_bulk)
hooks.register("construct_homepage_panels", beginning.add)
hooks.register("construct_page_chooser_queryset", visible.choosable)
hooks.register("construct_reports_menu", addresses.without_what_is_shut)
hooks.register("construct_admin_api", visible.register_api)
# Before localize's own, which is registered at 0.
hooks.register("before_edit_page", visible.name_visible_versions, order=-1)
hooks.register("before_edit_page", notices.before_edit, order=-1)

for viewset in (ConceptViewSet, KeywordViewSet, PersonViewSet):
    register_snippet(viewset)


@hooks.register("insert_editor_js")
def script():
    """What is typed, and pressed, while a form saves itself."""
    return format_html('<script type="module" src="{}"></script>', static("js/editing.js"))
