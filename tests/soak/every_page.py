"""Every page of the product, as who sees most of it: what it asks the database.

The addresses, and who opens them, are those of the matrix (tests/security/).
"""

from collections.abc import Iterator

from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext

from objectives.models import Change, Plan
from tests.security.addresses import address
from tests.security.expectations import EXPECTED, ROLES
from tests.security.matrix import client_of, patterns
from tests.security.world import World

MOST = "PAUIHRSN"  # who sees most, first
# Pages of the desk in an approved year, with a draft of it chosen where they take one.
APPROVED = {
    "admin:desk_year": "vigencias/2021/",
    "admin:desk_weights": "pesos/2021/",
    "admin:desk_objective_weights": "pesos/2021/1/?cambio={draft}",
    "admin:desk_programming": "programacion/2021/?cambio={draft}",
    "admin:desk_indicator_programming": "programacion/2021/N1/?cambio={draft}",
    "admin:desk_change": "cambios/{draft}/",
}
# Made in a process apart, from the rows of the page; once published they are a file.
PAPERS = ("reports:report_pdf", "reports:report_pptx")


def counts(world: World, only: str = "") -> dict[str, tuple[int, int]]:
    """Return the queries of each page: after something was written, and once more.

    `only`: of the pages whose name begins so.
    """
    clients = {role: client_of(world.people[role]) for role in MOST}
    found = {}
    for name, role, place in places(world):
        if not name.startswith(only):
            continue
        Plan.objects.update(motto=name)
        found[name] = (asked(clients[role], place), asked(clients[role], place))
    return found


def places(world: World) -> Iterator[tuple[str, str, str]]:
    """Name each page, who opens it, and its address: of a row, or of each kind of cut-off."""
    for pattern in patterns():
        for column in _columns(pattern.name):
            path = address(world, pattern.name, pattern.model, pattern.kind, column)
            role = _who(pattern.name, column)
            yield f"{pattern.name} {column}".strip(), role, path
    draft = Change.objects.filter(year=2021, state=Change.State.DRAFT).earliest("pk")
    for name, path in APPROVED.items():
        yield f"{name} approved", "P", f"/admin/mesa/{path.format(draft=draft.pk)}"


def _columns(name: str) -> list[str]:
    """Return the columns of the matrix that somebody opens, those that look the same once."""
    there = [
        column
        for method, column in EXPECTED[name]
        if method == "GET" and _who(name, column)
    ]
    if not name.startswith("reports:"):
        return there[:1]
    frozen = {"published"} if name in PAPERS else {"", "open", "closed-1", "published"}
    return [column for column in there if column in frozen]


def _who(name: str, column: str) -> str:
    """Return who sees most of those who open it; empty: nobody does."""
    letters = EXPECTED[name]["GET", column]
    return next((one for one in MOST if letters[ROLES.index(one)] == "k"), "")


def asked(client: Client, place: str) -> int:
    """Count the queries of a page; RuntimeError: it was not given."""
    reset_queries()  # the log forgets what is old, and would count it away
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(place)
        if answer.streaming:
            for _ in answer.streaming_content:
                pass
    if answer.status_code != 200:
        raise RuntimeError(f"{place}: {answer.status_code}")
    return len(captured)
