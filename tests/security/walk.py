"""Asks every address with odd requests, and says what broke, or wrote though it must not.

Whatever is asked: no error of the server; no write by what only asks, nor by what is
refused; and who is refused is told so in Spanish, on a page of ours.
"""

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from io import BytesIO
from itertools import count
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpResponse

from pei_site.requests import Handler
from tests.security.addresses import address
from tests.security.bodies import AdminBodies
from tests.security.expectations import EXPECTED
from tests.security.matrix import Pattern, Walker, patterns
from tests.security.odd import own_column
from tests.security.odd_asking import odd_headers, odd_queries, overrides
from tests.security.odd_bodies import Odd, odd_bodies, plain
from tests.security.world import World

PLAIN = ("text/plain", "application/json")  # programs read these
TOKEN = "a" * 32  # of the forms, as a script of the person's own would send it


@dataclass(frozen=True)
class Asked:
    """An odd request that was sent: what was wrong, whether it wrote, and its seconds.

    `what`: by whom, to which address, by which method, and what is odd in it.
    """

    what: str
    faults: list[str]
    wrote: bool
    seconds: float  # of processor


class Oddity(Walker):
    """Sends odd requests as one role, through what a server calls.

    `token`: of the forms; with an empty one every form is refused, and given back.
    """

    def __init__(
        self, world: World, role: str, bodies: AdminBodies, token: str = TOKEN
    ) -> None:
        super().__init__(world, role, bodies)
        self.token, self.product = token, Handler()
        self.cookies[settings.CSRF_COOKIE_NAME] = TOKEN

    def walk(
        self, names: Collection[str] = (), every: int = 1, first: int = 0
    ) -> Iterator[Asked]:
        """Send one odd request of so many to every address, or to those of these names."""
        turns = count(first)
        for pattern in patterns():
            if names and pattern.name not in names:
                continue
            path, values = self._page(pattern)
            for odd in every_odd(values):
                if next(turns) % every == 0:
                    yield self._asked(pattern.name, path, odd)

    def _page(self, pattern: Pattern) -> tuple[str, dict[str, list[str]]]:
        """Return an address, of a row of its own, and what its form posts."""
        column = own_column(pattern)
        writes = "w" in EXPECTED[pattern.name].get(("POST", column), "")
        body = self.body(pattern, column) if writes else {}
        body = {
            name: one for name, one in body.items() if name != "csrfmiddlewaretoken"
        }
        model, kind = pattern.model, pattern.kind
        return address(self.world, pattern.name, model, kind, column), plain(body)

    def _asked(self, name: str, path: str, odd: Odd) -> Asked:
        what = f"{self.role} {name}, {odd.method[:20]!r} {path}, {odd.name}"
        self.spent = 0.0
        try:
            response, wrote = self.watched(lambda: self._timed(path, odd))
        except Exception as error:  # what the server itself would answer for
            found, wrote = [f"{type(error).__name__}: {error}"[:200]], False
        else:
            found = list(_faults(odd, response, wrote=wrote))
        return Asked(what, found, wrote, self.spent)

    def _timed(self, path: str, odd: Odd) -> HttpResponse:
        """Send, and note the seconds of the answer without those of comparing."""
        begun = time.process_time()
        try:
            return self._send(path, odd)
        finally:
            self.spent = time.process_time() - begun

    def _send(self, path: str, odd: Odd) -> HttpResponse:
        body = odd.body
        place, _, query = path.partition("?")
        told = {
            "REQUEST_METHOD": odd.method,
            "PATH_INFO": place,
            "QUERY_STRING": "&".join(filter(None, (query, _as_sent(odd.query)))),
            "CONTENT_TYPE": odd.kind,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
            "HTTP_X_CSRFTOKEN": self.token,
        } | odd.told
        if "HTTP_COOKIE" in odd.told:
            self.client.cookies = SimpleCookie()
        with one_connection():
            response = self.product(self.client._base_environ(**told), _begin)
            response.close()
        return response


@contextmanager
def one_connection() -> Iterator[None]:
    """Keep the connection of the transaction in which everything is taken back."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


def every_odd(values: dict[str, list[str]]) -> Iterator[Odd]:
    """Give every odd request to a page, by what its form posts."""
    yield from odd_bodies(values)
    yield from overrides(values)
    yield from odd_headers()
    yield from odd_queries()


def _begin(*told: Any) -> None:
    """Take the status and the headers, as a server would: the answer has them too."""


def _as_sent(query: str) -> str:
    return query if query.isascii() else quote(query, safe="=&%", encoding="latin-1")


def _faults(odd: Odd, response: HttpResponse, *, wrote: bool) -> Iterator[str]:
    status = response.status_code
    if status >= 500:
        yield f"{status}"
    if wrote and (status >= 400 or odd.method.upper() != "POST"):
        yield f"{status}, and it wrote"
    shown = odd.method.upper() not in {"HEAD", "OPTIONS"} and status != 405
    kind = response.headers.get("Content-Type", "")
    if status >= 400 and shown and not kind.startswith(PLAIN):
        page = response.getvalue().decode("utf-8", "replace")
        if 'lang="es' not in page or "<h1" not in page:
            yield f"{status}, on no page of ours: {kind} {page[:80]!r}"
