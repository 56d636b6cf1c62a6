"""A plan of four indicators in two objectives, and what an address asks of it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from django.http import QueryDict

from indicators.compliance.vocabulary import Band, Status
from indicators.vocabulary import Kind
from reports.explore.listing import Listing, listing
from reports.scorecard import Scorecard
from tests.reports.cards import a_row, an_objective, not_programmed, on_target
from tests.reports.scorecards import a_scorecard

TWICE = replace(
    on_target("543", "40", "16", "24"),
    name="Estrategia de innovación pública",
    department="Alta Consejería",
    department_code="ac",
)
LATE = a_row(
    "presupuesto",
    kind=Kind.MANAGEMENT,
    code="",
    name="Presupuesto comprometido",
    identification="Meta de gestión",
    goal="Comprometer el 100 % de la apropiación",
    department="Subsecretaría",
    department_code="sc",
    weight=Decimal(60),
    programmed=Decimal(100),
    executed=Decimal(50),
    ratio=Fraction(1, 2),
    counted=Fraction(1, 2),
    official=False,
    band=Band.LOW,
    sentence="Rezago 50,00%: Llovió en Ibagué.",
    cause="Llovió en Ibagué.",
)
UNREPORTED = a_row(
    "545",
    department="Subsecretaría",
    department_code="sc",
    weight=Decimal(60),
    executed=None,
    ratio=None,
    counted=Fraction(0),
    official=False,
    status=Status.NOT_REPORTED,
    band=None,
    sentence="Sin reporte",
    cause="",
    missing=(5, 6),
)
PLAN = a_scorecard(
    objectives=(
        an_objective(2, TWICE, LATE),
        an_objective(3, TWICE, UNREPORTED, replace(not_programmed("999"), goal="")),
    )
)


def ask(query: str, scorecard: Scorecard = PLAN) -> Listing:
    """Return what an address asks for."""
    return listing(QueryDict(query), scorecard)


def keys(query: str, scorecard: Scorecard = PLAN) -> list[str]:
    """Return the keys of what an address asks for, in its order."""
    return [entry.row.key for entry in ask(query, scorecard).found]
