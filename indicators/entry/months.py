"""The months of the entry: which are open, until when, and what they are called."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from indicators.locks import last_closed
from indicators.models import ReportingMonth
from objectives.models import FiscalYear
from pei_site.formats import month_name

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a fiscal year. due None: the Planning Office never opened it.

    `cut`: a cut-off closed it.
    """

    year: FiscalYear
    number: int
    is_open: bool
    due: date | None
    cut: bool = False

    def __str__(self) -> str:
        return f"{month_name(self.number)} de {self.year}"

    @property
    def name(self) -> str:
        """The month's name alone."""
        return month_name(self.number)

    @property
    def key(self) -> str:
        """The month as addresses write it: 2023-07."""
        return f"{self.year.year}-{self.number:02d}"

    @property
    def why_shut(self) -> str:
        """Why it is not written; empty while it is open."""
        if self.is_open:
            return ""
        if self.due is None and not self.cut:
            return f"La Oficina de Planeación no ha abierto {self}."
        return f"{str(self).capitalize()} está cerrado: ya no se puede modificar."

    @property
    def days_left(self) -> int | None:
        """Days until the due date, negative when late; None: there is no due date."""
        return (self.due - timezone.localdate()).days if self.due else None

    @property
    def is_late(self) -> bool:
        """Whether the due date has passed."""
        return self.days_left is not None and self.days_left < 0

    @property
    def deadline(self) -> str:
        """How long there is left, in words."""
        left = self.days_left
        if left is None:
            return ""
        words = {-1: "venció ayer", 0: "vence hoy", 1: "vence mañana"}
        if left in words:
            return words[left]
        return f"faltan {left} días" if left > 0 else f"venció hace {-left} días"


def open_months() -> list[Month]:
    """Return the months that departments may report now, the latest first; one query."""
    gates = (
        ReportingMonth.objects.filter(is_open=True)
        .select_related("year")
        .annotate(closed=last_closed("year__"))
        .order_by("-year__year", "-month")  # what is grouped forgets the model's order
    )
    return [
        Month(gate.year, gate.month, is_open=True, due=gate.due)
        for gate in gates
        if gate.closed is None or gate.month > gate.closed.month
    ]


def find_month(year: int, number: int) -> Month:
    """Return a month of a year of the plan; 404 where the plan has no such year."""
    return year_months(year)[number - 1]


def year_months(year: int) -> list[Month]:
    """Return the twelve months of a year of the plan, in two queries."""
    years = FiscalYear.objects.annotate(closed=last_closed())
    fiscal: Any = get_object_or_404(years, year=year)
    gates = {gate.month: gate for gate in ReportingMonth.objects.filter(year=fiscal)}
    shut = fiscal.closed.month if fiscal.closed else 0
    return [
        Month(
            fiscal,
            number,
            is_open=number > shut and number in gates and gates[number].is_open,
            due=gates[number].due if number in gates else None,
            cut=number <= shut,
        )
        for number in range(1, DECEMBER + 1)
    ]
