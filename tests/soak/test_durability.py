"""What must survive kills and many writers, a quick round of each (C03, C04, D01)."""

import pytest

from tests.soak.test_races import POSTGRESQL, run

only_sqlite = pytest.mark.skipif(POSTGRESQL, reason="PostgreSQL locks rows, not files")


@only_sqlite
def test_eight_writers_never_meet_a_locked_database():
    counts = run("eight_writers", "--seconds", "2")

    assert counts["locked"] == 0
    assert counts["saves"] >= 8
    assert counts["longest_ms"] < 20_000


@only_sqlite
def test_with_sqlite_as_it_comes_they_do():
    counts = run("eight_writers", "--seconds", "1", "--unsafe")

    assert counts["locked_deferred"] >= 1
    assert counts["locked_impatient"] >= 1


def test_what_was_acknowledged_survives_the_kills():
    counts = run("kills", "--kills", "1", "--seconds", "2", "--writers", "4")

    assert counts.pop("acknowledged") >= 1
    assert counts.pop("cut_off") >= 1
    assert counts == {"seed": 7, "kills": 1, "lost": 0, "torn": 0, "server_errors": 0}


@only_sqlite
def test_what_was_answered_before_it_was_written_does_not():
    counts = run(
        "kills", "--kills", "1", "--seconds", "2", "--writers", "4", "--unsafe"
    )

    assert counts["lost"] >= 1
