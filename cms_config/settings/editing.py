"""The editors' side: how Wagtail's admin behaves."""

from cms_config import env

WAGTAIL_SITE_NAME = "Municipalities in Transition: pattern library"

# Where readers say what is in their way, or shouldn't be here.
CONTACT = env.read("CONTACT", env.CONTACT, "")

# Half a second, Wagtail's own interval, locks SQLite under a preview.
WAGTAIL_AUTOSAVE_INTERVAL = 5000

# No third party learns who edits here, or that the site exists.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

# Keywords are compared in Python, as SQLite knows upper and lower case only in ASCII; this
# setting at least keeps "Water" and "water" one keyword where people type them.
TAGGIT_CASE_INSENSITIVE = True
