"""Configuration comes from the environment and fails loudly."""

import os
import subprocess
import sys

import pytest

ASK = "from django.conf import settings as s; print(s.{})"


def ask(setting, **environment):
    """Import the settings in a fresh process and print one of them."""
    keep = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "pei_site.settings"}
    return subprocess.run(
        [sys.executable, "-c", ASK.format(setting)],
        env=keep | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_secret_key_nothing_starts():
    answer = ask("SECRET_KEY")

    assert answer.returncode == 1
    assert "Falta SECRET_KEY" in answer.stderr


def test_development_needs_no_configuration():
    assert (
        ask("ALLOWED_HOSTS", DEBUG="1").stdout
        == "['localhost', '127.0.0.1', '[::1]']\n"
    )


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("DEBUG", "False"),
        ("SESSION_COOKIE_NAME", "__Host-sid"),
        ("SECURE_SSL_REDIRECT", "True"),
        ("LANGUAGES", "[('es-co', 'español (Colombia)')]"),
        ("TIME_ZONE", "America/Bogota"),
    ],
)
def test_production_is_the_default(setting, value, tmp_path):
    answer = ask(setting, SECRET_KEY="x", DATA_DIR=str(tmp_path))

    assert answer.stdout == f"{value}\n"


def test_sqlite_writes_ahead_fully_and_immediately(tmp_path):
    answer = ask(
        "DATABASES['default']['OPTIONS']", SECRET_KEY="x", DATA_DIR=str(tmp_path)
    )

    assert answer.stdout == (
        "{'transaction_mode': 'IMMEDIATE', 'timeout': 20, 'init_command': "
        "'PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;'}\n"
    )


def test_postgresql_comes_from_the_address(tmp_path):
    answer = ask(
        "DATABASES['default']['ENGINE']",
        SECRET_KEY="x",
        DATA_DIR=str(tmp_path),
        DATABASE_URL="postgres://pei:pei@localhost/pei",
    )

    assert answer.stdout == "django.db.backends.postgresql\n"


def test_a_short_token_for_the_metrics_stops_the_start(tmp_path):
    answer = ask(
        "METRICS_TOKEN", SECRET_KEY="x", DATA_DIR=str(tmp_path), METRICS_TOKEN="corto"
    )

    assert answer.returncode == 1
    assert "METRICS_TOKEN es muy corto" in answer.stderr
