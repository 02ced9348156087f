"""A bell between threads of one process: whoever publishes rings, whoever feeds an index hears."""

import threading
import weakref


class Bell:
    """Each listener has an ear of its own, so that none takes a ring away from another."""

    def __init__(self) -> None:
        self._ears: weakref.WeakSet[threading.Event] = weakref.WeakSet()

    def listen(self) -> threading.Event:
        """An event that every ring sets, and that the listener clears."""
        ear = threading.Event()
        self._ears.add(ear)
        return ear

    def ring(self) -> None:
        for ear in list(self._ears):
            ear.set()


#: Rung when there is something to take in, or something else to do for the indexes.
bell = Bell()
