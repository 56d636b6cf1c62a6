"""The product with a hole that requests sent as bytes must find; HOLE says which."""

import logging
import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIRequest

from pei_site.requests import Handler
from pei_site.wsgi import application as product

Begin = Callable[..., Any]
# name -> what is told to gunicorn
HOLES: dict[str, tuple[str, ...]] = {
    "an address that is none fails": (),
    "a line gets the answer of another": (),
    "a form that was cut is believed": (),
    "what was asked is told": (),
    "anybody moves the product": ("--forwarder-headers=SCRIPT_NAME",),
}
HOLE = os.environ.get("HOLE", "")
kept: list[tuple[tuple[Any, ...], list[bytes]]] = []


class Believing(Handler):
    """Takes what came of a body for all of it."""

    request_class = WSGIRequest


believing = Believing()


def application(environ: dict[str, Any], begin: Begin) -> Iterable[bytes]:
    """Answer as the product does, but for the hole."""
    if HOLE == "an address that is none fails" and environ["PATH_INFO"] == "*":
        raise ValueError("*")
    if HOLE == "what was asked is told":
        logging.getLogger("pei_site").info("%s", environ["RAW_URI"])
    if HOLE == "a form that was cut is believed":
        return believing(environ, begin)
    if HOLE == "a line gets the answer of another":
        return _of_another(environ, begin)
    return product(environ, begin)


def _of_another(environ: dict[str, Any], begin: Begin) -> Iterable[bytes]:
    """Give a second request of a line what somebody was answered before."""
    if environ.get("HTTP_X_REQUEST_ID", "").endswith("-2") and kept:
        told, body = kept[-1]
        begin(*told)
        return body
    told = []
    body = list(product(environ, lambda *said: told.extend(said)))
    kept.append((tuple(told), body))
    begin(*told)
    return body
