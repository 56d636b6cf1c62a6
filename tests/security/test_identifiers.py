"""What a reporter of A learns or changes with what belongs to B: nothing, wherever it is put.

Every number, key and word of B is tried in the address, in the question after it and in
the fields of forms. The report is of everybody in the entity, and is left out.
"""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from indicators import actions
from indicators.entry import door
from indicators.models import Evidence, Measurement, MonthlyRecord, Note, RecordStep
from objectives.models import Change
from tests.security.addresses import address
from tests.security.bodies import entry_body, request_of, room_body
from tests.security.expectations import EXPECTED, ROLES
from tests.security.matrix import client_of, patterns, routes
from tests.security.test_seeded_holes import everything, nobody_asks, swapped
from tests.security.world import OPEN_MONTH, World
from tests.soak.test_races import POSTGRESQL

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(POSTGRESQL, reason="the pages are the same"),
]
MARK = "zq-de-otra-dependencia"
OURS = "R"
PLACE = {"year": 2023, "month": OPEN_MONTH, "number": 1, "version_id": 1}
# What pages and lists read from the question after their address.
ASKED = (
    "q", "term", "texto", "indicador", "dependencia", "persona", "cambio", "tabla", "mes",
    "id", "pk", "key", "record", "indicator", "department", "user", "next",
)  # fmt: skip
FILTERS = (
    "indicator__id__exact", "indicator__key", "department__id__exact", "id__exact",
    "record__id__exact", "record__indicator__key", "uploaded_by__id__exact",
)  # fmt: skip
KEYS = ("pk", "record", "id", "key", "object_id")
EACH = (
    6  # so many addresses share the names of B's rows: all of them takes nine minutes
)
# What a forged form could say of whose row it is.
HIDDEN = ("id", "pk", "key", "indicator", "record", "evidence", "department")


@pytest.fixture
def world(world) -> World:
    """Two departments; what B wrote carries a mark that no page of A's may show."""
    theirs = world.indicators["other"]
    written = MonthlyRecord.objects.filter(indicator=theirs, month__gte=OPEN_MONTH)
    written.update(narrative=MARK, cause=MARK, delays=MARK)
    RecordStep.objects.create(record=written[0], observation=MARK, at=timezone.now())
    Evidence.objects.filter(record__indicator=theirs).update(title=MARK)
    Note.objects.filter(indicator=theirs).update(text=MARK)
    Measurement.objects.filter(indicator=theirs).update(cause=MARK)
    Change.objects.filter(state=Change.State.DRAFT).update(description=MARK)
    return world


def identifiers(world: World) -> list[str]:
    """Name B's rows in every way that there is, and what is the whole entity's."""
    numbers = {rows["other"] for rows in world.pks.values() if "other" in rows}
    numbers |= {*world.desk.values(), world.pks["sent"]["other"], world.outsider.pk}
    history = MonthlyRecord.history.filter(indicator=world.indicators["other"])
    numbers.add(history.latest().pk)
    return [*sorted(map(str, numbers)), "B1", "B", world.outsider.username]


def own_pages(world: World) -> list[str]:
    """Return the pages that the reporter opens, of the rows of A."""
    return [
        address(world, one.name, one.model, one.kind, column)
        for one in patterns()
        if not one.name.startswith("reports:")
        for (method, column), letters in EXPECTED[one.name].items()
        if method == "GET" and letters[ROLES.index(OURS)] == "k"
    ]


def their_addresses(world: World) -> Iterator[str]:
    """Yield every address that names a row, with what B's rows are called in its place."""
    values = identifiers(world)
    for turn, (name, route) in enumerate(routes(get_resolver())):
        keyed = [one for one in KEYS if f":{one}>" in route]
        if not keyed or name.startswith("reports:"):
            continue
        for value in values[turn % EACH :: EACH]:
            kwargs = {one: PLACE[one] for one in PLACE if f":{one}>" in route}
            with suppress(NoReverseMatch):
                yield reverse(name, kwargs=kwargs | dict.fromkeys(keyed, value))


def leaks(client: Client, asked: Iterator[tuple[str, str, dict]]) -> list[str]:
    """Ask, take every write back, and return what told or changed something of B."""
    found = []
    for method, place, told in asked:
        before, kept = their_rows(), transaction.savepoint()
        answer = getattr(client, method)(place, told)
        wrote = their_rows() != before
        transaction.savepoint_rollback(kept)
        shown = MARK.encode() in answer.getvalue()
        broken = answer.status_code >= 500
        if wrote or shown or broken:
            found.append(f"{method} {place} {told}: {answer.status_code}")
    return found


def their_rows() -> list[tuple]:
    """Read what B wrote."""
    of_b = {"indicator__key": "B1"}
    return [
        *MonthlyRecord.objects.filter(**of_b).values_list(),
        *Evidence.objects.filter(record__indicator__key="B1").values_list(),
        *RecordStep.objects.filter(record__indicator__key="B1").values_list(),
        *Measurement.objects.filter(**of_b).values_list(),
    ]


def questions(world: World) -> Iterator[tuple[str, str, dict]]:
    """Put B's rows into the question of every page of A's."""
    values = identifiers(world)
    for turn, place in enumerate(dict.fromkeys(own_pages(world))):
        for value in values[turn % EACH :: EACH]:
            yield "get", place, dict.fromkeys(ASKED, value)
        filters = FILTERS if "/admin/indicators/" in place else ()
        for name in filters:
            value = (
                "B1" if name.endswith("key") else str(world.pks["indicator"]["other"])
            )
            yield "get", place, {name: value}


def forgeries(world: World) -> Iterator[tuple[str, str, dict]]:
    """Post A's own forms with fields that say that they are of a row of B."""
    client, values = client_of(world.people[OURS]), identifiers(world)
    request = request_of(client, world.people[OURS])
    for one in patterns():
        cells = EXPECTED[one.name]
        letters = cells.get(("POST", "own")) or cells.get(("POST", ""), "")
        if one.model or letters[ROLES.index(OURS) :][:1] not in {"w", "m"}:
            continue
        column = "own" if ("POST", "own") in cells else ""
        place = address(world, one.name, None, "", column)
        body = room_body(world, one.name, column, request)
        for value in values[:: EACH // 2]:
            yield "post", place, body | dict.fromkeys(HIDDEN, value)


def test_what_is_asked_of_own_pages_tells_nothing_of_others(world):
    client = client_of(world.people[OURS])

    assert leaks(client, questions(world)) == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_takes_what_is_anothers(world, method):
    client = client_of(world.people[OURS])
    asked = ((method, place, {}) for place in their_addresses(world))

    assert leaks(client, asked) == []


def test_no_own_form_writes_what_is_anothers(world):
    client = client_of(world.people[OURS])

    assert leaks(client, forgeries(world)) == []


def test_the_three_find_what_shows_or_writes_the_rows_of_others(world):
    """The control: with everybody's rows visible, and authority not asked."""
    client = client_of(world.people[OURS])
    page = ("get", "/admin/mi-mes/2023-07/B1/", {})
    row = entry_body(world.indicators["other"], OPEN_MONTH)
    post = ("post", "/admin/mi-mes/2023-07/B1/", row)

    with swapped((door, "visible", everything), (actions, "may_report", nobody_asks)):
        assert len(leaks(client, iter([page, post]))) == 2
    assert leaks(client, iter([page, post])) == []
