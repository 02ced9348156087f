"""The callable a web server serves. Knows only which settings it runs under."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms_config.settings.production")

application = get_wsgi_application()

# Developers start again and again; readers of a site don't wait for what a process reads once.
if not settings.DEBUG:
    from search.warming import warm

    warm()
    # What the program itself is made of never becomes garbage: looking through it again and again
    # is what the slowest pages waited for.
    gc.collect()
    gc.freeze()
