"""PostgreSQL as we ask for it loses nothing that was saved, and writes down nothing typed."""

import re
from datetime import timedelta
from pathlib import Path

from reports.backup import archiving

POSTGRESQL = Path(__file__).parents[2] / "deploy/postgresql"


def told(name):
    """Return what a file of configuration says, by name."""
    text = (POSTGRESQL / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9_-]+) ?= ?(.*)$", text, re.MULTILINE))


def test_what_was_saved_outlives_the_power():
    server = told("pei.conf")
    safe = ("fsync", "synchronous_commit", "full_page_writes")

    assert {server[name] for name in safe} == {"on"}


def test_what_people_typed_is_not_in_its_log():
    server = told("pei.conf")

    assert server["log_parameter_max_length"] == "0"
    assert server["log_parameter_max_length_on_error"] == "0"


def test_what_is_saved_leaves_the_disk_in_less_than_what_may_be_lost():
    archive = told("archive.conf")
    wait = timedelta(seconds=int(archive["archive_timeout"].removesuffix("s")))

    assert archive["archive_mode"] == "on"
    assert "archive-push %p" in archive["archive_command"]
    assert timedelta(0) < wait < archiving.LIMIT


def test_there_is_a_base_backup_of_a_week_ago():
    """One each night (pei-base.timer): a mistake may be found days later."""
    assert int(told("pgbackrest.conf")["repo1-retention-full"]) == 7
