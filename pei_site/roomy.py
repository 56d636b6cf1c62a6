"""Room for the calls of a whole request, taken from the system at once.

CPython keeps the frames of calls in chunks of 16 kB. Where a loop stands at the end of
one, each call in it takes another chunk from the system and gives it back: templates
are such loops, and a page took up to four times as long by the depth of its stack
alone. A frame that does not fit in a chunk gets a larger one of its own, and those
called from it stand in what is left of it.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
T = TypeVar("T")

SLOTS = 2**16  # of 8 bytes: the chunk is of 1 MB, and half of it is left


def roomy(work: Callable[P, T]) -> Callable[P, T]:
    """Give what a function calls half a megabyte of stack to stand on."""

    def at_ease(*args: P.args, **kwargs: P.kwargs) -> T:
        return work(*args, **kwargs)

    at_ease.__code__ = at_ease.__code__.replace(co_stacksize=SLOTS)
    return wraps(work)(at_ease)


def middleware(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer every request with room."""
    return roomy(answer)
