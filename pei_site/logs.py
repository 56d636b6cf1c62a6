"""Where the logs go and how a line of them looks."""

import logging
import sys
from typing import Any

from pei_site.tracing import current_identifier, route_of

# What gunicorn tells of who sends no HTTP, with their network address and what they sent;
# and of a failure outside the product, with the address that was asked for.
REFUSED = "Invalid request from ip="
FAILED = "Error handling request"


class RequestFilter(logging.Filter):
    """Puts the request's identifier into a line, and leaves its address out.

    Django's own lines carry the whole request, question included, and name its path,
    which may hold a one-time link: the route says enough. The server's own lines are of
    no request of ours.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record; every one goes on."""
        record.request_id = current_identifier() or None
        if record.name == "gunicorn.error":
            _of_the_server(record)
        request = record.__dict__.pop("request", None)
        if hasattr(request, "resolver_match") and isinstance(record.args, tuple):
            route = route_of(request)
            record.args = tuple(
                route if one == request.path else one for one in record.args
            )
        return True


def _of_the_server(record: logging.LogRecord) -> None:
    record.request_id = None  # the thread's last one is another's
    if str(record.msg).startswith(REFUSED):
        record.msg, record.args = "A request that is no HTTP was refused.", ()
    elif str(record.msg).startswith(FAILED):
        record.msg, record.args = f"{FAILED}.", ()


class ReadableFormatter(logging.Formatter):
    """A line is one line, whatever people typed into it; tracebacks follow it."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 -- theirs
        """Write the line with its control characters escaped."""
        record.message = "".join(
            one if one.isprintable() else one.encode("unicode_escape").decode()
            for one in record.message
        )
        return super().formatMessage(record)


def logging_settings(*, readable: bool) -> dict[str, Any]:
    """Return Django's LOGGING: to the terminal; not readable: a JSON object a line."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": RequestFilter}},
        "formatters": {
            "readable": {
                "()": ReadableFormatter,
                "format": "{asctime} {levelname:7} {name}: {message}",
                "style": "{",
            },
            "json": {
                "()": "pythonjsonlogger.json.JsonFormatter",
                "format": "{asctime}{levelname}{name}{message}",
                "datefmt": "%Y-%m-%dT%H:%M:%S%z",
                "style": "{",
                "rename_fields": {
                    "asctime": "time",
                    "levelname": "level",
                    "name": "logger",
                },
            },
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "stream": sys.stderr,
                "filters": ["request"],
                "formatter": "readable" if readable else "json",
            }
        },
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            # Refusals (4xx) have their line in pei_site.requests; failures a traceback.
            "django.request": {"level": "ERROR"},
            # Any scanner asks for other hosts: it is answered 400, without a traceback.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "django.server": {"handlers": [], "level": "INFO", "propagate": True},
            "fontTools": {"level": "WARNING"},
            "weasyprint": {"level": "WARNING"},
        },
    }
