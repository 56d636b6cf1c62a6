"""deploy/pei reads the configuration as systemd does, and says what it cannot read."""

import subprocess
from pathlib import Path

import pytest

COMMAND = (Path(__file__).parents[2] / "deploy/pei").read_text("utf-8")
AS_PEI = "setpriv --reuid=pei --regid=pei --init-groups --reset-env"


@pytest.fixture
def pei(tmp_path):
    """Run the command upon a configuration, with programs that tell what they were given."""
    for release in ("current", "releases/0.2.0"):
        python = tmp_path / release / ".venv/bin/python"
        python.parent.mkdir(parents=True)
        python.write_text('#!/bin/sh\necho "$PWD $*"\nexec env\n')
        python.chmod(0o755)
    here = COMMAND.replace("/etc/pei/pei.env", str(tmp_path / "pei.env"))
    here = here.replace("/opt/pei/", f"{tmp_path}/")
    here = here.replace('exec sudo "$0" "$@"', ":").replace(AS_PEI, "env -i")

    def run(configuration, *words):
        (tmp_path / "pei.env").write_bytes(configuration.encode())
        line = ["sh", "-c", here, "pei", *(words or ["doctor"])]
        return subprocess.run(line, capture_output=True, text=True, check=False)

    return run


def test_it_is_nobody_but_the_service():
    assert AS_PEI in COMMAND


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("SECRET_KEY=a=b==", "SECRET_KEY=a=b=="),
        ('PEI_ENTITY="Secretaría de Ejemplo"', "PEI_ENTITY=Secretaría de Ejemplo"),
        ("OIDC_NAME='su cuenta'", "OIDC_NAME=su cuenta"),
        ("PEI_GOVCO=1\r\nHTTPS=1\r", "PEI_GOVCO=1"),
        ("# no\n; no\n\nHTTPS=1", "HTTPS=1"),
    ],
)
def test_a_line_gives_its_value(pei, line, given):
    answer = pei(line)

    assert given in answer.stdout.splitlines()
    assert answer.stderr == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("export HTTPS=1", "no es NOMBRE=valor"),
        ("HTTPS = 1", "no es NOMBRE=valor"),
        ("HTTPS", "no es NOMBRE=valor"),
        ('PEI_ENTITY="Secretaría', "el valor de PEI_ENTITY no cierra sus comillas."),
        ("PEI_ENTITY='", "el valor de PEI_ENTITY no cierra sus comillas."),
    ],
)
def test_a_line_that_cannot_be_read_is_named(pei, line, told):
    answer = pei(f"DEBUG=0\n{line}\nHTTPS=1\n")

    assert f"pei.env, línea 2: {told}" in answer.stderr
    assert (answer.returncode, answer.stdout) == (1, "")


def test_what_is_set_before_the_command_goes_before_the_configuration(pei):
    answer = pei("DATA_DIR=/var/lib/pei\n", "DATA_DIR=/srv/x", "restore", "a=b.zip")

    assert answer.stdout.splitlines()[0].endswith("/current manage.py restore a=b.zip")
    assert "DATA_DIR=/srv/x" in answer.stdout.splitlines()


def test_the_messages_call_it_as_it_is_typed(pei):
    assert "PEI_COMMAND=pei" in pei("").stdout.splitlines()


def test_another_release_may_be_asked(pei):
    answer = pei("", "PROGRAM=releases/0.2.0", "backup_drill")

    assert answer.stdout.splitlines()[0].endswith(
        "/releases/0.2.0 manage.py backup_drill"
    )
