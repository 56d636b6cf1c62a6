"""A request has room for its calls, whatever the depth of the stack that it starts from.

What is counted are the pages of memory that the process touches for the first time: a
chunk of frames that is taken from the system and given back touches some each time.
"""

import resource
import sys
from collections.abc import Callable

import pytest
from django.conf import settings

from pei_site.roomy import middleware, roomy

CALLS = 2_000
DEPTHS = range(400)  # frames of many chunks
pytestmark = pytest.mark.skipif(
    sys.implementation.name != "cpython", reason="the stack is CPython's"
)


def called() -> None:
    """Do nothing: what counts is the frame."""


def loop() -> None:
    for _ in range(CALLS):
        called()


def deep(depth: int, work: Callable[[], None]) -> None:
    """Call something from so deep."""
    if depth:
        deep(depth - 1, work)
    else:
        work()


def touched(depth: int) -> int:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    deep(depth, loop)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def most_touched() -> int:
    return max(touched(depth) for depth in DEPTHS)


def test_a_loop_at_the_end_of_a_chunk_takes_another_at_each_call():
    """What it is for: the day this fails, Python no longer needs it."""
    assert most_touched() >= CALLS


def test_with_room_no_depth_takes_more_at_each_call():
    assert roomy(most_touched)() < CALLS / 4


def test_what_is_called_answers_and_fails_as_without_it():
    def divided(a: int, *, by: int) -> float:
        """Divide."""
        return a / by

    wide = roomy(divided)

    assert (wide(6, by=3), wide.__name__, wide.__doc__) == (2, "divided", "Divide.")
    with pytest.raises(ZeroDivisionError):
        wide(1, by=0)


def test_every_request_has_it(rf):
    answer = middleware(lambda request: request.path)

    assert answer(rf.get("/plan/")) == "/plan/"
    assert f"{middleware.__module__}.{middleware.__name__}" in settings.MIDDLEWARE
