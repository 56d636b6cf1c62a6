"""The months of a year that can still be programmed, and those that report."""

from indicators.locks import closed_through
from indicators.models import ReportingMonth
from objectives.models import FiscalYear
from pei_site.sheets.widgets import simplified

# How often an indicator reports, by the word of its reference sheet: in which months.
REPORTING: dict[str, tuple[int, ...]] = {
    "mensual": tuple(range(1, 13)),
    "bimestral": (2, 4, 6, 8, 10, 12),
    "trimestral": (3, 6, 9, 12),
    "cuatrimestral": (4, 8, 12),
    "semestral": (6, 12),
    "anual": (12,),
}
FREQUENCIES: dict[str, str] = {
    "mensual": "Cada mes",
    "bimestral": "Cada dos meses",
    "trimestral": "Cada tres meses",
    "cuatrimestral": "Cada cuatro meses",
    "semestral": "Junio y diciembre",
    "anual": "Sólo diciembre",
}
EVERY_MONTH = "mensual"


def shut_months(year: FiscalYear) -> frozenset[int]:
    """Return the months whose programming can no longer be written, in two queries."""
    gates = ReportingMonth.objects.filter(year=year, is_open=False)
    through = closed_through(year)
    return frozenset({*range(1, through + 1), *gates.values_list("month", flat=True)})


def frequency_of(text: str) -> str:
    """Read how often an indicator reports from its reference sheet; else every month."""
    word = simplified(text)
    return word if word in REPORTING else EVERY_MONTH
