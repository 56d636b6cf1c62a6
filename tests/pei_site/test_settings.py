"""Configuration comes from the environment and fails loudly."""

import os
import subprocess
import sys
from ast import literal_eval

import pytest

ASK = "from django.conf import settings as s; print({})"


def ask(setting, **environment):
    """Import the settings in a fresh process and print one of them."""
    return printed(f"s.{setting}", **environment)


def printed(expression, **environment):
    """Import the settings, `s`, in a fresh process and print something of them."""
    keep = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "pei_site.settings"}
    return subprocess.run(
        [sys.executable, "-c", ASK.format(expression)],
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


PRODUCTION = {
    "DEBUG": False,
    "LANGUAGES": [("es-co", "español (Colombia)")],
    "TIME_ZONE": "America/Bogota",
    # Nothing of a session or a form is read by scripts, by other sites, or over HTTP.
    "SESSION_COOKIE_NAME": "__Host-sid",
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
    "CSRF_COOKIE_NAME": "__Host-csrf",
    "CSRF_COOKIE_SECURE": True,
    # Browsers come by HTTPS for a year; who balances the load may ask without.
    "SECURE_SSL_REDIRECT": True,
    "SECURE_REDIRECT_EXEMPT": ["^salud/"],
    "SECURE_HSTS_SECONDS": 365 * 24 * 60 * 60,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": True,
    # Who says that it is the proxy is not believed until somebody says that there is one.
    "BEHIND_PROXY": False,
    "SECURE_PROXY_SSL_HEADER": None,
    "REQUIRE_SECOND_FACTOR": True,
    "SESSION_COOKIE_AGE": 30 * 60,
    "SESSION_LONGEST": 12 * 60 * 60,
    "PASSWORD_RESET_TIMEOUT": 24 * 60 * 60,
    # Evidence is nobody's to read on the machine but the service's own group.
    "FILE_UPLOAD_PERMISSIONS": 0o640,
}


@pytest.fixture(scope="module")
def production(tmp_path_factory):
    """Return the settings of who configures only what has no default."""
    folder = str(tmp_path_factory.mktemp("production"))
    every = f"{{name: getattr(s, name) for name in {[*PRODUCTION]}}}"
    return literal_eval(printed(every, SECRET_KEY="x", DATA_DIR=folder).stdout)


@pytest.mark.parametrize("name", PRODUCTION)
def test_production_is_the_default(production, name):
    assert production[name] == PRODUCTION[name]


def test_the_proxy_is_believed_where_there_is_one(tmp_path):
    answer = ask(
        "SECURE_PROXY_SSL_HEADER",
        SECRET_KEY="x",
        DATA_DIR=str(tmp_path),
        BEHIND_PROXY="1",
    )

    assert answer.stdout == "('HTTP_X_FORWARDED_PROTO', 'https')\n"


def test_who_watches_is_told_after_a_night_without_a_backup(tmp_path):
    answer = ask("BACKUP_MAX_AGE", SECRET_KEY="x", DATA_DIR=str(tmp_path))

    assert answer.stdout == "1 day, 2:00:00\n"


def test_links_lead_to_the_first_of_our_names_unless_it_is_said(tmp_path):
    names = "pei.example.gov.co,otro.example.gov.co"
    answer = ask(
        "SITE_URL", SECRET_KEY="x", DATA_DIR=str(tmp_path), ALLOWED_HOSTS=names
    )

    assert answer.stdout == "https://pei.example.gov.co\n"


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
