"""The drawing of an objective on paper: its indicators side by side, on one scale."""

from dataclasses import dataclass
from fractions import Fraction

from indicators import labels
from pei_site.formats import percent
from reports import charts
from reports.scorecard import ObjectiveCard, Row

MOST = 12  # bars that the eye still compares; of more, those that lag most
STEP = 20  # units from one bar to the next
LABEL = 46  # characters that fit beside a bar


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator: where its bar stands, its name and its percentage."""

    y: str
    label: str
    figure: str
    bar: charts.Bar


@dataclass(frozen=True, slots=True)
class ObjectiveChart:
    """The bars of an objective; `left_out` counts the indicators without one."""

    id: str
    title: str
    height: str
    lines: tuple[Line, ...]
    left_out: int


def objective_chart(card: ObjectiveCard) -> ObjectiveChart | None:
    """Return the drawing; None: no indicator has a percentage."""
    judged = [(row.ratio, row) for row in card.rows if row.ratio is not None]
    if not judged:
        return None
    shown = _lowest(judged)
    bars = charts.row_bars(card)
    return ObjectiveChart(
        id=f"indicadores-objetivo-{card.number}",
        title=_title(card.number, shown),
        height=str(STEP * len(shown)),
        lines=tuple(
            Line(str(STEP * place), _short(row), percent(row.ratio), bars[row.key])
            for place, row in enumerate(shown)
        ),
        left_out=len(card.rows) - len(shown),
    )


def _lowest(judged: list[tuple[Fraction, Row]]) -> list[Row]:
    """Return those that lag most, in the order of the table."""
    lowest = sorted(judged, key=lambda one: one[0])[:MOST]
    return [row for ratio, row in judged if (ratio, row) in lowest]


def _short(row: Row) -> str:
    name = labels.told_apart(row.kind, row.code, row.key)
    return name if len(name) <= LABEL else f"{name[: LABEL - 1]}…"


def _title(number: int, rows: list[Row]) -> str:
    """Say every figure of the drawing: it is all that some readers get."""
    told = "; ".join(f"{_short(row)}, {percent(row.ratio)}" for row in rows)
    return f"Avance al corte de los indicadores del objetivo {number}: {told}"
