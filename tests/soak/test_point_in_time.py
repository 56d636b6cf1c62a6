"""D06: the disk of PostgreSQL is lost; its archive gives back all but the last moments."""

from tests.soak.test_races import run, several_writers

SHORT = ("--seconds", "12", "--timeout", "2", "--writers", "3")


@several_writers  # SQLite keeps no log that could be archived
def test_what_was_archived_comes_back_to_the_last_and_to_a_moment():
    counts = run("point_in_time", *SHORT)

    assert counts.pop("acknowledged") > counts.pop("lost")
    assert counts.pop("oldest_lost_s") < 12
    assert counts.pop("back_s") >= 0
    assert counts == {"torn": False, "moment_missing": 0, "moment_extra": 0}


@several_writers
def test_without_an_archive_everything_since_the_base_backup_is_lost():
    counts = run("point_in_time", *SHORT, "--unsafe")

    assert counts["lost"] == counts["acknowledged"] > 0
