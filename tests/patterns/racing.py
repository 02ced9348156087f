"""Several things at the same moment, each in a thread with a connection of its own."""

from threading import Barrier, Thread

from django.db import connection


def together(*calls):
    """What each call gave or raised; all start at once."""
    start, outcomes = Barrier(len(calls)), [None] * len(calls)

    def run(place, call):
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            outcomes[place] = call()
        except Exception as error:
            outcomes[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes
