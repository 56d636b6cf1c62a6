"""Writing under a change: the locks open inside a transaction, and what was done stays.

The window is a row that the triggers look for and that is never committed: it is put
and taken away inside the same transaction.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from indicators.change_control.places import Place
from indicators.change_control.values import locked_values
from indicators.models import ChangedValue, ChangeWindow, Indicator, What
from indicators.readiness import Gap, blocking
from objectives.models import Change, FiscalYear, Objective
from pei_site import trail

FIXED = "Ni con un cambio se renumera un objetivo, ni se quita la aprobación de una vigencia."


@contextmanager
def under(change: Change) -> Iterator[FiscalYear]:
    """Let what the change's year locks be written inside, and record what was done.

    One transaction: ValidationError, and nothing written, if the change is not approved
    or the year would no longer add up. What is written meanwhile by other doors of the
    same transaction is recorded too: it is read from the data, before and after.
    """
    with transaction.atomic():
        change, year = hold(change)
        if change.state != Change.State.APPROVED:
            raise ValidationError(f"El {change} no está aprobado o ya se aplicó.")
        before, fixed = locked_values(year), _fixed(year)
        with trail.under_change(change.pk), _window(year):
            yield year
        if _fixed(year) != fixed:
            raise ValidationError(FIXED)
        changes = differences(before, locked_values(year))
        if gaps := lacks(year, (place for place, _, _ in changes)):
            raise ValidationError([gap.message for gap in gaps])
        _record(change, changes)


@contextmanager
def rehearsing(year: FiscalYear) -> Iterator[None]:
    """Let what the year locks be written inside, to look at it, and undo it all."""
    with transaction.atomic():
        with _window(year):
            yield
        transaction.set_rollback(True)


def hold(change: Change) -> tuple[Change, FiscalYear]:
    """Return a change and its fiscal year as stored, both locked.

    The year first, as every door does: two of them never wait for each other.
    """
    stored = Change.objects.get(pk=change.pk)
    year = (
        FiscalYear.objects.select_for_update(of=("self",))
        .filter(plan=stored.plan_id, year=stored.year or 0)
        .first()
    )
    change = Change.objects.select_for_update().get(pk=change.pk)
    if year is None or change.year != year.year:
        raise ValidationError(f"El {change} no dice una vigencia que exista.")
    return change, year


def lacks(year: FiscalYear, changed: Iterable[Place]) -> list[Gap]:
    """Return why approved years no longer add up, after writes in these places.

    A reference sheet belongs to every year: the others that are approved are asked too,
    about the indicators whose sheet changed.
    """
    gaps = blocking(year) if year.is_approved else []
    sheets = {place.indicator or 0 for place in changed if place.what == What.SHEET}
    if not sheets:
        return gaps
    keys = set(Indicator.objects.filter(pk__in=sheets).values_list("key", flat=True))
    others = FiscalYear.objects.filter(plan=year.plan_id, approved_at__isnull=False)
    for other in others.exclude(pk=year.pk):
        gaps += [gap for gap in blocking(other) if gap.indicator in keys]
    return gaps


def differences(
    before: Mapping[Place, str], after: Mapping[Place, str]
) -> list[tuple[Place, str, str]]:
    """Return what is different, in the order in which it is read: place, before, after."""
    return [
        (place, before.get(place, ""), after.get(place, ""))
        for place in dict.fromkeys([*after, *before])
        if before.get(place, "") != after.get(place, "")
    ]


def _fixed(year: FiscalYear) -> list[tuple[Any, ...]]:
    """Read what the window would let through and no change is for."""
    years = FiscalYear.objects.filter(pk=year.pk)
    objectives = Objective.objects.filter(plan=year.plan_id).order_by("pk")
    return [
        *years.values_list("plan", "year", "approved_at"),
        *objectives.values_list("pk", "number"),
    ]


@contextmanager
def _window(year: FiscalYear) -> Iterator[None]:
    """Put the window and take it away; after an error the transaction is undone."""
    standing = ChangeWindow.objects.create(year=year.year)
    yield
    standing.delete()


def _record(change: Change, changes: Iterable[tuple[Place, str, str]]) -> None:
    """Write what was changed."""
    now = timezone.now()
    ChangedValue.objects.bulk_create(
        ChangedValue(
            change=change,
            what=place.what,
            objective_id=place.objective,
            indicator_id=place.indicator,
            month=place.month,
            field=place.field,
            before=before,
            after=after,
            at=now,
        )
        for place, before, after in changes
    )
