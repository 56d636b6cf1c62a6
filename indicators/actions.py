"""Writes that mean something: entering a month, moving it on, opening and closing it.

Each is atomic, locks the month before it looks, and asks for authority over the target.
ValidationError says in Spanish what is in the way; PermissionDenied that it is not
theirs; ConflictError that somebody else wrote first.
"""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators import labels
from indicators.locks import closed_through
from indicators.models import Indicator, MonthlyRecord, RecordStep, ReportingMonth
from indicators.notices import tell_returned
from indicators.preview import preview
from indicators.transitions import EDITABLE, Move, is_allowed, target
from indicators.visibility import heads, reports
from indicators.vocabulary import Observed, RecordState
from objectives.models import FiscalYear, User

MONTH_CLOSED = "El mes está cerrado: ya no se puede modificar."
MONTH_NOT_OPEN = "La Oficina de Planeación no ha abierto ese mes."
NO_VALUE = "Falta el valor ejecutado. Si no hubo ejecución, escriba 0."
NO_CAUSE = "Hay rezago o sobre ejecución: escriba la causa."
KEPT = {"year", "indicator"}  # never among what a person enters
NO_OBSERVATION = "Escriba qué se debe corregir."


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person enters for a month; executed None: nothing reported yet."""

    executed: Decimal | None
    narrative: str = ""
    cause: str = ""
    delays: str = ""


class ConflictError(Exception):
    """Somebody saved another version first; `record` is what is stored now."""

    def __init__(self, record: MonthlyRecord) -> None:
        super().__init__(f"Version {record.version} is stored")
        self.record = record


@transaction.atomic
def save_entry(
    *,
    indicator: Indicator,
    year: FiscalYear,
    month: int,
    entry: Entry,
    version: int,
    by: User,
) -> MonthlyRecord:
    """Save what a person entered, if nobody wrote since they read `version`.

    version 0: they saw no record. Saving what is already stored changes nothing.
    """
    may_report(by, indicator)
    lock_month(year, month)
    record = (
        MonthlyRecord.objects.select_for_update()
        .filter(indicator=indicator, year=year, month=month)
        .first()
    )
    if record is None:
        return _insert(indicator, year, month, entry, version)
    if _entered(record) == entry:
        return record
    if record.version != version:
        raise ConflictError(record)
    if record.state not in EDITABLE:
        raise ValidationError(
            f"El registro está {labels.RECORD_STATE[record.state].lower()}:"
            " para corregirlo pida que se lo devuelvan."
        )
    return _write(record, **asdict(entry))


def move(
    *,
    record: MonthlyRecord,
    to: Move,
    by: User,
    about: Observed | None = None,
    observation: str = "",
) -> MonthlyRecord:
    """Move a record on its way (or back, with an observation) and note the step.

    Who may not is told so before what is in the way: a lock is none of their business.
    """
    _may_move(by, record, to)
    with transaction.atomic():
        lock_month(record.year, record.month)
        record = (
            MonthlyRecord.objects.select_for_update(of=("self",))
            .select_related("indicator__department", "year")
            .get(pk=record.pk)
        )
        _may_move(by, record, to)
        department = record.indicator.department
        state = RecordState(record.state)
        if not is_allowed(to, state, head_verifies=department.head_verifies):
            raise ValidationError(
                f"No se puede: el registro está {labels.RECORD_STATE[state].lower()}."
            )
        _ready(record, to, observation)
        step = RecordStep.objects.create(
            record=record,
            state=target(to),
            by=by,
            at=timezone.now(),
            about=about or "",
            observation=observation.strip(),
        )
        if to == Move.RETURN:
            transaction.on_commit(partial(tell_returned, step))
        return _write(record, state=target(to))


@transaction.atomic
def open_month(*, year: FiscalYear, month: int, due: date) -> ReportingMonth:
    """Let the departments report a month until a due date; open it again if closed."""
    _refuse_closed_cutoff(year, month)
    gate, _ = ReportingMonth.objects.select_for_update().get_or_create(
        year=year, month=month, defaults={"due": due}
    )
    if not gate.is_open or gate.due != due:
        gate.is_open, gate.due = True, due
        gate.save()
    return gate


@transaction.atomic
def close_month(*, gate: ReportingMonth) -> ReportingMonth:
    """Let nobody write the month any more."""
    gate = ReportingMonth.objects.select_for_update().get(pk=gate.pk)
    if gate.is_open:
        gate.is_open = False
        gate.save()
    return gate


def lock_month(year: FiscalYear, month: int) -> None:
    """Lock the month's row, so that a closing under way is waited for and seen.

    For every write to a month, inside its transaction; refuses a month that is not open.
    """
    gate = (
        ReportingMonth.objects.select_for_update()
        .filter(year=year, month=month)
        .first()
    )
    if gate is None:
        raise ValidationError(MONTH_NOT_OPEN)
    if not gate.is_open:
        raise ValidationError(MONTH_CLOSED)
    _refuse_closed_cutoff(year, month)


def _refuse_closed_cutoff(year: FiscalYear, month: int) -> None:
    if month <= closed_through(year):
        raise ValidationError(MONTH_CLOSED)


def may_report(by: User, indicator: Indicator) -> None:
    """Refuse with PermissionDenied who may not report the indicator today."""
    if not reports(by, indicator):
        raise PermissionDenied("El indicador no está a su cargo.")


def _may_move(by: User, record: MonthlyRecord, to: Move) -> None:
    """Reporters submit, heads verify and return, the Planning Office approves and returns."""
    if to == Move.SUBMIT:
        may_report(by, record.indicator)
        return
    approver = by.is_active and by.has_perm("indicators.approve_record")
    verifier = (
        by.is_active
        and by.has_perm("indicators.verify_record")
        and heads(by, record.indicator)
    )
    may = {
        Move.VERIFY: verifier,
        Move.APPROVE: approver,
        Move.RETURN: approver or (verifier and record.state == RecordState.SUBMITTED),
    }
    if not may[to]:
        raise PermissionDenied("Su papel no permite ese paso.")


def _ready(record: MonthlyRecord, to: Move, observation: str) -> None:
    """Refuse to submit without value or owed cause, and to return without a reason."""
    if to == Move.RETURN and not observation.strip():
        raise ValidationError({"observation": NO_OBSERVATION})
    if to != Move.SUBMIT:
        return
    if record.executed is None:
        raise ValidationError({"executed": NO_VALUE})
    seen = preview(record.indicator, record.year, record.month, record.executed)
    if seen.needs_cause and not record.cause.strip():
        raise ValidationError({"cause": NO_CAUSE})


def _entered(record: MonthlyRecord) -> Entry:
    return Entry(record.executed, record.narrative, record.cause, record.delays)


def _insert(
    indicator: Indicator, year: FiscalYear, month: int, entry: Entry, version: int
) -> MonthlyRecord:
    """Make the month's record; of two at once, one wins and the other is told."""
    record = MonthlyRecord(indicator=indicator, year=year, month=month, **asdict(entry))
    record.clean_fields(exclude=KEPT)
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError:
        stored = MonthlyRecord.objects.get(indicator=indicator, year=year, month=month)
        if _entered(stored) == entry:
            return stored
        raise ConflictError(stored) from None
    return record


def _write(record: MonthlyRecord, **values: object) -> MonthlyRecord:
    for name, value in values.items():
        setattr(record, name, value)
    record.version += 1
    record.clean_fields(exclude=KEPT)
    record.save()
    return record
