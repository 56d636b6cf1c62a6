"""A command that the machine stops says why in Spanish, and shows the rest if asked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOBODY_LISTENS = "postgres://pei@127.0.0.1:1/pei"
TOO_LONG = "x" * 300  # no file of any system is called so


def ended(*words, **environment):
    """Run a command as people do, and return how it ended and what it said of it."""
    answer = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "pei_site.settings"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.returncode, answer.stderr


@pytest.mark.parametrize("command", ["mend_locks", "migrate", "send_reminders"])
def test_a_database_that_does_not_answer_is_told_at_once(command):
    code, told = ended(command, DATABASE_URL=NOBODY_LISTENS)

    assert code == 1
    assert told.startswith("La base de datos no responde o no lo permite: connection")
    assert told.endswith("\nVea qué le pasa con manage.py doctor.\n")
    assert len(told.splitlines()) == 2


def test_a_command_is_named_as_it_is_typed_on_this_machine():
    _, told = ended("mend_locks", DATABASE_URL=NOBODY_LISTENS, PEI_COMMAND="pei")
    assert told.endswith("\nVea qué le pasa con pei doctor.\n")

    _, told = ended("restore", PEI_COMMAND="pei")
    assert told.startswith("usage: pei restore ")


def test_a_place_that_cannot_be_used_is_told_with_who_asked():
    code, told = ended("load_plan", TOO_LONG)

    assert code == 1
    assert told.startswith(f"No se puede usar {TOO_LONG}: File name too long.\n")
    assert "La orden corre como el usuario «" in told


@pytest.mark.parametrize("words", [("mend_locks",), ("load_plan", TOO_LONG)])
def test_the_whole_error_is_shown_to_who_asks_for_it(words):
    code, told = ended(*words, "--traceback", DATABASE_URL=NOBODY_LISTENS)

    assert code == 1
    assert told.startswith("Traceback")
