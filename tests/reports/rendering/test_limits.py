"""The limits that a child puts on itself before it reads a letter of the document."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from socket import SO_SNDBUF, SOL_SOCKET, socket

import pytest

from pei_site.slots import place
from reports.rendering import renderer, wire
from reports.rendering.limits import KIND, PAGE, Limits
from reports.rendering.program import LARGEST_FILE, NICENESS

SOON = 60  # seconds after which what does not happen is given up


@contextmanager
def a_child(limits: Limits) -> Iterator[socket]:
    """Begin a conversation in which nothing is asked yet."""
    with place(KIND, limits.places, SOON) as held:
        conversation = renderer.converse(held, limits)
    with conversation:
        conversation.settimeout(SOON)
        yield conversation


def listening(conversation: socket) -> int:
    """Return the child's process, once it reads: more is sent than the socket holds."""
    size = 2 * conversation.getsockopt(SOL_SOCKET, SO_SNDBUF)
    conversation.sendall(size.to_bytes(wire.LENGTH, "big") + b" " * (size - 1))
    program = renderer.running().process.pid
    told = Path(f"/proc/{program}/task/{program}/children").read_text()
    (child,) = map(int, told.split())
    return child


@pytest.fixture
def may_dump() -> Iterator[None]:
    """A program that leaves its memory in a file where it breaks, as some machines do."""
    before, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
    renderer.stop()
    yield
    renderer.stop()
    resource.setrlimit(resource.RLIMIT_CORE, (before, most))


@pytest.mark.usefixtures("may_dump")
def test_a_child_limits_itself_and_lets_readers_go_first():
    with a_child(PAGE) as conversation:
        child = listening(conversation)
        limits = {
            name: resource.prlimit(child, getattr(resource, name))
            for name in ("RLIMIT_CPU", "RLIMIT_AS", "RLIMIT_FSIZE", "RLIMIT_CORE")
        }
        niceness = os.getpriority(os.PRIO_PROCESS, child)

    assert limits == {
        "RLIMIT_CPU": (PAGE.cpu, PAGE.cpu + 1),
        "RLIMIT_AS": (PAGE.memory, PAGE.memory),
        "RLIMIT_FSIZE": (LARGEST_FILE, LARGEST_FILE),
        "RLIMIT_CORE": (0, 0),
    }
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    assert niceness == min(ours + NICENESS, 19)


def test_the_clock_ends_what_waits_for_nothing():
    """It takes no processor: no other limit ends it."""
    with a_child(replace(PAGE, wall=1)) as conversation:
        assert conversation.recv(1) == b""
