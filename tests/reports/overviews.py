"""A plan for the overview, and how it is published."""

from datetime import date

from indicators.compliance.vocabulary import Accumulation
from reports.archive import close_cutoff, publish_cutoff
from tests.builders import a_cutoff, a_department, an_objective, measured, report

MARCH = date(2023, 3, 31)


def publish(*days: date) -> None:
    for day in days:
        close_cutoff(cutoff=a_cutoff(day), by=None)
        publish_cutoff(cutoff=a_cutoff(day), by=None)


def a_hidden_lag() -> None:
    """Keep a lag of 545, that 546 hides, and objective 2, that met what it promised."""
    department = a_department("TIC", name="Oficina de Tecnologías")
    lagging = measured("545", weight="50", p="50", e="25", department=department)
    report(lagging, 6, "25", cause="Llovió.")
    measured("546", weight="50", p="40", e="60", accumulation=Accumulation.SUM)
    measured("321", objective=an_objective(2))
