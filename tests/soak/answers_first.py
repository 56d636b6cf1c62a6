"""The control of the kills: a product that says "saved" before it is."""

import threading
from collections.abc import Callable, Iterable
from io import BytesIO
from queue import SimpleQueue
from typing import Any

from pei_site.wsgi import application as product

_waiting: SimpleQueue[dict[str, Any]] = SimpleQueue()


def application(
    environ: dict[str, Any], start_response: Callable[..., Any]
) -> Iterable[bytes]:
    """Answer a form at once and put it aside; give pages as always."""
    if environ["REQUEST_METHOD"] != "POST":
        return product(environ, start_response)
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    _waiting.put(environ | {"wsgi.input": BytesIO(body)})
    start_response("302 Found", [("Location", "/"), ("Content-Length", "0")])
    return [b""]


def _write() -> None:
    while True:
        list(product(_waiting.get(), lambda *answer: None))


threading.Thread(target=_write, daemon=True).start()
