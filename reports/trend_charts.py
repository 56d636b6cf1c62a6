"""The geometry of a trend: percentages through months or years, on one scale.

Where nothing could be judged the line is broken, never drawn at 0; what was not
reported is a cross at 0, because that is what counts; what an earlier cut-off said is a
hollow diamond, what is projected a dashed line. Each kind of mark has its own form.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pei_site.formats import month_name, percent
from reports.charts import LONGEST, coordinate
from reports.scorecard import Point
from reports.trend_lines import Line, is_missing
from reports.trend_plot import (
    FULL,
    SMALL,
    STEP,
    WIDE,
    ZERO,
    Frame,
    Mark,
    Scale,
    SlotLabel,
    Spot,
    Tick,
    marks_of,
    paths,
    place,
    slots,
    ticks,
    x_of,
)

NOT_JUDGED = "no se puede juzgar"


@dataclass(frozen=True, slots=True)
class TrendChart:
    """A drawing; `cutoff_x` None: the axis is of years. `dashes` may be empty."""

    id: str
    title: str
    description: str
    frame: Frame
    ticks: tuple[Tick, ...]
    lines: tuple[str, ...]
    dashes: str
    marks: tuple[Mark, ...]
    slots: tuple[SlotLabel, ...]
    label_x: str
    label_y: str
    cutoff_x: str | None

    @property
    def cutoff_y(self) -> str:
        """Return where the word under the cut-off's line stands."""
        return str(self.frame.bottom + 40)


def scale_of(ratios: Iterable[Fraction | None]) -> Scale:
    """Return the scale on which all these can be compared: 0 to 100 % or wider."""
    judged = [ratio for ratio in ratios if ratio is not None]
    low, high = min([ZERO, *judged]), max([FULL, *judged])
    return Scale(
        low=max(low // STEP * STEP, -LONGEST),
        high=min(-(-high // STEP) * STEP, LONGEST),
    )


def month_scale(lines: Iterable[Line]) -> Scale:
    """Return the scale of the months of these lines."""
    return scale_of(ratio for line in lines for ratio in _ratios(line))


def year_scale(lines: Iterable[Line]) -> Scale:
    """Return the scale of the years of these lines."""
    return scale_of(end.ratio for line in lines for end in line.ends)


def _ratios(line: Line) -> list[Fraction | None]:
    points = [*line.trend, *(line.projected.points if line.projected else ())]
    told = [told.ratio for told in line.told]
    return [line.ratio, *(point.ratio for point in points), *told]


def month_chart(
    line: Line, scale: Scale, cutoff_month: int, frame: Frame = SMALL
) -> TrendChart:
    """Draw a line through the twelve months of the year, up to its cut-off."""
    # What was frozen before the months were told has the cut-off alone.
    trend = line.trend or (Point(cutoff_month, line.ratio, line.ratio),)
    spots = [_month_spot(line, point, cutoff_month) for point in trend]
    missing = [_missing(point) for point in trend if is_missing(point)]
    told = [_told_spot(one.said.cutoff.month, one.ratio) for one in line.told]
    initials = 3 if frame is WIDE else 1
    names = [month_name(month)[:initials] for month in range(1, 13)]
    return TrendChart(
        id=f"tendencia-{line.id}-{'ancha' if frame is WIDE else 'breve'}",
        title=f"{line.name}: cumplimiento por mes",
        description=_description(spots, told, line),
        frame=frame,
        ticks=ticks(scale, frame),
        lines=paths(spots, scale, frame, 12),
        dashes=_dashes(line, cutoff_month, scale, frame),
        marks=marks_of([*missing, *told, *spots, *_end(line)], scale, frame, 12),
        slots=slots(names if frame is WIDE else [n.upper() for n in names], frame),
        label_x=str(frame.left - 8),
        label_y=str(frame.bottom + 22),
        cutoff_x=coordinate(x_of(cutoff_month, frame, 12)),
    )


def year_chart(line: Line, scale: Scale, years: Sequence[int]) -> TrendChart:
    """Draw how each year of the plan stood at its last cut-off."""
    ends = {end.cutoff.year: end for end in line.ends}
    spots = []
    for slot, year in enumerate(years, start=1):
        end = ends.get(year)
        role = "month" if end and end.whole else "part"
        ratio = end.ratio if end else None
        spots.append(Spot(slot, ratio, role, f"{year}: {_said(ratio)}"))
    return TrendChart(
        id=f"vigencias-{line.id}",
        title=f"{line.name}: cumplimiento por vigencia",
        description=_sentence(spots),
        frame=SMALL,
        ticks=ticks(scale, SMALL),
        lines=paths(spots, scale, SMALL, len(years)),
        dashes="",
        marks=marks_of(spots, scale, SMALL, len(years)),
        slots=slots([str(year) for year in years], SMALL),
        label_x=str(SMALL.left - 8),
        label_y=str(SMALL.bottom + 22),
        cutoff_x=None,
    )


def _month_spot(line: Line, point: Point, cutoff_month: int) -> Spot:
    role = "month"
    name = month_name(point.month)
    if point.month == cutoff_month:
        role = "official" if line.official else "cutoff"
        name += " (corte, cifra oficial)" if line.official else " (corte)"
    return Spot(point.month, point.ratio, role, f"{name}: {_said(point.ratio)}")


def _missing(point: Point) -> Spot:
    words = f"{month_name(point.month)}: sin reporte, cuenta 0"
    return Spot(point.month, ZERO, "missing", words)


def _told_spot(month: int, ratio: Fraction | None) -> Spot:
    words = f"{month_name(month)}, como se dijo en su corte: {_said(ratio)}"
    return Spot(month, ratio, "said", words)


def _end(line: Line) -> list[Spot]:
    if not line.projected:
        return []
    words = f"diciembre, proyección y no resultado: {percent(line.projected.end)}"
    return [Spot(12, line.projected.end, "projected", words)]


def _said(ratio: Fraction | None) -> str:
    return NOT_JUDGED if ratio is None else percent(ratio)


def _description(spots: list[Spot], told: list[Spot], line: Line) -> str:
    return _sentence([*spots, *told, *_end(line)])


def _sentence(spots: Sequence[Spot]) -> str:
    return "; ".join(spot.words for spot in spots) + "."


def _dashes(line: Line, cutoff_month: int, scale: Scale, frame: Frame) -> str:
    """Return the path from the cut-off to December; empty without a projection."""
    if not line.projected or line.ratio is None:
        return ""
    points = [Point(cutoff_month, line.ratio, None), *line.projected.points]
    ends = [(one.month, one.ratio) for one in points if one.ratio is not None]
    return "M" + "L".join(place(*end, scale, frame, 12) for end in ends)
