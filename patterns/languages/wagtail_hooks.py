"""Where translation work joins Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from patterns.languages import by_hand_views, files, home, opened, screen_urls, submitting, writing
from patterns.languages.reports import TranslationsReport
from patterns.languages.rights import PUBLISHES
from patterns.languages.screens import TITLE
from patterns.languages.states import has_language


class TranslationItem(MenuItem):
    """Shown to those who have a language."""

    def is_shown(self, request):
        return has_language(request.user)


@hooks.register("register_admin_menu_item")
def screens():
    return TranslationItem(
        TITLE, reverse("translation"), name="translation", icon_name="globe", order=150
    )


@hooks.register("register_admin_urls", order=-1)
def addresses():
    """Views of ours at localize's addresses; its names lead to them."""
    report, one = "localize/reports/translations/", "localize/translate/<int:translation_id>/"
    return [
        path("localize/submit/page/<int:page_id>/", submitting.SubmitView.as_view()),
        path("localize/update/<int:translation_source_id>/", submitting.FollowView.as_view()),
        path(f"{one}strings/<int:string_segment_id>/edit/", writing.write_sentence),
        path(f"{one}overrides/<int:overridable_segment_id>/edit/", writing.write_override),
        path(f"{one}pofile/download/", files.download),
        path(f"{one}pofile/upload/", files.upload),
        path(report, TranslationsReport.as_view()),
        path(f"{report}results/", TranslationsReport.as_view(results_only=True)),
        *screen_urls.urlpatterns,
    ]


hooks.register("construct_homepage_panels", home.add_panel)

# Before localize's own, which is registered at 0.
hooks.register("before_edit_page", opened.before_edit, order=-1)
hooks.register("before_edit_page", by_hand_views.before_edit, order=-1)


@hooks.register("insert_editor_js")
def script():
    """Localize's own editor says why it was refused."""
    return format_html('<script src="{}"></script>', static("js/translating.js"))


@hooks.register("insert_global_admin_css")
def style():
    return format_html('<link rel="stylesheet" href="{}">', static("css/translating.css"))


@hooks.register("register_permissions")
def permissions():
    """What an administrator may give or take in the form of a group."""
    return Permission.objects.filter(content_type__app_label="languages", codename=PUBLISHES)
