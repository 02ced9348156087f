"""`manage.py start --debug`: the developers' server, with tracebacks in the browser."""

from cms_config.settings.local import *

DEBUG = True
# Templates and static files are read anew at each request.
WHITENOISE_AUTOREFRESH = True
