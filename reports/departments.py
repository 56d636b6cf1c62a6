"""The indicators of a scorecard by the department that answers for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from indicators.compliance.vocabulary import Status
from reports.entries import Entry, entries
from reports.scorecard import Row, Scorecard


class Group(StrEnum):
    """How the indicators of a department are counted, in words for people."""

    MET = "En cumplimiento"
    BEHIND = "Con rezago"
    OVER = "Sobre ejecución"
    NOT_REPORTED = "Sin reporte"
    NOT_JUDGED = "Sin calificación"


GROUPS = {
    Status.ON_TARGET: Group.MET,
    Status.BEHIND: Group.BEHIND,
    Status.OVER: Group.OVER,
    Status.NOT_REPORTED: Group.NOT_REPORTED,
}
LATE = (Group.NOT_REPORTED, Group.BEHIND)


def group_of(row: Row) -> Group:
    """Return where an indicator is counted; what cannot be judged is apart."""
    return GROUPS.get(row.status, Group.NOT_JUDGED) if row.status else Group.NOT_JUDGED


@dataclass(frozen=True, slots=True)
class DepartmentCard:
    """A department with its indicators; late are those behind or not reported."""

    code: str
    name: str
    entries: tuple[Entry, ...]

    @property
    def late(self) -> int:
        """Return how many of its indicators lag or lack a report."""
        return len(self.lagging)

    @property
    def lagging(self) -> tuple[Entry, ...]:
        """Those that are late: without report first, then from the lowest percentage."""
        late = [entry for entry in self.entries if group_of(entry.row) in LATE]
        return tuple(sorted(late, key=_lowest_first))

    @property
    def counts(self) -> tuple[tuple[Group, int], ...]:
        """How many indicators it has in each group."""
        return tuple((group, self.count(group)) for group in Group)

    def count(self, group: Group) -> int:
        """Return how many indicators it has in a group."""
        return sum(group_of(entry.row) is group for entry in self.entries)


def departments(scorecard: Scorecard) -> tuple[DepartmentCard, ...]:
    """Return the departments that have indicators in the scorecard, by name."""
    ordered = sorted(entries(scorecard), key=_department_of)
    return tuple(
        _card(code, name, group)
        for (name, code), group in groupby(ordered, _department_of)
    )


def worst_first(cards: Iterable[DepartmentCard]) -> tuple[DepartmentCard, ...]:
    """Order departments by how many of their indicators are late; the rest by name."""
    return tuple(sorted(cards, key=lambda card: -card.late))


def _lowest_first(entry: Entry) -> tuple[bool, Fraction]:
    ratio = entry.row.ratio
    return ratio is not None, ratio or Fraction(0)


def _department_of(entry: Entry) -> tuple[str, str]:
    return entry.row.department, entry.row.department_code


def _card(code: str, name: str, entries: Iterable[Entry]) -> DepartmentCard:
    return DepartmentCard(code=code, name=name, entries=tuple(entries))
