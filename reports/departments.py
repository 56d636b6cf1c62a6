"""The indicators of a scorecard by the department that answers for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from indicators.compliance.vocabulary import Status
from reports.entries import Entry, entries
from reports.scorecard import Scorecard

LATE = (Status.BEHIND, Status.NOT_REPORTED)


@dataclass(frozen=True, slots=True)
class DepartmentCard:
    """A department with its indicators; `late` counts those behind or not reported."""

    code: str
    name: str
    entries: tuple[Entry, ...]

    @property
    def late(self) -> int:
        """Return how many of its indicators lag or lack a report."""
        return sum(entry.row.status in LATE for entry in self.entries)


def departments(scorecard: Scorecard) -> tuple[DepartmentCard, ...]:
    """Return the departments that have indicators in the scorecard, by name."""
    ordered = sorted(entries(scorecard), key=_department_of)
    return tuple(
        _card(code, name, group)
        for (name, code), group in groupby(ordered, _department_of)
    )


def department(scorecard: Scorecard, code: str) -> DepartmentCard | None:
    """Return the department of that code; None if it has no indicator here."""
    return next((card for card in departments(scorecard) if card.code == code), None)


def _department_of(entry: Entry) -> tuple[str, str]:
    return entry.row.department, entry.row.department_code


def _card(code: str, name: str, entries: Iterable[Entry]) -> DepartmentCard:
    return DepartmentCard(code=code, name=name, entries=tuple(entries))
