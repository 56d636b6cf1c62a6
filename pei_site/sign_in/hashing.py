"""How many passwords are hashed at once on a host: fewer than it has processors.

A hash takes a processor for a twentieth of a second, whoever asked, so that fifty tries a
second would take them all. Who finds no place is told so at once, and is not counted as
having failed. Whom we know (a signed-in person, one's own browser, the link of a message)
has places that strangers cannot take.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from allauth.core.exceptions import ImmediateHttpResponse

from pei_site.sign_in.refusals import busy
from pei_site.slots import NoPlaceError, place

STRANGERS = max(1, len(os.sched_getaffinity(0)) // 2)  # at once, on a host
EVERYBODY = STRANGERS + 1
WAITING = 1  # threads that wait for a place, of strangers and of whom we know
PATIENCE = 5  # seconds


class BusyError(ImmediateHttpResponse):
    """As many passwords as may be at once are being hashed; the page that says so."""

    def __init__(self) -> None:
        super().__init__(busy())


@contextmanager
def turn(*, known: bool) -> Iterator[None]:
    """Hash passwords within this; BusyError: there was no place."""
    kind, places = ("known", EVERYBODY) if known else ("strangers", STRANGERS)
    with ExitStack() as stack:
        try:
            stack.enter_context(place(f"sign-in-{kind}", places + WAITING))
            stack.enter_context(place("hashing", places, PATIENCE))
        except NoPlaceError as error:
            raise BusyError from error
        yield
