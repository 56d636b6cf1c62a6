"""Walks every address as every role and says what does not answer as expected.

What a cell may not write is compared over the whole database: the database counts the
rows that it touched, and where it touched any every table is read again.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.security.addresses import address
from tests.security.bodies import AdminBodies, frame_body, request_of, room_body
from tests.security.desk import STRANGERS
from tests.security.expectations import EXPECTED, ROLES, Cells
from tests.security.world import World

ADMIN_KINDS = ("changelist", "add", "change", "delete", "history", "simple_history")
_ENTRANCES = ("/ingresar/", "/admin/login/")
_STATUS = {"k": 200, "d": 403, "n": 404, "x": 405, "c": 409, "g": 410, "b": 400}
# The same for everybody, so that everybody's caches may keep it.
SHARED = {"identity_css", "identity_logo"}
# Written by looking, or by trying.
_UNTOLD = {
    "sign_in_session",
    "sign_in_attempt",
    "sign_in_cache",
    "objectives_accessevent",
}


@dataclass(frozen=True)
class Pattern:
    """An address of the product: its name, and the model and kind of an admin screen."""

    name: str
    model: type[models.Model] | None = None
    kind: str = ""


@dataclass(frozen=True)
class Answer:
    """What came back, whether the database is another, and which headers are wrong."""

    status: int
    place: str
    wrote: bool
    headers: tuple[str, ...]

    def is_a(self, code: str) -> bool:
        """Whether it is what a letter of the expectations says."""
        if self.headers:
            return False
        if code == "w":
            return self.wrote and self.status in {200, 302}
        if self.wrote:
            return False
        entering = self.place.startswith(_ENTRANCES)
        if self.status == 302:
            return code == ("e" if entering else "m")
        return self.status == _STATUS.get(code)


def patterns() -> Iterator[Pattern]:
    """Name every address of the product, those of the admin's screens by model."""
    for name, route in routes(get_resolver()):
        yield _named(name, route)


def routes(
    resolver: URLResolver, spaces: tuple[str, ...] = (), before: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield the name and the route of every address."""
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield ":".join((*spaces, one.name or "")), route
        else:
            space = (one.namespace,) if one.namespace else ()
            yield from routes(one, spaces + space, route)


def _named(name: str, route: str) -> Pattern:
    """Tell a screen's model and kind; what has no name is called by its route."""
    parts = route.removeprefix("admin/").split("/")
    known = {
        (model._meta.app_label, model._meta.model_name): model
        for model in apps.get_models()
    }
    model = known.get((parts[0], parts[1])) if len(parts) > 1 else None
    if model is None:
        return Pattern(name if not name.endswith(":") else f"{name}{route}")
    kind = name.rpartition(f"{model._meta.model_name}_")[2]
    if not name.endswith(":") and kind in ADMIN_KINDS:
        return Pattern(f"{model._meta.model_name}_{kind}", model, kind)
    if name.endswith(":"):
        return Pattern(f"{model._meta.model_name}_redirect", model, "redirect")
    return Pattern(name)


def header_faults(
    response: HttpResponse, *, known: bool, shared: bool = False
) -> Iterator[str]:
    """Say which header of every answer is missing: none is framed (L08), none that is
    given to a known person is kept by a cache, nor given by one to who has a session
    (A13). `shared`: it is the same for everybody."""
    if response.headers.get("X-Frame-Options") != "DENY":
        yield "X-Frame-Options"
    if "frame-ancestors 'none'" not in response.headers["Content-Security-Policy"]:
        yield "frame-ancestors"
    kept = response.headers["Cache-Control"]
    if known and (
        "public" in kept or not {"no-store", "private"} & set(kept.split(", "))
    ):
        yield f"Cache-Control: {kept}"
    if (
        "no-store" not in kept
        and not shared
        and "Cookie" not in response.get("Vary", "")
    ):
        yield f"Cache-Control: {kept}, whoever asks"


class Walker:
    """Asks as one role; every write is taken back."""

    def __init__(self, world: World, role: str, bodies: AdminBodies) -> None:
        self.world, self.role, self.bodies = world, role, bodies
        person = world.people[role]
        self.client = client_of(person)
        self.request = request_of(self.client, person)
        self.cookies = {name: one.value for name, one in self.client.cookies.items()}

    def mismatches(
        self, chosen: Callable[[Pattern], bool] = lambda pattern: True
    ) -> list[str]:
        """Return what is not as expected, each as "role METHOD pattern column: …"."""
        found = []
        for pattern in patterns():
            if not chosen(pattern):
                continue
            if pattern.name not in EXPECTED:
                found.append(f"{pattern.name}: no expectation")
                continue
            found += self._wrong(pattern, EXPECTED[pattern.name])
        return found

    def _wrong(self, pattern: Pattern, cells: Cells) -> Iterator[str]:
        for (method, column), codes in cells.items():
            code = codes[ROLES.index(self.role)]
            answer = self.ask(pattern, method, column)
            if not answer.is_a(code):
                yield f"{self.role} {method} {pattern.name} {column}: {code} ≠ {answer}"

    def ask(self, pattern: Pattern, method: str, column: str) -> Answer:
        """Ask, compare the database, and leave it as it was."""
        path = address(self.world, pattern.name, pattern.model, pattern.kind, column)
        if method == "POST":
            body = self.body(pattern, column)
            response, wrote = self.watched(lambda: self.client.post(path, body))
        else:
            response, wrote = self.watched(lambda: self.client.get(path))
        place = response.headers.get("Location", "")
        shared = pattern.name in SHARED
        known = self.role not in STRANGERS and not shared
        faults = tuple(header_faults(response, known=known, shared=shared))
        return Answer(response.status_code, place, wrote, faults)

    def watched(self, send: Callable[[], HttpResponse]) -> tuple[HttpResponse, bool]:
        """Send as if just signed in; return the answer, and whether it had written."""
        self.client.cookies = SimpleCookie(self.cookies)
        before, kept = _touched(), transaction.savepoint()
        response = send()
        return response, self._wrote(before, kept)

    def _wrote(self, before: int, kept: str) -> bool:
        if _touched() == before:
            transaction.savepoint_commit(kept)
            return False
        after = fingerprint()
        self.look()
        transaction.savepoint_rollback(kept)
        return after != fingerprint()

    def look(self) -> None:
        """Look at what may have been written, before it is taken back."""

    def body(self, pattern: Pattern, column: str) -> dict:
        """Return what its form posts."""
        if pattern.name.startswith("admin:desk_"):
            return self.bodies.of_desk(pattern.name)
        if pattern.model is None:
            return room_body(
                self.world, pattern.name, column, self.request
            ) or frame_body(self.world, pattern.name)
        if pattern.kind == "redirect":
            return {}
        kind = "change" if "history" in pattern.kind else pattern.kind
        return self.bodies.of(pattern.model, kind, column)


class QuickClient(Client):
    """A client that keeps no copy of what the templates were given: it is for asking."""

    def request(self, **request: Any) -> HttpResponse:
        """Ask; an exception is a 500, as people would get it."""
        return self.handler(self._base_environ(**request))


def client_of(person: models.Model | None) -> Client:
    """Return the browser of a person."""
    client = QuickClient(headers={"accept": "text/html"})
    if person is not None:
        client.force_login(person)
    return client


def _touched() -> int:
    """Return how many rows this connection touched so far, or this transaction."""
    if connection.vendor == "sqlite":
        return connection.connection.total_changes
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables"
        )
        return cursor.fetchone()[0]


def fingerprint() -> str:
    """Digest every row of every table but the sessions."""
    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names()) - _UNTOLD):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT * FROM {name}")  # noqa: S608 -- a table of ours
            rows = sorted(map(repr, cursor.fetchall()))
            digest.update("\n".join((table, str(len(rows)), *rows)).encode())
    return digest.hexdigest()
