"""The histories read between two moments: each edit with what stood before it.

One query per table, however many rows changed, and none until something is written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections
from django.db.models import Field, OuterRef, Q, Subquery

from objectives.models import Plan
from reports.desk.differences.names import Names, names
from reports.desk.differences.tables import KIND, TABLES, Kind, Table
from reports.desk.differences.words import said
from reports.unchanged import Unchanged

MOST_VERSIONS = 3000  # of a table: beyond them the period is to be shortened
LONG = 120  # characters
CREATED, DELETED = "Se creó", "Se borró"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one row, before and after one edit; empty: there was, or is, none.

    `who` empty: no person, what the door says did it. `change`: its primary key.
    """

    kind: Kind
    row: str
    field: str
    before: str
    after: str
    who: str
    at: datetime
    door: str
    change: int | None
    change_name: str
    order: tuple[Any, ...]

    @property
    def by(self) -> str:
        """Who made it: a person, or the program."""
        return self.who or "El sistema"

    @property
    def is_long(self) -> bool:
        """Whether it is a text, rather than a figure."""
        return self._longest > LONG

    @property
    def is_very_long(self) -> bool:
        """Whether it is shown only to who asks for it."""
        return self._longest > 5 * LONG

    @property
    def _longest(self) -> int:
        return max(len(self.before), len(self.after))


@dataclass(frozen=True, slots=True)
class Edits:
    """The differences of a period, in order. `cut`: there were too many to read all."""

    found: tuple[Difference, ...]
    cut: bool


_EDITS: Unchanged[Edits] = Unchanged()


def edits_between(since: datetime, until: datetime) -> Edits:
    """Return every edit after `since` and up to `until`, grouped by kind and row.

    Read once until something is written: people go through the pages of one period.
    """
    using = connections[Plan.objects.db]
    return _EDITS.get((since, until), lambda: _read(since, until), using)


def _read(since: datetime, until: datetime) -> Edits:
    known = names()
    found: list[Difference] = []
    cut = False
    for position, table in enumerate(TABLES):
        versions = _versions(table, since, until)
        cut = cut or len(versions) > MOST_VERSIONS
        found.extend(_differences(table, position, versions[:MOST_VERSIONS], known))
    return Edits(tuple(sorted(found, key=lambda one: one.order)), cut)


def _versions(table: Table, since: datetime, until: datetime) -> list[tuple[Any, Any]]:
    """Return the versions written in the period, the latest first, with what stood before."""
    history = table.model.history.model  # type: ignore[attr-defined]
    earlier = history.objects.filter(
        id=OuterRef("id"), history_id__lt=OuterRef("history_id")
    ).order_by("-history_id")
    written = (
        history.objects.filter(history_date__gt=since, history_date__lte=until)
        .annotate(earlier=Subquery(earlier.values("history_id")[:1]))
        .order_by("-history_id")[: MOST_VERSIONS + 1]
    )
    either = Q(pk__in=written.values("pk")) | Q(pk__in=written.values("earlier"))
    stood: dict[int, Any] = {}
    found = []
    for version in history.objects.filter(either).order_by("history_id"):
        if since < version.history_date <= until:
            found.append((stood.get(version.id), version))
        stood[version.id] = version
    return found[::-1]


def _differences(
    table: Table, position: int, versions: list[tuple[Any, Any]], known: Names
) -> Iterator[Difference]:
    fields = [
        one
        for one in table.model._meta.concrete_fields
        if not one.primary_key and one.name not in table.place
    ]
    for before, after in versions:
        row, place = table.name(known, after)
        for kind, label, was, now in _told(table, fields, before, after, known):
            yield Difference(
                kind=kind,
                row=row,
                field=label,
                before=was,
                after=now,
                who=known.person(after.history_user_id),
                at=after.history_date,
                door=str(after.get_door_display()),
                change=after.change_id,
                change_name=known.change(after.change_id),
                order=(list(KIND).index(kind), position, place, after.history_id),
            )


def _told(
    table: Table, fields: list[Field], before: Any, after: Any, known: Names
) -> Iterator[tuple[Kind, str, str, str]]:
    """Tell each field that one version wrote differently: kind, label, before, after."""
    if after.history_type == "-":
        yield from (
            (kind, DELETED, text, "")
            for kind, text in _whole(table, fields, after, known)
        )
    elif before is None or before.history_type == "-":
        yield from (
            (kind, CREATED, "", text)
            for kind, text in _whole(table, fields, after, known)
        )
    else:
        for field in fields:
            was, now = getattr(before, field.attname), getattr(after, field.attname)
            if was != now:
                kind = table.kinds.get(field.name, table.kind)
                label = _label(field)
                yield kind, label, said(field, was, known), said(field, now, known)


def _whole(
    table: Table, fields: list[Field], version: Any, known: Names
) -> Iterator[tuple[Kind, str]]:
    """Tell a row that came or went, once for each kind that it has something of."""
    texts: dict[Kind, list[str]] = {}
    for field in fields:
        value = getattr(version, field.attname)
        text = said(field, value, known)
        if text and value != field.get_default():
            kind = table.kinds.get(field.name, table.kind)
            texts.setdefault(kind, []).append(f"{_label(field)}: {text}")
    for kind, lines in (texts or {table.kind: []}).items():
        yield kind, "\n".join(lines)


def _label(field: Field) -> str:
    name = str(field.verbose_name)
    return name[0].upper() + name[1:]
