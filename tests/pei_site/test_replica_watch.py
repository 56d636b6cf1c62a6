"""When the replica is read, by what both servers answer; real ones: tests/soak/replica.py."""

import logging
from collections import deque
from dataclasses import dataclass

import pytest
from django.db import OperationalError

from pei_site.databases import REPLICA
from pei_site.replica_watch import Mark, Watch, lag

FROM_REPLICA = "Public pages are read from the replica."
FROM_PRIMARY = "Public pages are read from the primary: "


@dataclass
class Servers:
    """Both servers as they answer: how far one wrote and the other replayed."""

    written: int = 100
    replayed: int = 100
    in_recovery: bool = True
    down: str = ""
    asked: int = 0

    def ask(self, alias, query):
        self.asked += 1
        if alias == self.down:
            raise OperationalError("connection refused\nIs it running?")
        if alias == REPLICA:
            return self.in_recovery, self.replayed
        return (self.written,)


@pytest.fixture
def servers():
    return Servers()


@pytest.fixture
def watch(servers, caplog):
    """A watch that looks each time, and lets nothing be missing."""
    caplog.set_level(logging.INFO)
    return Watch(most=0, every=0, rest=0, ask=servers.ask)


def test_a_replica_that_has_everything_is_read(watch, caplog):
    assert [watch.may_be_read(), watch.may_be_read()] == [True, True]
    assert caplog.messages == [FROM_REPLICA]  # once: nothing changed since


def test_one_that_is_behind_is_read_when_it_caught_up(watch, servers, caplog):
    watch.may_be_read()
    servers.written = 200

    behind = watch.may_be_read()
    servers.replayed = 200
    caught_up = watch.may_be_read()

    assert (behind, caught_up) == (False, True)
    assert caplog.messages[0] == caplog.messages[2] == FROM_REPLICA
    assert caplog.messages[1].startswith(f"{FROM_PRIMARY}it is behind: ")


def test_one_that_never_had_what_was_written_is_not_read(watch, servers, caplog):
    servers.replayed = 99

    assert watch.may_be_read() is False
    assert caplog.messages == [f"{FROM_PRIMARY}it is behind: by more than is known"]


def test_within_the_limit_something_may_be_missing(servers):
    watch = Watch(most=10, every=0, ask=servers.ask)
    watch.may_be_read()
    servers.written = 200

    assert watch.may_be_read() is True


def test_one_that_does_not_answer_is_not_read(watch, servers, caplog):
    servers.down = REPLICA

    assert watch.may_be_read() is False
    assert caplog.messages == [f"{FROM_PRIMARY}it failed: connection refused"]


def test_a_server_that_is_no_replica_is_not_read(watch, servers):
    servers.in_recovery = False

    assert watch.may_be_read() is False


def test_while_the_primary_is_down_what_was_published_is_read(watch, servers, caplog):
    servers.down = "default"

    assert watch.may_be_read() is True
    assert caplog.messages == [
        "The primary does not answer: connection refused",
        FROM_REPLICA,
    ]


def test_between_two_looks_nobody_is_asked(servers):
    watch = Watch(most=0, every=3600, ask=servers.ask)
    watch.may_be_read()
    servers.down = REPLICA

    assert watch.may_be_read() is True
    assert servers.asked == 2


def test_one_that_broke_rests(servers):
    watch = Watch(most=0, every=0, rest=3600, ask=servers.ask)
    watch.may_be_read()
    watch.broke(OperationalError("gone"))

    assert watch.may_be_read() is False
    assert servers.asked == 2


@pytest.mark.parametrize(
    ("replayed", "seconds"), [(300, 1), (299, 5), (100, 9), (99, None)]
)
def test_it_is_as_fresh_as_the_newest_mark_that_it_reached(replayed, seconds):
    marks = deque([Mark(1, 100), Mark(5, 200), Mark(9, 300)])

    assert lag(marks, replayed, now=10) == seconds


def test_on_a_quiet_day_it_is_not_behind():
    assert lag(deque([Mark(1, 100), Mark(9, 100)]), 100, now=9) == 0
