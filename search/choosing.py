"""Which indexes a command is about: all that this machine feeds, or those of one engine."""

from argparse import ArgumentParser
from collections.abc import Callable

from django.core.management.base import CommandError
from django.db import DatabaseError

from search import engines
from search.contract import EngineUnavailable, Indexes


def add_engine(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--engine",
        default="",
        help="Only the index of this engine, such as embedded or elasticsearch.",
    )


def chosen(engine: str) -> tuple[Indexes, ...]:
    if not engine:
        return engines.every()
    try:
        return (engines.named(engine),)
    except KeyError as trouble:
        raise CommandError(trouble.args[0]) from None


def each(engine: str, do: Callable[[Indexes], None]) -> None:
    """Do it for each; an engine that can't keeps back no other one, and is told of at the end."""
    troubles = []
    for indexes in chosen(engine):
        try:
            do(indexes)
        except (EngineUnavailable, DatabaseError) as trouble:
            troubles.append(str(trouble))
    if troubles:
        raise CommandError("\n".join(troubles))
