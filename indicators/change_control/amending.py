"""What people do with a change: propose edits, approve it, use it, end it.

Every door that writes what a year locks calls `save_edits`. ValidationError says in
Spanish what is in the way.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from indicators.change_control.places import Edit, Place, describe, place_of
from indicators.change_control.values import locked_values, write
from indicators.change_control.window import under, year_of
from indicators.models import ProposedEdit
from objectives.models import Change, FiscalYear, User

YEAR_LOCKED = (
    "La vigencia {} está aprobada: elija el cambio aprobado, o el borrador, con el que"
    " se modifica."
)
NOT_DRAFT = "El {} ya no es un borrador."


def usable(year: FiscalYear) -> QuerySet[Change]:
    """List the changes that a door of the year may write under or add to."""
    states = (Change.State.DRAFT, Change.State.APPROVED)
    return Change.objects.filter(
        plan=year.plan_id, year=year.year, state__in=states
    ).order_by("state", "number", "pk")


@transaction.atomic
def save_edits(
    *, year: FiscalYear, edits: Iterable[Edit], change: Change | None
) -> None:
    """Write edits of what the year locks, or add them to a draft.

    Before the approval they are simply written. After it `change` None is refused; a
    draft takes them as proposals; under an approved one they are written and recorded.
    """
    year = FiscalYear.objects.select_for_update(of=("self",)).get(pk=year.pk)
    if not year.is_approved:
        write(year, edits)
    elif change is None:
        raise ValidationError(YEAR_LOCKED.format(year))
    elif change.year != year.year:
        raise ValidationError(f"El {change} no es de la vigencia {year}.")
    elif change.is_draft:
        propose(change=change, edits=edits)
    else:
        with under(change):
            write(year, edits)


@transaction.atomic
def propose(*, change: Change, edits: Iterable[Edit]) -> None:
    """Add edits to a draft; one that changes nothing takes its place's proposal away."""
    change = _draft(change)
    stored = locked_values(year_of(change))
    for edit in edits:
        place = edit.place
        row: dict[str, Any] = {
            "what": place.what,
            "objective_id": place.objective,
            "indicator_id": place.indicator,
            "month": place.month,
            "field": place.field,
        }
        before, after = stored.get(place, ""), _canonical(edit)
        if before == after:
            ProposedEdit.objects.filter(change=change, **row).delete()
        else:
            ProposedEdit.objects.update_or_create(
                change=change, **row, defaults={"before": before, "after": after}
            )


def proposals(change: Change) -> list[Edit]:
    """Return what a draft would write."""
    return [Edit(place_of(one), one.after) for one in change.proposed.all()]


@transaction.atomic
def approve(*, change: Change, by: User, on: date, body: str, act: str = "") -> Change:
    """Number a draft as approved by its body on a day, and apply all it proposes.

    What was changed meanwhile by others is told, and nothing is written. A change
    without proposals stays open for other doors to write under it, until `finish`.
    """
    change = _draft(change)
    _demand(change, on=on, body=body)
    change.date, change.body, change.act = on, body.strip(), act.strip()
    change.version = change.version or change.plan.version
    change.number = _next_number(change)
    change.state = Change.State.APPROVED
    change.approved_by, change.approved_at = by, timezone.now()
    change.save()
    proposed = list(change.proposed.select_related("indicator", "objective"))
    if not proposed:
        return change
    with under(change) as year:
        _refuse_moved(proposed, locked_values(year))
        write(year, [Edit(place_of(one), one.after) for one in proposed])
    return finish(change=change)


@transaction.atomic
def finish(*, change: Change) -> Change:
    """Let nothing more be written under an approved change."""
    return _step(change, Change.State.APPROVED, Change.State.APPLIED)


@transaction.atomic
def withdraw(*, change: Change) -> Change:
    """Give a draft up; it stays in the database, and in nobody's register."""
    return _step(change, Change.State.DRAFT, Change.State.WITHDRAWN)


def _step(change: Change, origin: Change.State, target: Change.State) -> Change:
    change = Change.objects.select_for_update(of=("self",)).get(pk=change.pk)
    if change.state != origin:
        raise ValidationError(
            f"No se puede: el {change} está {change.get_state_display().lower()}."
        )
    change.state = target
    change.save()
    return change


def _draft(change: Change) -> Change:
    change = (
        Change.objects.select_for_update(of=("self",))
        .select_related("plan")
        .get(pk=change.pk)
    )
    if not change.is_draft:
        raise ValidationError(NOT_DRAFT.format(change))
    return change


def _demand(change: Change, *, on: date, body: str) -> None:
    """Refuse to approve what a reader of the register could not understand."""
    problems = {}
    if not change.justification.strip():
        problems["justification"] = "Escriba la justificación del cambio."
    if not body.strip():
        problems["body"] = "Escriba la instancia que aprobó el cambio."
    if on > timezone.localdate():
        problems["date"] = "La fecha de aprobación no puede ser futura."
    if change.year is None:
        problems["year"] = "Escriba la vigencia desde la que rige."
    if problems:
        raise ValidationError(problems)


def _next_number(change: Change) -> str:
    """Return the number after the last of the plan's version: 002 after 001."""
    numbers = Change.objects.filter(
        plan=change.plan_id, version=change.version
    ).values_list("number", flat=True)
    taken = [int(one) for one in numbers if one.isascii() and one.isdecimal()]
    return f"{max(taken, default=0) + 1:03}"


def _canonical(edit: Edit) -> str:
    try:
        return edit.place.text(edit.place.value(edit.value))
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _refuse_moved(
    proposed: Iterable[ProposedEdit], stored: Mapping[Place, str]
) -> None:
    """Refuse what is no longer as the draft read it."""
    moved = [
        f"{describe(one)}: era {one.before or 'vacío'} cuando se preparó y ahora es"
        f" {stored.get(place_of(one), '') or 'vacío'}. Vuelva a proponerlo."
        for one in proposed
        if stored.get(place_of(one), "") != one.before
    ]
    if moved:
        raise ValidationError(moved)
