"""Rows and objectives made by hand: papers are tested without a database."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from indicators.compliance.vocabulary import Accumulation, Band, Status
from indicators.vocabulary import Kind
from reports.scorecard import Note, ObjectiveCard, Row, Term

CAUSE = (
    "está pendiente realizar acciones de asistencia técnica y articulación"
    " intersectorial y local para el desarrollo de procesos de Paz y la Reconciliación"
    " del mes de junio debido a la finalización el Convenio 762 de 2022."
)
NOTE = (
    "A partir de la vigencia 2022, se incluyó el indicador sectorial 552 para medir el"
    " cumplimiento del objetivo 3."
)


def a_row(key: str = "321", **changes: object) -> Row:
    """Return sectoral indicator 321 of the seed, on its lag, with what is overridden."""
    row = Row(
        key=key,
        kind=Kind.SECTORAL,
        code=key,
        name=(
            "Porcentaje de avance en la implementación de una estrategia para la"
            " consolidación de Bogotá Región, como epicentro de paz y reconciliación"
        ),
        goal="",
        identification=f"Indicador sectorial {key}",
        department_code="OPR",
        department="Alta Consejería de Paz",
        unit="Porcentaje",
        decimals=2,
        accumulation=Accumulation.INCREASING,
        weight=Decimal("89.50"),
        inferred_weight=True,
        target=Decimal(90),
        programmed=Decimal("73.50"),
        executed=Decimal("72.50"),
        ratio=Fraction(9831, 10000),
        recomputed=Fraction(145, 147),
        year_ratio=Fraction(145, 180),
        period_ratio=None,
        counted=Fraction(9831, 10000),
        official=True,
        official_reason="Así se publicó en el seguimiento.",
        status=Status.BEHIND,
        band=Band.HIGH,
        sentence=f"Rezago 1,69%: {CAUSE}",
        cause=CAUSE,
        narrative="",
        delays="",
        override="",
        missing=(),
        notes=(),
        months=(),
        years=(),
        sheet=(),
    )
    return replace(row, **changes)


def on_target(key: str, weight: str, level: str, target: str) -> Row:
    """Return an indicator exactly at 100 %."""
    return a_row(
        key,
        weight=Decimal(weight),
        target=Decimal(target),
        programmed=Decimal(level),
        executed=Decimal(level),
        ratio=Fraction(1),
        recomputed=Fraction(1),
        year_ratio=Fraction(Decimal(level)) / Fraction(Decimal(target)),
        counted=Fraction(1),
        official=False,
        official_reason="",
        status=Status.ON_TARGET,
        sentence="En cumplimiento",
        cause="",
    )


def not_programmed(key: str = "999") -> Row:
    """Return an indicator of which nothing can be judged in the year."""
    return a_row(
        key,
        weight=None,
        target=None,
        programmed=None,
        executed=None,
        ratio=None,
        recomputed=None,
        year_ratio=None,
        counted=None,
        official=False,
        status=None,
        band=None,
        sentence="Sin programación en la vigencia",
        cause="",
    )


def an_objective(number: int = 1, *rows: Row, **changes: object) -> ObjectiveCard:
    """Return an objective whose percentage is the mean of its rows by their weights."""
    rows = rows or (a_row(), on_target("4", "10.50", "66.67", "90"))
    judged = [row for row in rows if row.weight is not None and row.counted is not None]
    total = sum((Fraction(row.weight) for row in judged), Fraction(0))
    terms = tuple(
        Term(
            key=row.key,
            label=row.identification,
            weight=row.weight,
            counted=row.counted,
            share=Fraction(row.weight) / total,
            contribution=Fraction(row.weight) / total * row.counted,
        )
        for row in judged
    )
    ratio = sum((term.contribution for term in terms), Fraction(0)) if terms else None
    card = ObjectiveCard(
        number=number,
        statement=(
            "Implementar estrategias y acciones que aporten a la construcción de la paz,"
            " la reparación, la memoria y la reconciliación en Bogotá Región."
        ),
        short_statement="",
        weight=None,
        ratio=ratio,
        capped_ratio=ratio,
        status=Status.BEHIND if terms else None,
        band=Band.HIGH if terms else None,
        incomplete=False,
        terms=terms,
        rows=rows,
        notes=(),
    )
    return replace(card, **changes)


def over_and_behind() -> ObjectiveCard:
    """Return objective 5 of the seed: 53,73 and 144,52 hide one another."""
    behind = a_row(
        "545",
        weight=Decimal(50),
        decimals=0,
        accumulation=Accumulation.SUM,
        target=Decimal(5486863),
        programmed=Decimal(2743434),
        executed=Decimal(1474056),
        ratio=Fraction(1474056, 2743434),
        recomputed=Fraction(1474056, 2743434),
        year_ratio=Fraction(1474056, 5486863),
        counted=Fraction(1474056, 2743434),
        official=False,
        band=Band.LOW,
        sentence="Rezago 46,27%: Presenta un rezago de 1.269.378.",
        cause="Presenta un rezago de 1.269.378.",
        delays="Se revisará la meta con la entidad.",
    )
    over = replace(
        behind,
        key="546",
        code="546",
        identification="Indicador sectorial 546",
        target=Decimal(208446),
        programmed=Decimal(104220),
        executed=Decimal(150623),
        ratio=Fraction(150623, 104220),
        recomputed=Fraction(150623, 104220),
        year_ratio=Fraction(150623, 208446),
        counted=Fraction(150623, 104220),
        status=Status.OVER,
        band=Band.HIGH,
        sentence="Sobre ejecución del 44,52%: depende de la ciudadanía.",
        cause="depende de la ciudadanía.",
        delays="",
    )
    half = Fraction(1, 2)
    return an_objective(5, behind, over, capped_ratio=(behind.counted + 1) * half)


def with_note() -> ObjectiveCard:
    """Return objective 3 of the seed: a note marks the row of 552."""
    note = Note(mark="*", text=NOTE)
    row = replace(on_target("552", "100", "66.16", "80"), notes=(note,))
    return an_objective(3, row, notes=(note,))
