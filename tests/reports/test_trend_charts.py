"""The drawings of a trend, to the last coordinate: what is missing is never drawn as 0."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.template.loader import render_to_string

from reports import trend_charts
from reports.said import Said
from reports.scorecard import Point
from reports.trend import Projection
from reports.trend_lines import Line, Told, YearEnd
from reports.trend_plot import SMALL, WIDE, Scale
from tests.reports.cards import a_row

PERCENTS = Scale(Fraction(0), Fraction(1))
MARCH = date(2023, 3, 31)


def points(*percents: int | None) -> tuple[Point, ...]:
    ratios = [None if one is None else Fraction(one, 100) for one in percents]
    return tuple(Point(month, one, one) for month, one in enumerate(ratios, start=1))


def a_line(*percents: int | None, **changes: object) -> Line:
    trend = points(*percents)
    line = Line(
        id="plan",
        name="Todo el plan",
        text="",
        ratio=trend[-1].ratio if trend else None,
        trend=trend,
        told=(),
        ends=(),
    )
    return replace(line, **changes)


def said(ratio: Fraction | None) -> Told:
    return Told(Said(MARCH, 1, True, ratio, {}, {}), ratio, None)  # noqa: FBT003


def roles(chart: trend_charts.TrendChart) -> list[str]:
    return [mark.role for mark in chart.marks]


def test_a_line_goes_through_the_months_and_breaks_where_nothing_can_be_judged():
    chart = trend_charts.month_chart(a_line(50, 100, None, 75, 80, 90), PERCENTS, 6)

    assert chart.lines == (
        "M63.58 86.00L86.75 14.00",
        "M133.08 50.00L156.25 42.80L179.42 28.40",
    )
    assert roles(chart) == ["month", "month", "month", "month", "cutoff"]
    assert chart.marks[-1].path == "M179.42 28.40m-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z"
    assert chart.cutoff_x == "179.42"


def test_a_month_between_two_gaps_is_a_point_without_a_line():
    chart = trend_charts.month_chart(a_line(None, 50, None), PERCENTS, 3)

    assert chart.lines == ()
    assert [mark.title for mark in chart.marks] == ["Febrero: 50,00%"]


def test_the_drawing_says_every_month_in_words():
    chart = trend_charts.month_chart(a_line(None, 98, 100), PERCENTS, 3)

    assert chart.title == "Todo el plan: cumplimiento por mes"
    assert chart.description == (
        "enero: no se puede juzgar; febrero: 98,00%; marzo (corte): 100,00%."
    )


def test_what_was_not_reported_is_a_cross_at_nothing_and_no_line():
    missing = Point(2, None, Fraction(0))
    line = a_line(trend=(*points(50), missing))

    chart = trend_charts.month_chart(line, PERCENTS, 2)

    assert [(mark.role, mark.title) for mark in chart.marks] == [
        ("missing", "Febrero: sin reporte, cuenta 0"),
        ("month", "Enero: 50,00%"),
    ]
    assert chart.marks[0].path == "M86.75 158.00m-4 -4l8 8m0 -8l-8 8"
    assert chart.lines == ()


def test_what_an_earlier_cut_off_said_has_its_own_mark():
    line = a_line(100, 100, 100, told=(said(Fraction(1, 2)),))

    chart = trend_charts.month_chart(line, PERCENTS, 3)

    assert roles(chart) == ["said", "month", "month", "cutoff"]
    assert chart.marks[0].title == "Marzo, como se dijo en su corte: 50,00%"
    assert chart.marks[0].path == "M109.92 86.00m0 -7l7 7l-7 7l-7 -7Z"
    assert (chart.marks[0].fill, chart.marks[0].stroke) == ("#ffffff", "#b36b00")


def test_an_official_figure_has_its_own_mark_at_the_cut_off_alone():
    line = a_line(100, 98, row=a_row(official=True))

    chart = trend_charts.month_chart(line, PERCENTS, 2)

    assert roles(chart) == ["month", "official"]
    assert chart.marks[1].title == "Febrero (corte, cifra oficial): 98,00%"


def test_a_projection_is_dashed_from_the_cut_off_to_december():
    later = (Point(11, Fraction(1, 2), None), Point(12, Fraction(3, 4), None))
    projected = Projection(Decimal(10), later, Fraction(3, 4))
    line = a_line(*[100] * 10, projected=projected)

    chart = trend_charts.month_chart(line, PERCENTS, 10)

    assert chart.dashes == "M272.08 14.00L295.25 86.00L318.42 50.00"
    assert chart.marks[-1].role == "projected"
    assert chart.description.endswith("diciembre, proyección y no resultado: 75,00%.")


def test_what_was_frozen_without_months_has_the_cut_off_alone():
    chart = trend_charts.month_chart(a_line(ratio=Fraction(1)), PERCENTS, 6)

    assert [mark.title for mark in chart.marks] == ["Junio (corte): 100,00%"]


@pytest.mark.parametrize(
    ("percents", "low", "high"),
    [
        ([None, 40], 0, 100),
        ([100, 101], 0, 150),
        ([150], 0, 150),
        ([900], 0, 200),
        ([-1, 50], -50, 100),
        ([-900], -200, 100),
    ],
)
def test_the_scale_goes_by_halves_from_nothing_to_full_or_wider(percents, low, high):
    scale = trend_charts.month_scale([a_line(*percents)])

    assert scale == Scale(Fraction(low, 100), Fraction(high, 100))


def test_the_scale_has_room_for_what_was_said():
    line = a_line(100, told=(said(Fraction(6, 5)),))

    assert trend_charts.month_scale([line]).high == Fraction(3, 2)


def test_what_does_not_fit_stands_at_the_edge_with_an_arrow_and_its_figure():
    line = a_line(900, -900)

    chart = trend_charts.month_chart(line, trend_charts.month_scale([line]), 2)

    assert roles(chart) == ["month", "above", "cutoff", "below"]
    assert chart.marks[1].title == "Enero: 900,00%"
    assert chart.lines == ("M63.58 14.00L86.75 158.00",)
    assert [tick.label for tick in chart.ticks] == [
        "−200%",
        "−100%",
        "0%",
        "100%",
        "200%",
    ]


def test_the_full_line_is_told_from_the_others():
    chart = trend_charts.month_chart(a_line(120), Scale(Fraction(0), Fraction(3, 2)), 1)

    assert [(tick.label, tick.y) for tick in chart.ticks if tick.full] == [
        ("100%", "62.00")
    ]


@pytest.mark.parametrize(("frame", "first"), [(WIDE, "ene"), (SMALL, "E")])
def test_the_months_are_named_as_there_is_room(frame, first):
    chart = trend_charts.month_chart(a_line(100), PERCENTS, 1, frame)

    assert (chart.slots[0].text, len(chart.slots)) == (first, 12)


def test_years_are_drawn_by_their_last_cut_off_and_an_open_one_has_its_mark():
    ends = (
        YearEnd(date(2022, 12, 31), Fraction(1)),
        YearEnd(date(2023, 6, 30), Fraction(1, 2)),
    )
    line = a_line(ends=ends)

    chart = trend_charts.year_chart(
        line, trend_charts.year_scale([line]), range(2021, 2025)
    )

    assert [(mark.role, mark.title) for mark in chart.marks] == [
        ("month", "2022: 100,00%"),
        ("part", "2023: 50,00%"),
    ]
    assert chart.lines == ("M156.25 14.00L225.75 86.00",)
    assert chart.cutoff_x is None
    assert [slot.text for slot in chart.slots] == ["2021", "2022", "2023", "2024"]


def test_the_drawing_carries_its_colours_and_its_words():
    chart = trend_charts.month_chart(a_line(50, 100), PERCENTS, 2)

    svg = render_to_string("reports/charts/trend.svg", {"chart": chart})

    assert (
        '<title id="tendencia-plan-breve-t">Todo el plan: cumplimiento por mes' in svg
    )
    assert 'd="M63.58 86.00L86.75 14.00" fill="none" stroke="#12386b"' in svg
    assert "<title>Enero: 50,00%</title>" in svg
    assert "style=" not in svg
