"""Bars tell the truth about 100 %, above it, below 0, and about what is not known."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.template.loader import render_to_string

from reports import charts
from reports.charts import Scale
from tests.reports.cards import a_row, an_objective, not_programmed, over_and_behind
from tests.reports.scorecards import a_scorecard

PLAIN = Scale(Fraction(0), Fraction(1))


def bar(ratio: Fraction | None, scale: Scale | None = None) -> charts.Bar:
    row = a_row(ratio=ratio)
    return charts.row_bar(an_objective(1, row), row, scale or charts.scale_for([ratio]))


def drawn(one: charts.Bar) -> list[tuple[str, str, str]]:
    return [(piece.role, piece.x, piece.width) for piece in one.pieces]


def test_a_full_bar_ends_at_its_mark():
    full = bar(Fraction(1))

    assert drawn(full) == [("track", "2.00", "316.00"), ("fill", "2.00", "316.00")]
    assert full.full_x == "318.00"


def test_what_is_missing_is_drawn_up_to_the_mark():
    assert drawn(bar(Fraction(3, 4)))[1:] == [
        ("fill", "2.00", "237.00"),
        ("missing", "239.00", "79.00"),
    ]


def test_what_exceeds_is_drawn_after_the_mark():
    over = bar(Fraction(8, 5))

    assert over.full_x == "199.50"
    assert drawn(over)[1:] == [
        ("fill", "2.00", "197.50"),
        ("over", "199.50", "118.50"),
    ]


def test_a_negative_ratio_goes_to_the_left_of_zero():
    negative = bar(Fraction(-1))

    assert negative.zero_x == "160.00"
    assert drawn(negative)[1:] == [
        ("negative", "2.00", "158.00"),
        ("missing", "160.00", "158.00"),
    ]


def test_what_cannot_be_judged_is_an_empty_track():
    unknown = bar(None)

    assert [piece.role for piece in unknown.pieces] == ["track"]
    assert unknown.title == "Indicador sectorial 321: sin porcentaje al corte"


@pytest.mark.parametrize("ratio", [Fraction(40), Fraction(-40)], ids=["over", "below"])
def test_a_bar_longer_than_its_scale_says_that_it_is_cut(ratio):
    assert bar(ratio).cut
    assert not bar(Fraction(2)).cut


@pytest.mark.parametrize(
    ("ratios", "scale"),
    [
        ([], Scale(Fraction(0), Fraction(1))),
        ([None, Fraction(1, 2)], Scale(Fraction(0), Fraction(1))),
        ([Fraction(3, 2), Fraction(-1, 2)], Scale(Fraction(-1, 2), Fraction(3, 2))),
        ([Fraction(9), Fraction(-9)], Scale(Fraction(-2), Fraction(2))),
    ],
    ids=["nothing", "within", "wider", "longest"],
)
def test_bars_side_by_side_share_a_scale(ratios, scale):
    assert charts.scale_for(ratios) == scale


def test_an_objective_marks_where_it_would_be_with_a_cap():
    bars = charts.objective_bars(a_scorecard())

    assert bars[1].capped_x is None
    assert bars[5].title == (
        "Objetivo 5: 99,13% de lo programado al corte; con tope del 100 %, 76,87%"
    )
    assert bars[5].capped_x == charts.coordinate(
        PLAIN.x(over_and_behind().capped_ratio)
    )


def test_a_capped_ratio_below_the_scale_stays_on_it():
    card = an_objective(2, capped_ratio=Fraction(-5))

    assert charts.objective_bar(card, PLAIN).capped_x == "2.00"


def test_the_bars_of_an_objective_have_different_names():
    bars = charts.row_bars(an_objective(4, a_row("1"), not_programmed("2")))

    assert {key: one.id for key, one in bars.items()} == {
        "1": "barra-4-1",
        "2": "barra-4-2",
    }


def test_the_drawing_carries_its_text_and_colours_as_attributes():
    svg = render_to_string(
        "reports/charts/bar.svg", {"bar": replace(bar(Fraction(1)), zero_x="2.00")}
    )

    assert '<title id="barra-1-321">Indicador sectorial 321: 100,00%' in svg
    assert 'x="2.00" y="6" width="316.00" height="8" fill="#12386b"' in svg
    assert "M2.00 3V17" in svg


def test_a_bar_that_is_cut_shows_an_arrow():
    whole, cut = (
        render_to_string("reports/charts/bar.svg", {"bar": bar(ratio)})
        for ratio in (Fraction(2), Fraction(40))
    )

    assert "bar__cut" in cut
    assert "bar__cut" not in whole
