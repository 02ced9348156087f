"""Make the machine ready for a command (first step: nothing is needed where Django is there)."""


def make_ready(words):
    """Return when Django can be imported."""
