"""The geometry of programmed against executed, month by month or accumulated."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from indicators.compliance.vocabulary import Accumulation
from pei_site.formats import month_name, quantity
from reports.charts import coordinate
from reports.scorecard import MonthFigures, Row

WIDTH, HEIGHT = 720, 280
LEFT, RIGHT, TOP, BOTTOM = 84, 708, 40, 244
BAR_WIDTH = 18
STEPS = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))
INTERVALS = 4  # about as many as the eye reads without counting


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
class MonthChart:
    """A year of an indicator; target_y is None where the year's target is not drawn."""

    id: str
    name: str
    title: str
    description: str
    ticks: tuple[Tick, ...]
    columns: tuple[Column, ...]
    months: tuple[MonthLabel, ...]
    cutoff_x: str
    base_y: str
    target_y: str | None
    target_label: str


@dataclass(frozen=True, slots=True)
class _Axis:
    low: Fraction
    high: Fraction
    step: Fraction

    def y(self, value: Fraction | Decimal) -> Fraction:
        share = (Fraction(value) - self.low) / (self.high - self.low)
        return BOTTOM - share * (BOTTOM - TOP)


def month_charts(row: Row, cutoff_month: int) -> tuple[MonthChart, ...]:
    """Return the charts of an indicator's year: sums are also shown accumulated."""
    if not any(_has_figures(month) for month in row.months):
        return ()
    pairs = [Pair(m.month, m.programmed, m.executed) for m in row.months]
    if row.accumulation is not Accumulation.SUM:
        return (_chart(row, "Nivel de cada mes", pairs, cutoff_month, row.target),)
    totals = accumulated(row.months, cutoff_month)
    return (
        _chart(row, "Mes a mes", pairs, cutoff_month, None),
        _chart(row, "Acumulado", totals, cutoff_month, row.target),
    )


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
    row: Row, name: str, pairs: list[Pair], cutoff_month: int, target: Decimal | None
) -> MonthChart:
    axis = _axis([*_magnitudes(pairs), *([] if target is None else [target])])
    return MonthChart(
        id=f"meses-{row.key}-{name.split(maxsplit=1)[0].lower()}",
        name=name,
        title=f"{name}: programado y ejecutado de {row.identification}",
        description=_description(pairs, row.decimals),
        ticks=_ticks(axis),
        columns=tuple(
            column for pair in pairs for column in _columns(pair, axis, row.decimals)
        ),
        months=tuple(_month_label(month) for month in range(1, 13)),
        cutoff_x=coordinate(_centre(cutoff_month) + _slot() / 2),
        base_y=coordinate(axis.y(Fraction(0))),
        target_y=None if target is None else coordinate(axis.y(target)),
        target_label=f"Meta de la vigencia: {quantity(target, row.decimals)}",
    )


def _month_label(month: int) -> MonthLabel:
    return MonthLabel(coordinate(_centre(month)), month_name(month)[:3])


def _magnitudes(pairs: list[Pair]) -> list[Decimal]:
    both = [value for pair in pairs for value in (pair.programmed, pair.executed)]
    return [value for value in both if value is not None]


def _axis(values: list[Decimal]) -> _Axis:
    """Return an axis from 0 (or below) to a round number, with round steps."""
    low = min([Fraction(0), *map(Fraction, values)])
    high = max([Fraction(0), *map(Fraction, values)])
    step = _round_step((high - low) / INTERVALS)
    return _Axis(
        low=low // step * step, high=max(-(-high // step), 1) * step, step=step
    )


def _round_step(rough: Fraction) -> Fraction:
    """Return the first of 1, 2, 2,5, 5 × 10ⁿ that is not below the rough step."""
    if rough == 0:
        return Fraction(1)
    power = Fraction(1)
    while power > rough:
        power /= 10
    while power * 10 <= rough:
        power *= 10
    return next(power * step for step in STEPS if power * step >= rough)


def _ticks(axis: _Axis) -> tuple[Tick, ...]:
    count = int((axis.high - axis.low) / axis.step)
    values = [axis.low + axis.step * index for index in range(count + 1)]
    return tuple(
        Tick(
            y=coordinate(axis.y(value)),
            label_y=coordinate(axis.y(value) + 4),
            label=_tick_label(value),
        )
        for value in values
    )


def _tick_label(value: Fraction) -> str:
    """Write a round number without the unit's decimals: they would only be zeros."""
    return quantity(Decimal(value.numerator) / Decimal(value.denominator))


def _slot() -> Fraction:
    return Fraction(RIGHT - LEFT, 12)


def _centre(month: int) -> Fraction:
    return LEFT + _slot() * (Fraction(month) - Fraction(1, 2))


def _columns(pair: Pair, axis: _Axis, decimals: int) -> list[Column]:
    centre = _centre(pair.month)
    sides = [
        ("programmed", "programado", pair.programmed, centre - BAR_WIDTH - 1),
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


def _column(role: str, title: str, value: Decimal, x: Fraction, axis: _Axis) -> Column:
    """Return a column; a reported 0 keeps a line, for it is not the same as nothing."""
    ends = sorted((axis.y(value), axis.y(Fraction(0))))
    height = max(ends[1] - ends[0], Fraction(3, 2))
    return Column(
        role=role,
        x=coordinate(x),
        y=coordinate(ends[1] - height),
        width=str(BAR_WIDTH),
        height=coordinate(height),
        title=title.capitalize(),
    )


def _description(pairs: list[Pair], decimals: int) -> str:
    told = [
        f"{month_name(pair.month)}, programado {quantity(pair.programmed, decimals)},"
        f" ejecutado {quantity(pair.executed, decimals)}"
        for pair in pairs
        if pair.programmed is not None or pair.executed is not None
    ]
    return "; ".join(told) + "."
