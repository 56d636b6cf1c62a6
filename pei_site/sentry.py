"""Telling an error to the entity's Sentry, if it has one: what failed, and of whom nothing.

The library is an extra and is loaded only when SENTRY_DSN is set. What leaves is chosen
key by key; not even the text of an exception does, which may quote what people typed.
The identifier of the request leads to the whole in the log.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from pei_site.tracing import current_identifier

KEPT = ("event_id", "timestamp", "platform", "level", "release", "environment")
FRAME = ("filename", "function", "module", "lineno", "in_app")


def start(dsn: str, release: str) -> bool:
    """Begin to report errors; False where nobody asked for it."""
    if not dsn:
        return False
    try:
        import sentry_sdk  # noqa: PLC0415 -- an extra, loaded when it is configured
    except ImportError:
        raise ImproperlyConfigured(
            "SENTRY_DSN está puesta y falta sentry-sdk: instálelo (uv sync --extra sentry)."
        ) from None
    sentry_sdk.init(**options(dsn, release))
    return True


def options(dsn: str, release: str) -> dict[str, Any]:
    """Return how it is told: nothing by itself, and what is told through `chosen`."""
    return {
        "dsn": dsn,
        "release": release,
        "environment": "production",
        "send_default_pii": False,
        "include_local_variables": False,
        "include_source_context": False,
        "max_request_body_size": "never",
        "max_breadcrumbs": 0,
        "auto_session_tracking": False,
        "send_client_reports": False,
        "server_name": "",
        "before_send": chosen,
        "before_send_transaction": nothing,
        "traces_sample_rate": 0,
    }


def chosen(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any] | None:
    """Return what leaves of an event; None: it is no error of the program."""
    errors = [_error(one) for one in _values(event)]
    if not errors:
        return None
    return {name: event[name] for name in KEPT if name in event} | {
        "exception": {"values": errors},
        "tags": {"request_id": current_identifier()},
    }


def nothing(event: dict[str, Any], hint: dict[str, Any]) -> None:
    """Let nothing leave."""


def _values(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (event.get("exception") or {}).get("values") or ()


def _error(error: dict[str, Any]) -> dict[str, Any]:
    """Return which error, and where; not its text."""
    frames = (error.get("stacktrace") or {}).get("frames") or ()
    told = [{name: one[name] for name in FRAME if name in one} for one in frames]
    return {
        "type": error.get("type"),
        "module": error.get("module"),
        "stacktrace": {"frames": told},
    }
