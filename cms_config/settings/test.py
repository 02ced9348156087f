"""`manage.py test`: real parts, made fast; nothing outlives the run."""

import atexit
import shutil
import tempfile
from pathlib import Path

from cms_config.settings.base import *

DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SECRET_KEY = "a key for tests only, which guards nothing and is long enough"  # noqa: S105 - as it says
WAGTAILADMIN_BASE_URL = "http://testserver"

# Every process of a parallel run has its own folder, and takes it away at its end.
DATA_DIR = Path(tempfile.mkdtemp(prefix="library-test-"))
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = None
# A file, not memory: threads then see the locks that readers and editors will meet.
DATABASES["default"]["NAME"] = str(DATA_DIR / "library.sqlite3")
DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Hashing well is slow on purpose; here it guards nothing.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# What tests of search are given; all others search in files.
ELASTICSEARCH_URL = []
# A missing index stays missing: nothing is made behind a test's back.
SEARCH_REPAIRS_ITSELF = False
# Nor is anything written behind it: a test writes searches down when it says so.
SEARCH_COUNTS_AFTER = None
# Nor is anything opened for translators behind it.
LONG_WORK_IN_BACKGROUND = False
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
