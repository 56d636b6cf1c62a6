"""What must survive kills and many writers, a quick round of each (C03, C04, D01, D05)."""

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


def test_a_backup_taken_while_people_save_is_one_moment():
    counts = run("backup_under_load", "--backups", "2", "--writers", "3")

    assert counts.pop("acknowledged") >= 3
    assert counts.pop("most_processor_ms") > 0
    assert counts == {"backups": 2, "good": 2, "torn": 0, "behind": 0, "unreadable": 0}


@only_sqlite
def test_a_plain_copy_of_the_file_is_not():
    counts = run("backup_under_load", "--backups", "5", "--writers", "3", "--unsafe")

    assert counts["good"] < 5


@only_sqlite
def test_a_damaged_page_is_told_by_readiness_and_by_the_command():
    counts = run("damaged_pages", "--pages", "5")

    assert counts.pop("without_the_question") < 5  # the control
    assert counts == {
        "seed": 7,
        "pages": 5,
        "readiness": 5,
        "command": 5,
        "false_alarms": 0,
    }


def test_rows_of_an_earlier_state_come_through_the_migrations_as_they_were():
    counts = run("older_database")

    assert counts.pop("rows") > 30
    assert counts == {"tables": 13, "changed": 0, "unlocked": 0, "reports": True}


@only_sqlite
def test_no_acknowledged_save_is_lost_when_the_power_goes():
    counts = run("power_cuts", "--saves", "20", "--cuts", "20")

    assert counts.pop("steps") > counts.pop("syncs") > 20
    assert counts == {
        "seed": 7,
        "cuts": 20,
        "cuts_that_lost": 0,
        "most_lost": 0,
        "malformed": 0,
    }


@only_sqlite
def test_with_the_settings_that_others_recommend_some_are():
    counts = run("power_cuts", "--saves", "20", "--cuts", "20", "--unsafe")

    assert counts["cuts_that_lost"] >= 1


@only_sqlite
def test_on_a_full_disk_people_are_told_and_nothing_is_torn():
    counts = run("disk_full", "--rounds", "1", "--seconds", "1", "--limited", "1")

    assert counts.pop("acknowledged") > counts.pop("before")
    assert counts == {
        "way": "RLIMIT_FSIZE",
        "rounds": 1,
        "torn": False,
        "told": 1,
        "pages": 1,
        "recovered": 1,
        "lost": 0,
        "server_errors": 0,
    }
