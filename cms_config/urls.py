"""Every address of the site, from the most particular to Wagtail's pages.

What readers read stands under a language's prefix; what machines and editors use stands outside.
"""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from cms_config import views
from cms_config.sitemap import LibrarySitemap, OtherPages

SITEMAPS = {"pages": LibrarySitemap, "others": OtherPages}

urlpatterns = [
    path("", views.front_door, name="front_door"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("language/", views.choose_language, name="choose_language"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    # Renditions of images. A proxy in front may answer for this folder itself.
    re_path(r"^media/(?P<path>images/.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("api/", include("search.urls_api")),
]

urlpatterns += i18n_patterns(
    path("search/", include("search.urls")),
    path("", include("patterns.urls")),
    path("", include(wagtail_urls)),
)

handler404 = "patterns.views.page_not_found"
handler500 = "patterns.views.server_error"
