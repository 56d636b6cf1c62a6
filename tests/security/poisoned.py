"""The world of the matrix with payloads in every text, frozen ones included."""

from collections.abc import Iterator
from dataclasses import replace

from django.db import connection
from django.http import HttpRequest, HttpResponse

from indicators import triggers
from indicators.models import Closing
from indicators.vocabulary import CutoffState
from reports import exports, snapshot
from reports.assembly import assemble
from reports.models import PublishedFile, PublishedReport
from reports.scorecard import Scorecard
from tests.security.addresses import address
from tests.security.bodies import AdminBodies, frame_body, request_of, room_body
from tests.security.expectations import EXPECTED, ROLES
from tests.security.matrix import Pattern, client_of, patterns
from tests.security.payloads import payload_text, poison
from tests.security.world import World, build

# Making a paper takes seconds: its texts are tried by the tests of the paper.
_PAPERS = {"reports:report_pdf", "reports:report_pptx"}
_KEPT = ("_FORMS", "csrfmiddlewaretoken", "-id", "version", "action", "accion", "to")

Told = tuple[str, HttpResponse]


def a_poisoned_world() -> World:
    """Make everything, put payloads into it, and freeze it again with them."""
    world = build()
    triggers.remove(connection)
    try:
        poison()
        for frozen, state in (
            (Closing, CutoffState.CLOSED),
            (PublishedReport, CutoffState.PUBLISHED),
        ):
            for one in frozen.objects.all():
                told = replace(assemble(one.cutoff), state=state, revision=1)
                frozen.objects.filter(pk=one.pk).update(scorecard=snapshot.dumps(told))
        _papers(told)
    finally:
        triggers.install(connection)
    return world


def _papers(told: Scorecard) -> None:
    """Archive the sheets as they are made of the payloads."""
    for kind in ("xlsx", "csv", "json"):
        content = exports.render(told, kind, exports.draft_time(told))
        PublishedFile.objects.filter(file_format=kind).update(content=content)


def pages(world: World, role: str) -> Iterator[Told]:
    """Ask for what a role may read, each address once for each state that it has."""
    client = client_of(world.people[role])
    for pattern, column in _readable(role):
        place = address(world, pattern.name, pattern.model, pattern.kind, column)
        yield f"{role} {place}", client.get(place)


def places_of(world: World, role: str) -> list[str]:
    """Return the addresses of the pages that a role may read, files aside."""
    at = ROLES.index(role)
    found = [
        address(world, pattern.name, pattern.model, pattern.kind, column)
        for pattern in patterns()
        for (method, column), letters in EXPECTED.get(pattern.name, {}).items()
        if method == "GET" and letters[at] == "k"
    ]
    return [one for one in found if one.partition("?")[0].endswith("/")]


def _readable(role: str) -> Iterator[tuple[Pattern, str]]:
    at = ROLES.index(role)
    for pattern in patterns():
        cells = EXPECTED.get(pattern.name, {})  # a missing one is told by the matrix
        read = [
            column
            for (method, column), letters in cells.items()
            if method == "GET" and letters[at] == "k"
        ]
        if pattern.name in _PAPERS or not _read_by(role, pattern):
            continue
        for column in _different(read):
            yield pattern, column


def _read_by(role: str, pattern: Pattern) -> bool:
    """Share the work: the admin is read by who sees all of it, the rest by others."""
    if pattern.name.startswith("reports:"):
        return role != "U"
    return role != "R" or "entry" in pattern.name


def _different(columns: list[str]) -> list[str]:
    """Leave out what is the same page with the same texts: another's row, an open cut-off."""
    kept = [one for one in columns if not one.startswith(("other", "missing"))]
    alone = [one for one in kept if not one[-2:].startswith("-")] or columns[:1]
    return [one for one in alone if one != "open" or "closed" not in alone]


def refused_forms(world: World, role: str) -> Iterator[Told]:
    """Post every form with payloads in its fields; what comes back shows them."""
    client = client_of(world.people[role])
    bodies = AdminBodies(world, client_of(world.people["U"]))
    for pattern in patterns():
        cells = EXPECTED.get(pattern.name, {})  # a missing one is told by the matrix
        letters = cells.get(("POST", "own")) or cells.get(("POST", ""), "")
        if letters[ROLES.index(role) : ROLES.index(role) + 1] not in {"w", "k"}:
            continue
        column = "own" if ("POST", "own") in cells else ""
        place = address(world, pattern.name, pattern.model, pattern.kind, column)
        request = request_of(client, world.people[role])
        told = _spoiled(_body(world, request, bodies, pattern, column))
        yield f"{role} POST {place}", client.post(place, told)


def _body(
    world: World,
    request: HttpRequest,
    bodies: AdminBodies,
    pattern: Pattern,
    column: str,
) -> dict:
    if pattern.name.startswith("admin:desk_"):
        return bodies.of_desk(pattern.name)
    if pattern.model is not None:
        return bodies.of(pattern.model, pattern.kind, column)
    return room_body(world, pattern.name, column, request) or frame_body(
        world, pattern.name
    )


def _spoiled(body: dict) -> dict:
    """Put payloads into what is typed."""
    return {
        name: value
        if name.endswith(_KEPT) or not isinstance(value, str | list)
        else payload_text(turn, 400)
        for turn, (name, value) in enumerate(body.items())
    }
