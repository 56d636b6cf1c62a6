"""What is computed is kept until something is written, whoever writes it."""

from time import monotonic

import pytest
from django.db import connection, connections, transaction

from reports.unchanged import Unchanged, state_of


@pytest.fixture
def pair(django_db_setup, django_db_blocker, tmp_path):
    """Two connections to one database, outside any test's transaction, with a table."""
    settings = dict(connection.settings_dict)
    if connection.vendor == "sqlite":
        settings["NAME"] = str(tmp_path / "apart.sqlite3")
    with django_db_blocker.unblock():
        ours, theirs = (
            type(connections["default"])(settings, f"apart{n}") for n in range(2)
        )
        run(ours, "CREATE TABLE apart (value INTEGER)")
        try:
            yield ours, theirs
        finally:
            run(ours, "DROP TABLE apart")
            for one in (ours, theirs):
                one.close()
                if connection.vendor == "postgresql":
                    one.close_pool()


def run(opened, statement):
    with opened.cursor() as cursor:
        cursor.execute(statement)


class Count:
    """Counts the rows of the table, and how often it was asked to."""

    def __init__(self, opened):
        self.opened, self.kept, self.times = opened, Unchanged(), 0

    def __call__(self):
        self.times += 1
        with self.opened.cursor() as cursor:
            cursor.execute("SELECT COALESCE(SUM(value), 0) FROM apart")
            return cursor.fetchone()[0]

    def get(self, key="a"):
        return self.kept.get(key, self, self.opened)


ADD = "INSERT INTO apart VALUES (1)"


def in_a_calm_moment(check):
    """Whether it holds once: other tests of the run write to the same PostgreSQL.

    They may do so without pause for seconds: it is tried for some.
    """
    end = monotonic() + 20
    while monotonic() < end:
        if check():
            return True
    return False


def test_it_is_computed_once_while_nothing_is_written(pair):
    count = Count(pair[0])

    def computed_once():
        count.kept, count.times = Unchanged(), 0
        assert [count.get(), count.get(), count.get()] == [0, 0, 0]
        return count.times == 1

    assert in_a_calm_moment(computed_once)


@pytest.mark.parametrize("writer", [0, 1], ids=["here", "elsewhere"])
def test_what_is_written_is_seen(pair, writer):
    count = Count(pair[0])
    count.get()
    run(pair[writer], ADD)
    added = count.get()
    run(pair[writer], "UPDATE apart SET value = 5")
    changed = count.get()
    run(pair[writer], "DELETE FROM apart")

    assert (added, changed, count.get(), count.times) == (1, 5, 0, 4)


def test_what_is_not_committed_is_not_seen(pair):
    ours, theirs = pair
    count = Count(ours)
    count.get()
    theirs.set_autocommit(False)
    run(theirs, ADD)
    before = count.get()
    theirs.commit()
    theirs.set_autocommit(True)

    assert (before, count.get()) == (0, 1)


def test_nothing_is_kept_inside_a_transaction(pair):
    ours, _ = pair
    ours.in_atomic_block = True  # as transaction.atomic says it
    count = Count(ours)
    try:
        assert state_of(ours) is None
        assert [count.get(), count.get()] == [0, 0]
    finally:
        ours.in_atomic_block = False

    assert (count.get(), count.times) == (0, 3)


def test_nothing_is_kept_that_was_computed_while_another_wrote(pair):
    ours, theirs = pair
    count = Count(ours)

    def overtaken():
        run(theirs, ADD)
        return "before"

    assert count.kept.get("a", overtaken, ours) == "before"
    assert (count.get(), count.times) == (1, 1)


def test_another_question_has_another_answer(pair):
    count = Count(pair[0])

    assert [count.get("a"), count.get("b")] == [0, 0]
    assert count.times == 2


def test_another_connection_has_its_own_state(pair):
    ours, theirs = pair
    if ours.vendor == "postgresql":
        assert in_a_calm_moment(lambda: state_of(ours) == state_of(theirs))
    else:
        assert state_of(ours) != state_of(theirs)


@pytest.mark.django_db
def test_a_test_that_rolls_back_keeps_nothing():
    with transaction.atomic():
        assert state_of(connection) is None
