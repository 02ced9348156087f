"""`manage.py start`: one machine, one person or one room, nothing to set.

Loopback only, DEBUG off, so that what is tried here behaves as it will for readers.
"""

from cms_config import env
from cms_config.data_folder import lasting_key
from cms_config.settings.base import *

DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SECRET_KEY = lasting_key(DATA_DIR)
WAGTAILADMIN_BASE_URL = f"http://localhost:{env.read('PORT', env.PORT, 8000)}"
# Mail is printed in the terminal: nothing leaves the machine.
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# Static files are served from where they lie: nothing is collected, so a start copies nothing.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
