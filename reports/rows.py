"""Rows of a scorecard: one indicator, its months and years, judged by the rules."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from indicators.compliance.accumulation import roll_up
from indicators.compliance.achievement import (
    YearTotals,
    achievement,
    period_achievement,
)
from indicators.compliance.status import Facts, Judgement, Thresholds, band, judge
from indicators.compliance.vocabulary import Accumulation
from indicators.models import Indicator, Measurement
from indicators.vocabulary import Kind
from reports import trend, wording
from reports.gathering import Month, Tables, Weighing
from reports.scorecard import MonthFigures, Note, Row, YearFigures
from reports.sheet import reference_sheet

DECEMBER = 12


def make_row(
    tables: Tables,
    objective: int,
    indicator: Indicator,
    weight: Weighing | None,
    notes: tuple[Note, ...],
) -> Row:
    """Judge an indicator at the cut-off and tell all that its row says.

    `objective` is the primary key of the one in which the row stands.
    """
    cutoff = tables.cutoff
    records = tables.records.get(indicator.pk, [])
    measurement = tables.measurements.get(indicator.pk)
    target = tables.targets[indicator.pk].get(cutoff.year.year)
    facts = Facts(
        measure=indicator.measure,
        target=target,
        programmed=_known(records, "programmed"),
        executed=_known(_counting(records), "executed"),
        official=measurement.official if measurement else None,
    )
    judged = judge(facts, cutoff.date.month)
    told = [
        record for record in _counting(records) if record.month <= cutoff.date.month
    ]
    cause = _decided(measurement, "cause") or _latest(told, "cause")
    weights = tables.weights_by_year.get((objective, indicator.pk), {})
    years = _years(tables, indicator, judged, weights)
    return Row(
        key=indicator.key,
        kind=Kind(indicator.kind),
        code=indicator.code,
        name=indicator.name,
        goal=indicator.goal,
        identification=indicator.identification,
        department_code=indicator.department.code,
        department=indicator.department.name,
        unit=indicator.unit,
        decimals=indicator.decimals,
        accumulation=Accumulation(indicator.accumulation),
        weight=weight.weight if weight else None,
        inferred_weight=weight.inferred if weight else False,
        target=target,
        programmed=judged.programmed,
        executed=judged.executed,
        ratio=judged.ratio,
        recomputed=judged.recomputed,
        year_ratio=judged.year_ratio,
        period_ratio=_of_the_period(indicator, years),
        counted=trend.capped(judged.counts, cutoff.year.cap),
        official=judged.official,
        official_reason=_decided(measurement, "justification")
        if judged.official
        else "",
        status=judged.status,
        band=band(
            judged.ratio, Thresholds(cutoff.year.band_medium, cutoff.year.band_high)
        ),
        sentence=wording.sentence(judged.status, judged.ratio, cause),
        cause=cause,
        narrative=_latest(told, "narrative"),
        delays=_latest(told, "delays"),
        override=_decided(measurement, "override"),
        missing=judged.missing,
        notes=notes,
        months=tuple(_month(record, cutoff.date.month) for record in records),
        years=years,
        sheet=reference_sheet(indicator),
        baseline=indicator.baseline if indicator.measure.uses_baseline else None,
        period_target=indicator.period_target,
        trend=trend.of_row(facts, judged, cutoff.year.cap, cutoff.date.month),
    )


def _decided(measurement: Measurement | None, text: str) -> str:
    """Return what was decided at the cut-off; spaces say nothing, whoever wrote them."""
    return getattr(measurement, text).strip() if measurement else ""


def _counting(records: Sequence[Month]) -> list[Month]:
    """Drafts and returned records read as unreported (rule 5)."""
    return [record for record in records if record.counts]


def _known(records: Sequence[Month], figure: str) -> dict[int, Decimal]:
    values = ((record.month, getattr(record, figure)) for record in records)
    return {month: value for month, value in values if value is not None}


def _latest(records: Sequence[Month], text: str) -> str:
    """Return the text of the latest month that has one; blank if none does."""
    return next(
        (getattr(one, text) for one in reversed(records) if getattr(one, text)), ""
    )


def _month(record: Month, cutoff_month: int) -> MonthFigures:
    """Tell a month; after the cut-off only what is programmed, nothing that was done."""
    told = record.counts and record.month <= cutoff_month
    return MonthFigures(
        month=record.month,
        programmed=record.programmed,
        executed=record.executed if told else None,
        narrative=record.narrative if told else "",
        cause=record.cause if told else "",
        delays=record.delays if told else "",
    )


def _years(
    tables: Tables,
    indicator: Indicator,
    judged: Judgement,
    weights: Mapping[int, Decimal],
) -> tuple[YearFigures, ...]:
    """Tell every year with a target, report or weight; the cut-off's own up to it."""
    this_year = tables.cutoff.year.year
    before = tables.executed_before.get(indicator.pk, {})
    measure = indicator.measure
    targets = tables.targets[indicator.pk]
    figures = []
    for year in sorted({*targets, *before, *weights, this_year}):
        target = targets.get(year)
        executed = roll_up(measure.accumulation, before.get(year, {}), DECEMBER)
        if year == this_year:
            executed = judged.executed
        ratio = None
        if target is not None and executed is not None:
            ratio = achievement(measure, executed, target)
        figures.append(YearFigures(year, target, executed, ratio, weights.get(year)))
    return tuple(figures)


def _of_the_period(
    indicator: Indicator, years: Sequence[YearFigures]
) -> Fraction | None:
    totals = [YearTotals(executed=one.executed, target=one.target) for one in years]
    return period_achievement(indicator.measure, totals, indicator.period_target)
