"""What people do with a change: use it, approve it, end it.

Every door that writes what a year locks calls `save_edits`. ValidationError says in
Spanish what is in the way.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from indicators.change_control.drafts import (
    fingerprint,
    held_draft,
    moved_among,
    proposals,
    propose,
)
from indicators.change_control.places import Edit, Place, describe
from indicators.change_control.values import locked_values, write
from indicators.change_control.window import under
from indicators.models import ProposedEdit, What
from objectives.models import Change, FiscalYear, Plan, User

__all__ = [
    "approve",
    "finish",
    "proposals",
    "propose",
    "save_edits",
    "usable",
    "withdraw",
]

YEAR_LOCKED = (
    "La vigencia {} está aprobada: elija el cambio aprobado, o el borrador, con el que"
    " se modifica."
)
ANOTHER = "El borrador cambió mientras usted lo miraba: revíselo de nuevo."
SHARED = (What.SHEET, What.OBJECTIVE)  # they belong to no single year


def usable(*years: FiscalYear) -> QuerySet[Change]:
    """List the changes that a door of some years may write under or add to."""
    theirs = Q(pk__in=[])  # of no year there is none
    for year in years:
        theirs |= Q(plan=year.plan_id, year=year.year)
    states = (Change.State.DRAFT, Change.State.APPROVED)
    return Change.objects.filter(theirs, state__in=states).order_by(
        "state", "number", "pk"
    )


@transaction.atomic
def save_edits(
    *, year: FiscalYear, edits: Iterable[Edit], change: Change | None
) -> None:
    """Write edits of what the year locks, or add them to a draft.

    Before the approval they are simply written. After it `change` None is refused; a
    draft takes them as proposals; under an approved one they are written and recorded.
    What all years share is locked as soon as one of them is approved.
    """
    edits = list(edits)
    year = FiscalYear.objects.select_for_update(of=("self",)).get(pk=year.pk)
    elsewhere = None if year.is_approved else _held_by(year, edits)
    if not year.is_approved and elsewhere is None:
        write(year, edits)
    elif change is None:
        raise ValidationError(YEAR_LOCKED.format(elsewhere or year))
    elif (change.plan_id, change.year) != (year.plan_id, year.year):
        raise ValidationError(f"El {change} no es de la vigencia {year}.")
    elif change.is_draft:
        propose(change=change, edits=edits)
    else:
        with under(change):
            write(year, edits)


@transaction.atomic
def approve(
    *, change: Change, by: User, on: date, body: str, act: str = "", seen: str = ""
) -> Change:
    """Number a draft as approved by its body on a day, and apply all it proposes.

    What was changed meanwhile by others is told, and nothing is written: the figures
    always, the draft itself where `seen` is the fingerprint of what was looked at. A
    change without proposals stays open for other doors to write, until `finish`.
    """
    change, year = held_draft(change)
    if seen and seen != fingerprint(change):
        raise ValidationError(ANOTHER)
    _demand(change, on=on, body=body)
    change.date, change.body, change.act = on, body.strip(), act.strip()
    plan = Plan.objects.select_for_update(no_key=True).get(pk=change.plan_id)
    change.version = change.version or plan.version
    change.number = _next_number(change)  # nobody else numbers while the plan is held
    change.state = Change.State.APPROVED
    change.approved_by, change.approved_at = by, timezone.now()
    change.save()
    proposed = list(change.proposed.select_related("indicator", "objective"))
    if not proposed:
        return change
    _refuse_moved(proposed, locked_values(year))
    with under(change):
        write(year, proposals(change))
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


def _held_by(year: FiscalYear, edits: Iterable[Edit]) -> FiscalYear | None:
    """Return the approved year that locks something that these edits of another write."""
    approved = FiscalYear.objects.filter(plan=year.plan_id, approved_at__isnull=False)
    shared = [edit.place for edit in edits if edit.place.what in SHARED]
    if any(place.what == What.OBJECTIVE for place in shared):
        return approved.first()
    sheets = [place.indicator for place in shared]
    return approved.filter(weights__indicator__in=sheets).first()


def _demand(change: Change, *, on: date, body: str) -> None:
    """Refuse to approve what a reader of the register could not understand."""
    problems = {}
    if not change.description.strip():
        problems["description"] = "Escriba qué cambia."
    if not change.justification.strip():
        problems["justification"] = "Escriba la justificación del cambio."
    if not body.strip():
        problems["body"] = "Escriba la instancia que aprobó el cambio."
    if on > timezone.localdate():
        problems["date"] = "La fecha de aprobación no puede ser futura."
    if problems:
        raise ValidationError(problems)


def _next_number(change: Change) -> str:
    """Return the number after the last of the plan's version: 002 after 001."""
    numbers = Change.objects.filter(
        plan=change.plan_id, version=change.version
    ).values_list("number", flat=True)
    taken = [int(one) for one in numbers if one.isascii() and one.isdecimal()]
    return f"{max(taken, default=0) + 1:03}"


def _refuse_moved(
    proposed: Iterable[ProposedEdit], stored: Mapping[Place, str]
) -> None:
    """Refuse what is no longer as the draft read it."""
    now = moved_among(proposed, stored)
    told = [
        f"{describe(one)}: era {one.before or 'vacío'} cuando se preparó y ahora es"
        f" {now[one.pk] or 'vacío'}. Vuelva a proponerlo."
        for one in proposed
        if one.pk in now
    ]
    if told:
        raise ValidationError(told)
