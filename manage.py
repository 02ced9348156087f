#!/usr/bin/env python3
"""Start Django. For `start` and `test` the machine is first made ready.

Knows which settings a command runs under, and nothing else. This file parses under every
Python 3 (and 2.7), so that an old one can say what is missing instead of a syntax error:
no f-strings, no annotations, no keyword-only arguments.
"""

import os
import sys

NEEDED = (3, 11)


def settings_for(words):
    """The settings module a command line runs under; only start and test choose for themselves."""
    command = words[0] if words else ""
    if command == "test":
        return "cms_config.settings.test"
    if command == "start":
        return "cms_config.settings.debug" if "--debug" in words else "cms_config.settings.local"
    return os.environ.get("DJANGO_SETTINGS_MODULE", "cms_config.settings.local")


def main():
    """Check the Python, make the machine ready, hand over to Django."""
    if sys.version_info < NEEDED:
        sys.exit(
            "The library needs Python 3.11 or newer; this is Python %d.%d (%s). "
            "Run the same command with a newer one, for example: python3.11 manage.py %s"
            % (sys.version_info[0], sys.version_info[1], sys.executable, " ".join(sys.argv[1:]))
        )
    from cms_config import bootstrap

    bootstrap.make_ready(sys.argv)
    os.environ["DJANGO_SETTINGS_MODULE"] = settings_for(sys.argv[1:])
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(problem))
    except KeyboardInterrupt:
        if "--traceback" in sys.argv:
            raise
        sys.stderr.write("Stopped.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
