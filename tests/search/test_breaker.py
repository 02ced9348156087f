"""The breaker opens after failures in a row, lets one try after a while, and closes again."""

import pytest

from search import breaker as module
from search.breaker import OPEN, Breaker
from search.contract import EngineUnavailable


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = 1000.0

    monkeypatch.setattr(module.time, "monotonic", lambda: Clock.now)
    return Clock


@pytest.fixture
def breaker(clock, monkeypatch):
    monkeypatch.setattr(module, "_SAME_THREAD_RESTS", 0.0)
    return Breaker("one")


def is_asked(breaker):
    try:
        breaker.check()
    except EngineUnavailable as trouble:
        return trouble.reason != OPEN
    return True


def fail(breaker, times=5):
    for _ in range(times):
        breaker.check()
        breaker.failed()


def test_five_failures_within_half_a_minute_open_it(breaker, clock):
    fail(breaker, 4)
    assert is_asked(breaker)
    breaker.failed()

    assert not is_asked(breaker)


def test_failures_long_apart_do_not(breaker, clock):
    for _ in range(6):
        fail(breaker, 1)
        clock.now += 8

    assert is_asked(breaker)


def test_an_answer_between_them_begins_the_count_anew(breaker):
    fail(breaker, 4)
    breaker.check()
    breaker.went_well()
    fail(breaker, 4)

    assert is_asked(breaker)


def test_after_a_quarter_of_a_minute_one_tries(breaker, clock):
    fail(breaker)
    clock.now += 14.9
    assert not is_asked(breaker)

    clock.now += 0.2
    assert is_asked(breaker)
    assert not is_asked(breaker)


def test_a_try_in_vain_opens_it_again_and_an_answer_closes_it(breaker, clock):
    fail(breaker)
    clock.now += 15
    fail(breaker, 1)
    assert not is_asked(breaker)

    clock.now += 15
    breaker.check()
    breaker.went_well()
    assert is_asked(breaker)
    assert is_asked(breaker)


def test_whoever_waited_in_vain_leaves_it_alone_for_a_moment(clock):
    breaker = Breaker("one")
    fail(breaker, 1)
    assert not is_asked(breaker)

    clock.now += 1
    assert is_asked(breaker)
