"""What the trend's page carries: its drawings, its tables, and the ways on."""

from collections.abc import Sequence
from typing import Any

from reports import trend_charts
from reports.addresses import At
from reports.scorecard import ObjectiveCard, Scorecard
from reports.tables import trend as tables
from reports.trend_lines import Line, is_missing
from reports.trend_plot import WIDE


def parts(
    scorecard: Scorecard, card: ObjectiveCard | None, lines: Sequence[Line], at: At
) -> dict[str, Any]:
    """Return what the template writes; `card` None: the lines are the whole plan's."""
    first, *rest = lines
    previous, following = neighbours(scorecard, card)
    begins = min((line.judged[0].month for line in lines if line.judged), default=None)
    return {
        "card": card,
        "line": first,
        "rest": rest,
        "begins": begins,
        "months": tables.MonthTrendTable(scorecard, lines, at),
        "told": tables.ToldTable(scorecard, lines, at) if first.told else None,
        "keys": keys(lines),
        "differs": any(told.differs for line in lines for told in line.told),
        "previous": previous,
        "following": following,
        **drawings(scorecard, first, rest),
        **of_years(scorecard, card, lines, at),
        **projections(rest, at),
    }


def keys(lines: Sequence[Line]) -> dict[str, bool]:
    """Return which marks the drawings have: only those are explained."""
    return {
        "said": any(line.told for line in lines),
        "official": any(line.official for line in lines),
        "missing": any(is_missing(one) for line in lines for one in line.trend),
        "projected": any(line.projected for line in lines),
    }


def neighbours(
    scorecard: Scorecard, card: ObjectiveCard | None
) -> tuple[ObjectiveCard | None, ObjectiveCard | None]:
    """Return the objectives before and after; None at the ends, and of the plan."""
    if card is None:
        return None, None
    ring = (None, *scorecard.objectives, None)
    place = ring.index(card)
    return ring[place - 1], ring[place + 1]


def drawings(scorecard: Scorecard, first: Line, rest: Sequence[Line]) -> dict[str, Any]:
    """Draw every line on one scale, the first one wide as well."""
    month = scorecard.cutoff.month
    scale = trend_charts.month_scale([first, *rest])
    return {
        "wide": trend_charts.month_chart(first, scale, month, WIDE),
        "small": trend_charts.month_chart(first, scale, month),
        "charts": {
            line.id: trend_charts.month_chart(line, scale, month) for line in rest
        },
    }


def of_years(
    scorecard: Scorecard, card: ObjectiveCard | None, lines: Sequence[Line], at: At
) -> dict[str, Any]:
    """Tell the years of the plan: of objectives by their cut-offs, of indicators by theirs."""
    plan, first = scorecard.plan, lines[0]
    ended = [end.cutoff.year for end in first.ends]
    told = [line for line in lines if line.ends]
    chart = None
    if len(ended) > 1:
        scale = trend_charts.year_scale([first])
        period = range(min(plan.start, *ended), max(plan.end, *ended) + 1)
        chart = trend_charts.year_chart(first, scale, period)
    return {
        "year_chart": chart,
        "years": tables.YearEndTable(told, ended, at),
        "indicator_years": tables.IndicatorYearTable(scorecard, lines[1:], at)
        if card and card.rows
        else None,
    }


def projections(lines: Sequence[Line], at: At) -> dict[str, Any]:
    """Tell the projections, where there are any."""
    projected = [line for line in lines if line.projected]
    table = tables.ProjectionTable(projected, at) if projected else None
    return {"projections": table}
