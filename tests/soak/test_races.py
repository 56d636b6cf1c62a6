"""The races, a few rounds of each, with their negative controls (P02, C01, C02,
and the approval of a year).

They run on the database of the test run: SQLite, and again on PostgreSQL, which alone
runs the controls: they take their time.
"""

import json
import os
import subprocess
import sys

import pytest

POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")

# SQLite lets one write at a time: there these are told by their commands alone.
several_writers = pytest.mark.skipif(
    not POSTGRESQL, reason="SQLite lets one write at a time"
)


def run(harness, *options, patience=300):
    """Run a harness in a process of its own and return what it counted."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.soak.{harness}", *options],
        capture_output=True,
        text=True,
        timeout=patience,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def without_protection(harness, *faults, rounds):
    """Run a control until each fault was seen, three times at the most."""
    seen = dict.fromkeys(faults, 0)
    for _ in range(3):
        counts = run(harness, "--rounds", str(rounds), "--unsafe")
        seen = {fault: seen[fault] + counts[fault] for fault in faults}
        if all(seen.values()):
            break
    return seen


def test_nothing_is_written_after_a_close():
    rounds = 6 if POSTGRESQL else 3  # SQLite's savers wait for each other
    assert run("close_against_save", "--rounds", str(rounds)) == {
        "rounds": rounds,
        "written_after_close": 0,
    }


@several_writers
def test_without_lock_and_triggers_something_is():
    seen = without_protection("close_against_save", "written_after_close", rounds=5)

    assert seen["written_after_close"] >= 1


def test_of_six_who_save_the_same_version_one_wins_and_the_rest_are_told():
    assert run("lost_update", "--rounds", "4") == {"rounds": 4, "without_one_winner": 0}


@several_writers
def test_without_asking_the_version_several_win():
    assert run("lost_update", "--rounds", "3", "--unsafe")["without_one_winner"] == 3


def test_a_form_posted_six_times_at_once_gives_one_row_and_no_error():
    assert run("double_submission", "--rounds", "2") == {
        "rounds": 2,
        "rows": 2,
        "sent": 2,
        "server_errors": 0,
    }


@several_writers
def test_inserting_without_asking_gives_errors():
    assert run("double_submission", "--rounds", "2", "--unsafe")["server_errors"] == 10


@several_writers
def test_what_is_approved_is_what_was_judged_whoever_edits():
    assert run("approve_against_edit", "--rounds", "2") == {
        "rounds": 2,
        "broken_promises": 0,
        "not_refused": 0,
    }


@several_writers
def test_without_lock_and_triggers_an_approved_year_changes():
    seen = without_protection("approve_against_edit", "broken_promises", rounds=2)

    assert seen["broken_promises"] >= 1


@several_writers
def test_of_six_who_approve_or_make_a_year_one_does():
    assert run("approve_twice", "--rounds", "3") == {
        "rounds": 3,
        "approved_more_than_once": 0,
        "without_one_maker": 0,
    }


@several_writers
def test_without_locks_several_approve_and_those_who_make_break():
    faults = ("approved_more_than_once", "without_one_maker")

    assert all(without_protection("approve_twice", *faults, rounds=3).values())


def test_of_two_factors_given_up_at_once_one_stays():
    assert run("last_factors", "--rounds", "4") == {"rounds": 4, "without_any": 0}


def test_without_the_lock_the_last_two_go():
    assert without_protection("last_factors", "without_any", rounds=6)["without_any"]
