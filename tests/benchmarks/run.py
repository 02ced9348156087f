"""Runs a benchmark alone: `python3 -m tests.benchmarks.run load_library`.

Makes an empty site in a folder of its own, which goes with it. Knows nothing of what is measured:
a benchmark is a module here with `measure(say)`, and its numbers can be changed as `name=value`.
"""

import importlib
import os
import sys


def main(name, *words):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms_config.settings.test")

    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    measure = importlib.import_module(f"tests.benchmarks.{name}").measure
    numbers = (word.partition("=") for word in words)
    measure(lambda text: print(text, flush=True), **{n: int(v) for n, _is, v in numbers})  # noqa: T201


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("Name a benchmark: python3 -m tests.benchmarks.run load_library")
    main(*sys.argv[1:])
