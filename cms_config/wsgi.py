"""The callable a web server serves. Knows only which settings it runs under."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms_config.settings.production")

application = get_wsgi_application()
