"""What the page of one indicator and month shows."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.forms import BoundField
from django.forms.utils import ErrorList

from indicators.entry.conflicts import Conflict
from indicators.entry.forms import EntryForm, MoveForm
from indicators.entry.lines import Line
from indicators.models import RecordStep
from indicators.transitions import Move, is_allowed
from indicators.visibility import REPORT, heads, reports, sees_everything
from indicators.vocabulary import RecordState
from objectives.models import User


@dataclass(frozen=True)
class Page:
    """An indicator's month for a person, as stored and as they left the form."""

    line: Line
    person: User
    form: EntryForm
    move_form: MoveForm
    conflict: Conflict | None = None

    @property
    def editable(self) -> bool:
        """Whether this person can write it now."""
        if not (self.line.editable and self.person.has_perm(REPORT)):
            return False
        if not sees_everything(self.person):
            return True  # what they see is theirs: asking again would be a query
        return reports(self.person, self.line.indicator)

    @property
    def lost(self) -> list[tuple[str, str]]:
        """What was typed and can no longer be saved, to be read and copied."""
        entered = [] if self.editable or not self.form.is_bound else self.form.typed
        observed = (
            [] if self.moves or not self.move_form.is_bound else self.move_form.typed
        )
        return [(label, text) for label, text in (*entered, *observed) if text.strip()]

    @property
    def reasons(self) -> list[ErrorList]:
        """Why what was typed can no longer be saved."""
        return [self.form.non_field_errors(), self.move_form.non_field_errors()]

    @property
    def stands(self) -> dict[str, Any]:
        """How it stands at the month's end with the value in the form."""
        return self.line.told(self.form.value)

    @property
    def texts(self) -> list[BoundField]:
        """The fields of text, in order."""
        return [self.form[name] for name in ("narrative", "cause", "delays")]

    @cached_property
    def moves(self) -> list[Move]:
        """The steps that this person may take now."""
        return allowed_moves(self.person, self.line) if self.line.month.is_open else []

    def context(self) -> dict[str, Any]:
        """Read what the templates need, once."""
        steps = list(self.steps())
        returned = self.line.record and self.line.record.state == RecordState.RETURNED
        return {
            "page": self,
            "line": self.line,
            "indicator": self.line.indicator,
            "month": self.line.month,
            "record": self.line.record,
            "form": self.form,
            "move_form": self.move_form,
            "moves": self.moves,
            "conflict": self.conflict,
            "editable": self.editable,
            "steps": steps,
            "returned": steps[0] if returned and steps else None,
        }

    def steps(self) -> QuerySet[RecordStep]:
        """Return the way of the record, the latest step first."""
        return (
            RecordStep.objects.filter(record=self.line.record)
            .select_related("by")
            .order_by("-at", "-pk")
        )


def allowed_moves(person: User, line: Line) -> list[Move]:
    """Return the steps that a person may take with a record; `actions` asks again."""
    if line.record is None:
        return []
    state = RecordState(line.record.state)
    approver = person.has_perm("indicators.approve_record")
    verifier = (  # heads decide on what was submitted, and on nothing else
        state == RecordState.SUBMITTED
        and person.has_perm("indicators.verify_record")
        and heads(person, line.indicator)
    )
    may = {
        Move.VERIFY: verifier,
        Move.APPROVE: approver,
        Move.RETURN: approver or verifier,
    }
    checks = line.indicator.department.head_verifies
    return [
        move
        for move, mine in may.items()
        if mine and is_allowed(move, state, head_verifies=checks)
    ]
