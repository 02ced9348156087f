"""Languages of the interface and of the content: both come from the one table of languages."""

from cms_config.settings.paths import SITE_DIR
from patterns.languages_table import DEFAULT_LANGUAGE, LANGUAGE_TABLE

USE_I18N = True
LANGUAGE_CODE = DEFAULT_LANGUAGE
LANGUAGES = [(language.code, language.own_name) for language in LANGUAGE_TABLE]
LOCALE_PATHS = [SITE_DIR / "locale"]
# Django's English dates are American; most who read English here are not.
FORMAT_MODULE_PATH = ["cms_config.formats"]

WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
# Editors work in any language Wagtail itself speaks; only names of the table are offered.
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES

# Remembers an explicit choice of language, and nothing else about a reader.
LANGUAGE_COOKIE_NAME = "django_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

# A translation is published by its translator, never because its source happens to be live.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Deleting a source must not take the translators' memory with it: our code hands the source over.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
