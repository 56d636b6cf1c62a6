"""The command: what it prints, how it ends, and what stops before it begins."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from reports.doctor import examination
from reports.doctor.finding import good, warning, wrong
from reports.management.commands import doctor
from tests.reports.planfolder import run

ROOT = Path(__file__).parents[3]


def well():
    yield good("Va bien.")


def so_so():
    yield warning("Podría ir mejor.", "Mejórelo.")


def badly():
    yield wrong("Va mal.", "Arréglelo.")


def breaks():
    raise LookupError("no\nestá")
    yield


def unanswered():
    raise OperationalError("connection refused")
    yield


@pytest.fixture
def rooms(monkeypatch):
    """Let the examination be of these checks."""

    def choose(*checks):
        monkeypatch.setattr(examination, "ROOMS", {"Sala": checks})

    return choose


def refused(*arguments):
    """Run it where something is wrong: what it prints, and how it ends."""
    out = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("doctor", *arguments, stdout=out)
    return out.getvalue(), str(refusal.value)


def test_what_is_found_is_printed_with_what_to_do(rooms):
    rooms(well, so_so)

    code, out, err = run("doctor")

    assert (code, err) == (0, "")
    assert out == (
        "\nSala\n"
        "  bien   Va bien.\n"
        "  aviso  Podría ir mejor.\n"
        "         → Mejórelo.\n"
        "\nTodo lo indispensable está bien: 0 por arreglar y 1 aviso.\n"
    )


def test_what_to_do_is_named_as_it_is_typed_on_this_machine(rooms, monkeypatch):
    monkeypatch.setenv("PEI_COMMAND", "pei")

    def waits():
        yield warning("Falta.", "Ejecute manage.py migrate.")

    rooms(waits)

    assert "→ Ejecute pei migrate.\n" in run("doctor")[1]


def test_what_is_wrong_ends_with_one(rooms):
    rooms(well, badly, so_so)

    out, refusal = refused("--quiet")

    assert refusal == "1 por arreglar y 1 aviso."
    assert "Va bien" not in out
    assert "  MAL    Va mal.\n         → Arréglelo.\n" in out


def test_a_check_that_breaks_does_not_stop_the_others(rooms):
    rooms(breaks, well)

    out, _ = refused()

    assert "No se pudo revisar breaks: LookupError: no\n" in out
    assert "bien   Va bien." in out


def test_a_database_that_is_down_is_told_once(rooms):
    rooms(badly, unanswered, unanswered, well)

    out, refusal = refused("--quiet")

    assert refusal == "1 por arreglar y 1 aviso."
    assert "no se hicieron otras revisiones de aquí: 2.\n" in out


def test_every_room_is_looked_at():
    assert [len(checks) > 1 for checks in examination.ROOMS.values()] == [True] * 6
    assert doctor.WIDTH == 5


@pytest.mark.parametrize(
    ("environment", "line"),
    [
        ({}, "(SECRET_KEY): Falta SECRET_KEY"),
        ({"PEI_LOGO": "/no/hay.svg"}, "revise que /no/hay.svg exista"),
        ({"BACKUP_MAX_AGE_HOURS": "muchas"}, "dice «muchas»: ponga un número entero"),
        ({"HTTPS": "tal vez"}, "HTTPS dice «tal vez»: ponga 1 o 0."),
        ({"DATABASE_URL": "mysql://pei:clave@x/pei"}, "debe empezar por postgres://"),
        ({"DATABASE_URL": "postgres://pei:clave@x:y/p"}, "DATABASE_URL no se puede"),
        ({"EMAIL_URL": "correo://pei:clave@x"}, "EMAIL_URL no se puede leer: póngala"),
    ],
)
def test_what_cannot_even_begin_is_told_in_words(environment, line, tmp_path):
    key = {"SECRET_KEY": "x"} if environment else {}
    answer = subprocess.run(
        [sys.executable, "manage.py", "doctor"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)} | key | environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 1
    assert answer.stderr.startswith(
        "MAL  No arranca: la configuración no se puede leer"
    )
    assert line in answer.stderr
    assert "Traceback" not in answer.stderr
    assert "clave@" not in answer.stderr.replace("usuario:clave@", "")
