"""Sentry: not even loaded unless it is asked for, and then told of errors and not people."""

import json
import os
import subprocess
import sys

import pytest

from pei_site import sentry, tracing

DSN = "http://key@127.0.0.1:9/1"
EVENT = {
    "event_id": "1",
    "level": "error",
    "server_name": "maquina",
    "user": {"id": 7, "ip_address": "192.0.2.7", "username": "juan.perez"},
    "request": {"url": "https://x/?q=juan.perez", "headers": {"Cookie": "sid=juan"}},
    "breadcrumbs": {"values": [{"message": "juan.perez"}]},
    "extra": {"sys.argv": ["juan.perez"]},
    "transaction": "/personas/juan.perez/",
    "tags": {"person": "juan.perez"},
    "exception": {
        "values": [
            {
                "type": "ValueError",
                "module": "builtins",
                "value": "juan.perez is no number",
                "stacktrace": {
                    "frames": [
                        {
                            "filename": "pei_site/x.py",
                            "lineno": 7,
                            "vars": {"name": "juan.perez"},
                            "context_line": "juan.perez",
                        }
                    ]
                },
            }
        ]
    },
}


def ask(code, **environment):
    """Load the settings in a fresh process, and run a line after it."""
    line = f"import sys; from django.conf import settings as s; s.DEBUG; {code}"
    known = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "pei_site.settings"}
    return subprocess.run(
        [sys.executable, "-c", line],
        env=known | {"SECRET_KEY": "x"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_nothing_is_loaded_unless_it_is_asked_for(tmp_path):
    answer = ask("print('sentry_sdk' in sys.modules)", DATA_DIR=str(tmp_path))

    assert answer.stdout == "False\n"


def test_asked_for_and_not_installed_it_stops_the_start(tmp_path):
    """A module of that name that cannot be loaded stands for what is not installed."""
    (tmp_path / "sentry_sdk.py").write_text("raise ImportError\n")
    answer = ask("", DATA_DIR=str(tmp_path), SENTRY_DSN=DSN, PYTHONPATH=str(tmp_path))

    assert answer.returncode == 1
    assert "falta sentry-sdk" in answer.stderr


def test_asked_for_it_is_begun_with_our_options(tmp_path):
    (tmp_path / "sentry_sdk.py").write_text("def init(**given): print(sorted(given))\n")
    answer = ask("", DATA_DIR=str(tmp_path), SENTRY_DSN=DSN, PYTHONPATH=str(tmp_path))

    assert answer.stdout == f"{sorted(sentry.options(DSN, ''))}\n"


def test_nothing_is_gathered_by_itself_and_nothing_leaves_that_was_not_chosen():
    options = sentry.options(DSN, "1.0")
    gathered = ("send_default_pii", "include_local_variables", "include_source_context")
    gathered += ("auto_session_tracking", "send_client_reports", "traces_sample_rate")

    assert [name for name in (*gathered, "max_breadcrumbs") if options[name]] == []
    assert options["max_request_body_size"] == "never"
    assert options["before_send"] is sentry.chosen
    assert options["before_send_transaction"] is sentry.nothing


def test_of_an_error_leaves_what_failed_and_of_people_nothing():
    tracing._identifier.set("0123456789abcdef")

    told = sentry.chosen(EVENT, {})

    assert told == {
        "event_id": "1",
        "level": "error",
        "exception": {
            "values": [
                {
                    "type": "ValueError",
                    "module": "builtins",
                    "stacktrace": {
                        "frames": [{"filename": "pei_site/x.py", "lineno": 7}]
                    },
                }
            ]
        },
        "tags": {"request_id": "0123456789abcdef"},
    }
    assert "juan" in json.dumps(EVENT)
    assert "juan" not in json.dumps(told)


@pytest.mark.parametrize("event", [{}, {"message": "juan"}, {"exception": None}])
def test_what_is_no_error_does_not_leave(event):
    assert sentry.chosen(event, {}) is None
    assert sentry.nothing(EVENT, {}) is None
