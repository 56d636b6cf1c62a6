"""What a log line says, and that nobody writes another one into it."""

import json
import logging
import logging.config
from io import StringIO

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from pei_site import tracing
from pei_site.logs import logging_settings

FORGED = "a\r\n2026-01-01 INFO    otra: entró\u2028x"


@pytest.fixture
def written():
    """Write a line through our settings, and return what comes out."""

    def write(message, *args, readable=False, logger="prueba", **more):
        made = logging_settings(readable=readable)
        config = logging.config.DictConfigurator(made)
        out = StringIO()
        handler = logging.StreamHandler(out)
        formatter = "readable" if readable else "json"
        handler.setFormatter(config.configure_formatter(made["formatters"][formatter]))
        handler.addFilter(config.configure_filter(made["filters"]["request"]))
        logger = logging.Logger(logger)
        logger.addHandler(handler)
        logger.error(message, *args, **more)
        return out.getvalue()

    return write


def test_a_line_is_a_json_object_with_the_identifier_of_the_request(written):
    named = []
    tracing.TracingMiddleware(
        lambda _: named.append(written("hola")) or HttpResponse()
    )(RequestFactory().get("/"))

    line = json.loads(named[0])
    assert line.pop("time")
    assert line == {
        "level": "ERROR",
        "logger": "prueba",
        "message": "hola",
        "request_id": tracing.current_identifier(),
    }


@pytest.mark.parametrize("readable", [True, False])
def test_nobody_forges_a_line(written, readable):
    told = written("%s", FORGED, readable=readable)

    assert told.count("\n") == 1
    assert len(told.splitlines()) == 1
    assert "\\r\\n" in told


def test_a_traceback_follows_its_line(written):
    try:
        raise ValueError("no")
    except ValueError:
        told = written("falló", readable=True, exc_info=True)

    assert told.splitlines()[0].endswith("prueba: falló")
    assert told.splitlines()[-1] == "ValueError: no"


def test_a_line_of_django_names_the_route_and_not_the_address(written):
    request = RequestFactory().get("/clave/abc-secreto/?q=juan")
    request.resolver_match = ResolverMatch(lambda: 0, (), {}, url_name="reset")

    told = written(
        "%s: %s", "Server Error", request.path, extra={"request": request, "status": 1}
    )

    line = json.loads(told)
    assert line["message"] == "Server Error: reset"
    assert line["status"] == 1
    assert "secreto" not in told
    assert "juan" not in told


@pytest.mark.parametrize(
    ("message", "args", "told"),
    [
        (
            "Invalid request from ip=1.2.3.4: Invalid HTTP request line: '/clave/secreto'",
            (),
            "A request that is no HTTP was refused.",
        ),
        (
            "Error handling request %s %s",
            ("GET", "/clave/secreto"),
            "Error handling request.",
        ),
        ("Booting worker with pid: %s", (7,), "Booting worker with pid: 7"),
    ],
    ids=["refused", "failed", "another"],
)
def test_the_servers_own_lines_are_of_nobody(written, message, args, told):
    tracing.TracingMiddleware(lambda _: HttpResponse())(RequestFactory().get("/"))

    line = json.loads(written(message, *args, logger="gunicorn.error"))

    assert (line["message"], line["request_id"]) == (told, None)
    assert "secreto" in written(message % args, logger="otro") or "pid" in message
