"""Writing under a change: the locks open inside a transaction, and what was done stays.

The window is a row that the triggers look for and that is never committed: it is put
and taken away inside the same transaction.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from indicators.change_control.places import Place
from indicators.change_control.values import locked_values
from indicators.models import ChangedValue, ChangeWindow
from indicators.readiness import blocking
from objectives.models import Change, FiscalYear
from pei_site import trail


@contextmanager
def under(change: Change) -> Iterator[FiscalYear]:
    """Let what the change's year locks be written inside, and record what was done.

    One transaction: ValidationError, and nothing written, if the change is not approved
    or the year would no longer add up. What is written meanwhile by other doors of the
    same transaction is recorded too: it is read from the data, before and after.
    """
    with transaction.atomic():
        change = Change.objects.select_for_update().get(pk=change.pk)
        if change.state != Change.State.APPROVED:
            raise ValidationError(f"El {change} no está aprobado o ya se aplicó.")
        year = year_of(change)
        before = locked_values(year)
        with trail.under_change(change.pk), _window(year):
            yield year
        if year.is_approved and (gaps := blocking(year)):
            raise ValidationError([gap.message for gap in gaps])
        _record(change, before, locked_values(year))


@contextmanager
def rehearsing(year: FiscalYear) -> Iterator[None]:
    """Let what the year locks be written inside, to look at it, and undo it all."""
    with transaction.atomic():
        with _window(year):
            yield
        transaction.set_rollback(True)


def year_of(change: Change) -> FiscalYear:
    """Return the change's fiscal year, locked; ValidationError if it has none."""
    year = (
        FiscalYear.objects.select_for_update(of=("self",))
        .filter(plan=change.plan_id, year=change.year or 0)
        .first()
    )
    if year is None:
        raise ValidationError(f"El {change} no dice una vigencia que exista.")
    return year


@contextmanager
def _window(year: FiscalYear) -> Iterator[None]:
    """Put the window and take it away; after an error the transaction is undone."""
    standing = ChangeWindow.objects.create(year=year.year)
    yield
    standing.delete()


def _record(
    change: Change, before: Mapping[Place, str], after: Mapping[Place, str]
) -> None:
    """Write what is different, in the order in which it is read."""
    now = timezone.now()
    ChangedValue.objects.bulk_create(
        ChangedValue(
            change=change,
            what=place.what,
            objective_id=place.objective,
            indicator_id=place.indicator,
            month=place.month,
            field=place.field,
            before=before.get(place, ""),
            after=after.get(place, ""),
            at=now,
        )
        for place in dict.fromkeys([*after, *before])
        if before.get(place, "") != after.get(place, "")
    )
