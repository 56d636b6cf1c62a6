"""Scripts and small files: what is installed is nobody's to read or to change."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


@pytest.fixture
def gunicorn():
    return runpy.run_path(str(DEPLOY / "gunicorn.conf.py"))


def with_places(name, folder, *changes):
    """Copy a script, with its places inside a folder."""
    text = (DEPLOY / name).read_text("utf-8")
    for place in ("/opt/pei", "/etc/pei"):
        text = text.replace(place, f"{folder}{place}")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    script = folder / name
    script.write_text(text)
    return script


def test_gunicorn_writes_for_its_group_alone_and_no_log_of_who_asked(gunicorn):
    service = (DEPLOY / "systemd/pei.service").read_text("utf-8")

    assert gunicorn["umask"] == int(re.search(r"UMask=(\d+)", service)[1], 8) == 0o027
    assert gunicorn["accesslog"] is None


def test_gunicorn_reads_no_line_nor_field_without_an_end(gunicorn):
    names = ("limit_request_line", "limit_request_field_size", "limit_request_fields")

    assert [name for name in names if not 0 < gunicorn[name] <= 8190] == []


def test_data_and_secrets_are_closed_to_others():
    lines = (DEPLOY / "tmpfiles.conf").read_text("utf-8").splitlines()
    modes = {place: mode for _, place, mode, *_ in map(str.split, lines[1:])}

    assert modes["/var/backups/pei"] == "0700"
    assert modes["/etc/pei"] == modes["/var/lib/pei"] == "0750"


def test_nobody_signs_in_to_the_machine_as_the_service():
    account = (DEPLOY / "sysusers.conf").read_text("utf-8").splitlines()[-1]

    assert account.startswith("u pei - ")
    assert account.endswith("/usr/sbin/nologin")


def test_a_release_is_not_put_over_another(tmp_path):
    there = tmp_path / "opt/pei/releases/1.0"
    there.mkdir(parents=True)
    script = with_places("install-release", tmp_path, ("script/bootstrap", "false"))

    answer = subprocess.run(
        ["sh", script, "1.0"], capture_output=True, text=True, check=False
    )

    assert answer.returncode == 1
    assert "ya existe" in answer.stderr
    assert list(there.iterdir()) == []


@pytest.mark.parametrize("version", ["../1.0", ".", ".oculta"])
def test_a_release_stays_in_its_folder(tmp_path, version):
    script = with_places("install-release", tmp_path, ("script/bootstrap", "false"))

    answer = subprocess.run(
        ["sh", script, version], capture_output=True, text=True, check=False
    )

    assert "VERSION es un nombre" in answer.stderr
    assert not (tmp_path / "opt").exists()


def test_what_is_installed_is_not_the_service_s_to_change():
    script = (DEPLOY / "install-release").read_text("utf-8")

    assert 'chmod -R go-w,a+rX "$target"\n' in script
    assert "--no-same-owner" in script


def test_a_command_runs_with_its_configuration_and_nothing_of_who_calls(tmp_path):
    """The script itself, in places of the test's own and as the test's own user."""
    program = tmp_path / "opt/pei/current/.venv/bin"
    program.mkdir(parents=True)
    (program / "python").write_text('#!/bin/sh\numask; env; echo "$@"\n')
    (program / "python").chmod(0o755)
    (tmp_path / "etc/pei").mkdir(parents=True)
    (tmp_path / "etc/pei/pei.env").write_text(
        '# comment\nSECRET_KEY=a=b\nPEI_ENTITY="Secretaría de Ejemplo"\n'
    )
    script = with_places(
        "pei",
        tmp_path,
        ("$(id -u)", "0"),
        ("--reuid=pei --regid=pei --init-groups ", ""),
    )

    answer = subprocess.run(
        ["sh", script, "doctor", "con espacio"],
        env=os.environ | {"SECRET_KEY": "another", "PYTHONPATH": "/somebody/s"},
        capture_output=True,
        text=True,
        check=True,
    )

    lines = answer.stdout.splitlines()
    assert lines[0] == "0027"
    assert lines[-1] == "manage.py doctor con espacio"
    assert {"SECRET_KEY=a=b", "PEI_ENTITY=Secretaría de Ejemplo"} <= set(lines)
    assert [line for line in lines if line.startswith("PYTHONPATH=")] == []


def test_the_example_with_its_secrets_passes_the_checks_of_production(tmp_path):
    """Behind the proxy, which speaks TLS for it."""
    text = (DEPLOY / "pei.env.example").read_text("utf-8")
    told = dict(re.findall(r"^([A-Z_]+)=(.*)$", text, re.MULTILINE))
    secret = {"SECRET_KEY": "f3Kq9vT1xWz7" * 5, "METRICS_TOKEN": "m" * 32}
    places = {
        "DATA_DIR": str(tmp_path),
        "METRICS_DIR": str(tmp_path / "metrics"),
        "DATABASE_URL": f"sqlite:///{tmp_path}/pei.sqlite3",
    }
    clean = {name: value.strip('"') for name, value in told.items()}

    answer = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]} | clean | secret | places,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (answer.returncode, answer.stderr) == (0, "")
    assert told["BEHIND_PROXY"] == "1"
    assert told["SECRET_KEY"] == told["METRICS_TOKEN"] == ""  # nobody shares one
    assert told["SITE_URL"] == f"https://{told['ALLOWED_HOSTS']}"
