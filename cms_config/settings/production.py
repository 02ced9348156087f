"""A site for everybody. Refuses to start without its secrets; nothing here has a soft default."""

from cms_config import env
from cms_config.settings.base import *

DEBUG = False
SECRET_KEY = env.read("SECRET_KEY", env.SECRET)
ALLOWED_HOSTS = env.read("ALLOWED_HOSTS", env.WORDS)
WAGTAILADMIN_BASE_URL = env.read("SITE_ADDRESS", env.WEB_ADDRESS)
CSRF_TRUSTED_ORIGINS = env.read("CSRF_TRUSTED_ORIGINS", env.WEB_ADDRESSES, [WAGTAILADMIN_BASE_URL])

# The proxy in front ends TLS and must set this header itself, whatever a client sent.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = env.read("HSTS_SECONDS", env.NUMBER, 365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True

# Names carry a hash of their content, so that browsers may keep static files for a year.
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.read("MAIL_FROM", env.TEXT)
vars().update(env.read("EMAIL_URL", env.MAIL_SERVER))
