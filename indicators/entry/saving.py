"""Saving what was typed, alone or many rows at once, and sending it in the same breath."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from indicators import actions
from indicators.actions import ConflictError, Entry
from indicators.entry.conflicts import Conflict
from indicators.entry.forms import FIELDS, EntryForm, GridForm
from indicators.entry.lines import Line
from indicators.models import MonthlyRecord
from indicators.transitions import EDITABLE, Move
from objectives.models import User

OVERTAKEN = "Otra persona guardó este registro: compare las dos versiones y decida."


class _RefusedError(Exception):
    """Some row cannot be saved, so none is."""


@dataclass(slots=True)
class Row:
    """A row of a grid. form None: it is only looked at. conflict: what another saved."""

    line: Line
    form: GridForm | None
    conflict: Conflict | None = field(default=None)


@transaction.atomic
def save_one(
    line: Line, entry: Entry, version: int, *, by: User, submit: bool
) -> MonthlyRecord:
    """Save an entry and perhaps send it: both or nothing.

    What was sent before with the same values stays as it is: a second click is no error.
    """
    record = actions.save_entry(
        indicator=line.indicator,
        year=line.month.year,
        month=line.month.number,
        entry=entry,
        version=version,
        by=by,
    )
    if submit and record.state in EDITABLE:
        record = actions.move(record=record, to=Move.SUBMIT, by=by)
    return record


def save_rows(rows: list[Row], *, by: User, submit: bool) -> list[Line] | None:
    """Save every row that was touched, or none; None: some row says what is wrong.

    `submit`: send the rows that are marked as well. Returns the lines written.
    """
    try:
        with transaction.atomic():
            written = [row.line for row in rows if _save_row(row, by, submit=submit)]
            if any(row.form and row.form.errors for row in rows):
                raise _RefusedError
    except _RefusedError:
        return None
    return written


def _save_row(row: Row, by: User, *, submit: bool) -> bool:
    """Save a row; whether it wrote something. What is wrong is told in its form."""
    form = row.form
    if form is None or not form.is_valid():
        return False
    sent = submit and form.cleaned_data["submit"]
    if not (form.touched or sent):
        return False
    try:
        # An untouched row is sent as it is stored, if nobody changed it meanwhile.
        save_one(row.line, form.entry, form.cleaned_data["version"], by=by, submit=sent)
    except ConflictError as overtaken:
        row.conflict = Conflict.between(form.typed, row.line, overtaken.record)
        form.add_error(None, OVERTAKEN)
    except ValidationError as error:
        add_errors(form, error)
    return True


def add_errors(form: EntryForm, error: ValidationError) -> None:
    """Tell an action's refusal beside the field that it is about."""
    for name, messages in getattr(
        error, "message_dict", {None: error.messages}
    ).items():
        form.add_error(name if name in FIELDS else None, messages)
