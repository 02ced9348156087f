"""Files: what ships with the code, and what editors bring."""

from cms_config.settings.paths import DATA_DIR, SITE_DIR

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [SITE_DIR / "static"]

MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# What editors upload is read by the web server's user and group, and by nobody else.
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750

WAGTAILIMAGES_IMAGE_MODEL = "patterns.LibraryImage"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# A 14 KB file can unpack to 121 million pixels and 739 MB of memory; a good camera has 24.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 30_000_000
# Half a picture is refused here; later it would be an error wherever it stands.
WAGTAILIMAGES_IMAGE_FORM_BASE = "patterns.editing.pictures.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]

WAGTAILDOCS_DOCUMENT_MODEL = "patterns.LibraryDocument"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
# Nothing that a browser runs: no HTML, no SVG, no programs.
WAGTAILDOCS_EXTENSIONS = [
    "csv", "docx", "epub", "key", "odp", "ods", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip",
]  # fmt: skip
