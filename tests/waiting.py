"""What comes about by itself, in another process or thread, and is waited for."""

import time

#: Seconds; what is waited for takes a few, on a machine that may be busy.
PATIENCE = 120


def until(found):
    """What `found` finds at last; an error where that never comes."""
    last = time.monotonic() + PATIENCE
    while not (there := found()):
        assert time.monotonic() < last, "It did not come about."
        time.sleep(0.01)
    return there
