"""The small line of a year: gaps where nothing is known, and one scale for all."""

from dataclasses import replace
from fractions import Fraction

from django.template.loader import render_to_string

from reports.scorecard import Point
from reports.sparklines import PLAN, Range, range_of, sparkline, sparklines
from tests.reports.cards import an_objective
from tests.reports.scorecards import a_scorecard

TENTHS = Range(Fraction(0), Fraction(2))


def a_trend(*percentages: int | None) -> tuple[Point, ...]:
    ratios = [None if one is None else Fraction(one, 100) for one in percentages]
    return tuple(Point(month, ratio, ratio) for month, ratio in enumerate(ratios, 1))


def test_a_year_has_twelve_places_however_many_months_are_told():
    line = sparkline("x", "El plan", a_trend(0, 200), TENTHS)

    assert len(line.ticks) == 12
    assert (line.ticks[0], line.ticks[-1]) == ("6.00", "170.00")
    assert line.paths == ("M6.00 38.00L20.91 6.00",)
    assert (line.last.x, line.last.y) == ("20.91", "6.00")


def test_a_month_without_percentage_is_a_gap_and_one_alone_a_dot():
    line = sparkline("x", "El plan", a_trend(100, None, 90, 80, None), TENTHS)

    assert [(dot.x, dot.y) for dot in line.alone] == [("6.00", "22.00")]
    assert len(line.paths) == 1
    assert line.last is None
    assert len(line.stops) == 3


def test_beyond_the_scale_is_its_end():
    line = sparkline("x", "El plan", a_trend(500, -500), TENTHS)

    assert line.paths == ("M6.00 6.00L20.91 38.00",)


def test_the_scale_is_in_tens_around_100_and_no_wider_than_the_bars():
    assert range_of(a_trend(100)) == Range(Fraction(9, 10), Fraction(11, 10))
    assert range_of(a_trend(73, 124)) == Range(Fraction(7, 10), Fraction(13, 10))
    assert range_of(a_trend(-400, 900)) == Range(Fraction(-2), Fraction(2))
    assert range_of(()) == Range(Fraction(9, 10), Fraction(11, 10))


def test_it_is_told_in_words():
    line = sparkline("x", "Objetivo 7", a_trend(None, 98), TENTHS)

    assert line.title == "Objetivo 7, mes a mes"
    assert line.description == "Enero sin porcentaje, febrero 98,00%."
    assert [stop.title for stop in line.stops] == ["Febrero: 98,00%"]


def test_the_objectives_share_a_scale_that_the_plan_does_not():
    cards = (
        an_objective(1, trend=a_trend(100, 100)),
        an_objective(2, trend=a_trend(0, 100)),
    )

    lines = sparklines(a_scorecard(objectives=cards, trend=a_trend(100, 100)))

    assert lines[1].full_y == lines[2].full_y == "8.91"
    assert lines[PLAN].full_y == "22.00"


def test_nothing_is_drawn_of_a_year_that_was_not_kept():
    scorecard = a_scorecard()

    assert sparklines(scorecard) == {}
    assert sparklines(replace(scorecard, trend=a_trend(None, None))) == {}
    assert set(sparklines(replace(scorecard, trend=a_trend(90)))) == {PLAN}


def test_the_drawing_carries_its_words():
    line = sparkline("anio-1", "Objetivo 1", a_trend(90, None, 100), TENTHS)

    svg = render_to_string("reports/charts/sparkline.svg", {"line": line, "hits": True})

    assert '<title id="anio-1-t">Objetivo 1, mes a mes</title>' in svg
    assert "Enero 90,00%, febrero sin porcentaje, marzo 100,00%." in svg
    assert svg.count('class="spark__dot"') == 2
    assert "<title>Marzo: 100,00%</title>" in svg
