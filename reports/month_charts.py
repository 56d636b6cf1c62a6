"""The geometry of programmed against executed, month by month or accumulated."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from indicators.compliance.vocabulary import Accumulation
from pei_site.formats import month_name, quantity
from reports.charts import coordinate
from reports.month_axis import Axis, axis_for, axis_label
from reports.scorecard import MonthFigures, Row

BAR = Fraction(3, 8)  # of a month's slot, each of the two
LEVEL_NAMES = {"target": "Meta del año", "baseline": "Línea base"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Programmed and executed of one month; None where there is none."""

    month: int
    programmed: Decimal | None
    executed: Decimal | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart and the magnitude it stands for."""

    y: str
    label_y: str
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """One rectangle; its title is what the pointer reads."""

    role: str
    x: str
    y: str
    width: str
    height: str
    title: str


@dataclass(frozen=True, slots=True)
class MonthLabel:
    """The name of a month under its columns."""

    x: str
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """A level drawn across the chart: the year's target, or the baseline."""

    role: str
    y: str
    label: str


@dataclass(frozen=True, slots=True)
class MonthChart:
    """A year of an indicator; the levels are those that its figures are read against."""

    id: str
    name: str
    title: str
    description: str
    left: str
    ticks: tuple[Tick, ...]
    columns: tuple[Column, ...]
    months: tuple[MonthLabel, ...]
    levels: tuple[Level, ...]
    cutoff_x: str
    base_y: str


def month_charts(row: Row, cutoff_month: int) -> tuple[MonthChart, ...]:
    """Return the charts of an indicator's year: sums are also shown accumulated."""
    if not any(_has_figures(month) for month in row.months):
        return ()
    pairs = [Pair(m.month, m.programmed, m.executed) for m in row.months]
    if row.accumulation is not Accumulation.SUM:
        return (_chart(row, "Nivel de cada mes", pairs, cutoff_month, _levels(row)),)
    totals = accumulated(row.months, cutoff_month)
    return (
        _chart(row, "Mes a mes", pairs, cutoff_month, {}),
        _chart(row, "Acumulado", totals, cutoff_month, _levels(row)),
    )


def _levels(row: Row) -> dict[str, Decimal]:
    """Return the year's target, and the baseline where the percentage starts from it."""
    levels = {"target": row.target, "baseline": row.baseline}
    return {role: level for role, level in levels.items() if level is not None}


def _has_figures(month: MonthFigures) -> bool:
    return month.programmed is not None or month.executed is not None


def accumulated(months: tuple[MonthFigures, ...], cutoff_month: int) -> list[Pair]:
    """Return the running totals; executed stops at the cut-off: later is not known."""
    programmed = accumulate((month.programmed for month in months), _plus)
    executed = accumulate((month.executed for month in months), _plus)
    return [
        Pair(month.month, so_far, done if month.month <= cutoff_month else None)
        for month, so_far, done in zip(months, programmed, executed, strict=True)
    ]


def _plus(total: Decimal | None, value: Decimal | None) -> Decimal | None:
    """Add what there is: before the first figure the total is nothing, not 0."""
    return total if value is None else (total or Decimal(0)) + value


def _chart(
    row: Row,
    name: str,
    pairs: list[Pair],
    cutoff_month: int,
    levels: dict[str, Decimal],
) -> MonthChart:
    axis = axis_for([*_magnitudes(pairs), *levels.values()])
    lines = tuple(_level(role, level, axis, row) for role, level in levels.items())
    return MonthChart(
        id=f"meses-{row.key}-{name.split(maxsplit=1)[0].lower()}",
        name=name,
        title=f"{name}: programado y ejecutado de {row.identification}",
        description=_description(pairs, row.decimals, lines),
        left=coordinate(axis.left),
        ticks=_ticks(axis),
        columns=tuple(
            column for pair in pairs for column in _columns(pair, axis, row.decimals)
        ),
        months=tuple(
            MonthLabel(coordinate(axis.centre(month)), month_name(month)[:3])
            for month in range(1, 13)
        ),
        levels=lines,
        cutoff_x=coordinate(axis.centre(cutoff_month) + axis.slot / 2),
        base_y=coordinate(axis.y(Fraction(0))),
    )


def _level(role: str, level: Decimal, axis: Axis, row: Row) -> Level:
    label = f"{LEVEL_NAMES[role]}: {quantity(level, row.decimals)}"
    return Level(role, coordinate(axis.y(level)), label)


def _magnitudes(pairs: list[Pair]) -> list[Decimal]:
    both = [value for pair in pairs for value in (pair.programmed, pair.executed)]
    return [value for value in both if value is not None]


def _ticks(axis: Axis) -> tuple[Tick, ...]:
    return tuple(
        Tick(
            y=coordinate(axis.y(value)),
            label_y=coordinate(axis.y(value) + 5),
            label=axis_label(value),
        )
        for value in axis.values
    )


def _columns(pair: Pair, axis: Axis, decimals: int) -> list[Column]:
    centre = axis.centre(pair.month)
    sides = [
        ("programmed", "programado", pair.programmed, centre - axis.slot * BAR - 1),
        ("executed", "ejecutado", pair.executed, centre + 1),
    ]
    return [
        _column(
            role,
            f"{month_name(pair.month)}, {word}: {quantity(value, decimals)}",
            value,
            x,
            axis,
        )
        for role, word, value, x in sides
        if value is not None
    ]


def _column(role: str, title: str, value: Decimal, x: Fraction, axis: Axis) -> Column:
    """Return a column; a reported 0 keeps a line, for it is not the same as nothing."""
    ends = sorted((axis.y(value), axis.y(Fraction(0))))
    height = max(ends[1] - ends[0], Fraction(3, 2))
    return Column(
        role=role,
        x=coordinate(x),
        y=coordinate(ends[1] - height),
        width=coordinate(axis.slot * BAR),
        height=coordinate(height),
        title=title.capitalize(),
    )


def _description(pairs: list[Pair], decimals: int, levels: tuple[Level, ...]) -> str:
    told = [
        f"{month_name(pair.month)}, programado {quantity(pair.programmed, decimals)},"
        f" ejecutado {quantity(pair.executed, decimals)}"
        for pair in pairs
        if pair.programmed is not None or pair.executed is not None
    ]
    return f"{'; '.join([*told, *(level.label for level in levels)])}."
