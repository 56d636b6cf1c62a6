"""`manage.py report`: the same papers as a file, and errors that people understand."""

import json
import os
import subprocess
import sys

import pytest
from django.core.management import CommandError

from tests.reports.papers import CUTOFF, run

WRONG = [
    ({"cutoff": None}, "Falta --cutoff"),
    ({"cutoff": "30/6/2023"}, "«30/6/2023» no es una fecha"),
    ({"cutoff": "2023-02-30"}, "«2023-02-30» no es una fecha"),
    ({"cutoff": "2023-09-30"}, "No existe el corte 2023-09-30"),
    ({"format": None}, "use --format con pdf, "),
    ({"format": "docx"}, "«docx» no es un formato"),
    ({"output": None}, "Falta --output"),
    ({"variant": "resumen"}, "--variant es para los formatos pdf y html"),
    ({"format": "pdf", "variant": "capítulo=1"}, "«capítulo=1» no es una parte"),
    ({"format": "pdf", "variant": "objetivo=9"}, "No existe ese objetivo"),
    ({"format": "pdf", "variant": "dependencia"}, "Esa dependencia no responde"),
    (
        {"output": "/no/such/folder/x.json"},
        "No se pudo escribir /no/such/folder/x.json",
    ),
]

pytestmark = pytest.mark.django_db


def test_a_draft_is_written_to_a_file(draft, tmp_path):
    target = tmp_path / "informe.json"

    run(output=str(target))

    data = json.loads(target.read_text("utf-8"))
    assert (data["state"], data["overall"]["percent"]) == ("open", "98.00")
    assert [path.name for path in tmp_path.iterdir()] == ["informe.json"]


def test_a_dash_is_the_standard_output(draft, capsysbinary):
    run(format="csv")

    assert capsysbinary.readouterr().out.startswith("\ufeffCorte;Objetivo;".encode())


@pytest.mark.parametrize(("options", "message"), WRONG)
def test_what_is_wrong_is_told(draft, options, message):
    with pytest.raises(CommandError, match=message):
        run(**options)


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(draft, tmp_path):
    target = tmp_path / "informe.json"
    target.mkdir()

    with pytest.raises(CommandError, match="No se pudo escribir"):
        run(output=str(target))

    assert [path.name for path in tmp_path.iterdir()] == ["informe.json"]


def test_a_database_without_tables_is_told_with_exit_1(tmp_path):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "pei_site.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3",
    }
    line = [sys.executable, "manage.py", "report", "--cutoff", CUTOFF]

    done = subprocess.run(
        [*line, "--format", "json", "--output", "-"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert "No se pudo leer la base de datos" in done.stderr
