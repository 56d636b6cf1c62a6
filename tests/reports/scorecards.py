"""Scorecards made by hand: papers are tested without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

from indicators.vocabulary import CutoffState
from reports.finding import Finding, FindingCode, Severity
from reports.plan_card import ChangedFigure, ChangeEntry, PlanCard, Step
from reports.scorecard import Scorecard
from tests.reports.cards import (
    an_objective,
    not_programmed,
    over_and_behind,
    with_note,
)

CUTOFF = date(2023, 6, 30)
WHEN = datetime(2023, 7, 31, 15, 0, tzinfo=UTC)
PLAN = PlanCard(
    name="Plan Estratégico Institucional",
    entity="Secretaría General de la Alcaldía Mayor de Bogotá D.C.",
    motto="La Bogotá que estamos construyendo",
    mission="Desarrollar condiciones para generar valor público.",
    vision="En 2030 será reconocida por una gestión moderna.",
    start=2020,
    end=2024,
    version="3",
    steps=(
        Step(1, "Las dependencias construyeron propuestas.\nMisión: 11 propuestas"),
        Step(2, "La Oficina Asesora de Planeación evaluó las propuestas."),
    ),
)
CHANGE = ChangeEntry(
    version="3",
    number="001",
    date=None,
    body="",
    act="",
    year=2023,
    objective=4,
    objective_statement="Promover procesos de transformación digital.",
    indicator="514",
    indicator_label="Indicador sectorial 514: Política Pública TIC formulada.",
    goal="Meta sectorial 469: Formular la política pública.",
    description="Se ajustó la programación para cumplir el 10% faltante.",
    justification="",
)
REWEIGHED = replace(
    CHANGE,
    number="002",
    date=date(2023, 6, 9),
    description="Se ajusta la ponderación del objetivo 5.",
    values=(
        ChangedFigure(
            "Ponderación · Indicador sectorial 545 · objetivo 5", "50,00%", "40,00%"
        ),
        ChangedFigure("Programación anual · Indicador sectorial 545", "", "5.486.863"),
    ),
)
FINDING = Finding(
    code=FindingCode.OFFICIAL_DIFFERS,
    severity=Severity.WARNING,
    objective=1,
    indicator="321",
    message="El porcentaje oficial 98,31% no es el recalculado 98,64%.",
)


def a_scorecard(**changes: object) -> Scorecard:
    """Return a published plan of three objectives at the cut-off of the seed."""
    objectives = (an_objective(), with_note(), over_and_behind())
    ratio = sum((card.ratio for card in objectives), Fraction(0)) / 3
    capped = sum((card.capped_ratio for card in objectives), Fraction(0)) / 3
    scorecard = Scorecard(
        plan=PLAN,
        year=2023,
        cutoff=CUTOFF,
        state=CutoffState.PUBLISHED,
        revision=1,
        cap=None,
        band_medium=Decimal(80),
        band_high=Decimal(90),
        weighted_overall=False,
        ratio=ratio,
        capped_ratio=capped,
        approved_share=Fraction(1),
        objectives=objectives,
        changes=(CHANGE,),
        findings=(FINDING,),
    )
    return replace(scorecard, **changes)


def nothing_judged() -> Scorecard:
    """Return a draft of which nothing can be judged."""
    empty = an_objective(
        2, not_programmed(), capped_ratio=None, short_statement="", band=None
    )
    return a_scorecard(
        state=CutoffState.OPEN,
        revision=None,
        ratio=None,
        capped_ratio=None,
        objectives=(empty,),
        changes=(),
        findings=(),
    )
