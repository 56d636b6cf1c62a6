"""As many as there are places, over processes too, and each place comes back."""

import os
import subprocess
import sys
from contextlib import ExitStack

import pytest

from pei_site.slots import NoPlaceError, place, taken

KIND, PLACES = "rendering", 2
FEWER = PLACES - 1  # for whoever may not take them all

HOLD = """
import sys
from django.conf import settings
from pei_site.slots import place
settings.configure(DATA_DIR=sys.argv[1])
with place("rendering", 2):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def a_host(settings, tmp_path):
    """A host on which nothing else takes places."""
    settings.DATA_DIR = tmp_path


def take_all(stack: ExitStack) -> list[int]:
    """Take every place that is left."""
    held = []
    while True:
        try:
            held.append(stack.enter_context(place(KIND, PLACES)))
        except NoPlaceError:
            return held


def test_there_are_so_many_places_and_they_come_back():
    for _ in range(2):
        with ExitStack() as stack:
            assert len(take_all(stack)) == PLACES


def test_a_place_is_taken_for_other_processes_until_they_are_killed(tmp_path):
    line = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(
        line, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        with ExitStack() as stack:
            assert len(take_all(stack)) == PLACES - 1
        process.kill()
        process.wait()
        with ExitStack() as stack:
            assert len(take_all(stack)) == PLACES


def test_a_place_handed_on_stays_taken_by_who_has_it():
    with place(KIND, PLACES) as held:
        kept = os.dup(held)  # as the child that renders does

    with ExitStack() as stack:
        assert len(take_all(stack)) == PLACES - 1
    os.close(kept)
    with ExitStack() as stack:
        assert len(take_all(stack)) == PLACES


def test_whoever_may_wait_gets_the_place_that_comes_back():
    with ExitStack() as stack:
        take_all(stack)
        with pytest.raises(NoPlaceError):
            stack.enter_context(place(KIND, PLACES, 0.2))


def test_what_anybody_asks_for_leaves_a_place_to_those_who_work():
    with ExitStack() as stack:
        stack.enter_context(place(KIND, FEWER))
        with pytest.raises(NoPlaceError):
            stack.enter_context(place(KIND, FEWER))

        stack.enter_context(place(KIND, PLACES))

        assert taken(KIND, PLACES) == PLACES


def test_who_may_take_every_place_leaves_anybody_theirs():
    with ExitStack() as stack:
        stack.enter_context(place(KIND, PLACES))

        stack.enter_context(place(KIND, FEWER))

        assert taken(KIND, PLACES) == PLACES


def test_places_of_another_kind_are_others():
    with ExitStack() as stack:
        take_all(stack)

        stack.enter_context(place("hashing", 1))

        assert taken("hashing", 1) == 1
