"""What goes to the terminal, or to whatever keeps a server's output.

Django itself says nothing of a failed page once DEBUG is off, unless it can mail somebody.
"""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # A page that isn't there, or a form sent twice, is no event for an administrator.
        "django.request": {"level": "ERROR"},
        # Each failed question would be told; `search` says once what is wrong with the server.
        "elastic_transport": {"level": "ERROR"},
        "django.server": {"handlers": ["terminal"], "level": "INFO", "propagate": False},
    },
}
