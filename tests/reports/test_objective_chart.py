"""The drawing of an objective tells what can be compared, and says every figure."""

from fractions import Fraction

from indicators.vocabulary import Kind
from reports.objective_chart import MOST, objective_chart
from tests.reports.cards import a_row, an_objective, not_programmed, over_and_behind


def test_it_says_every_figure_that_it_draws():
    chart = objective_chart(over_and_behind())

    assert chart
    assert chart.title == (
        "Avance al corte de los indicadores del objetivo 5:"
        " Indicador sectorial 545, 53,73%; Indicador sectorial 546, 144,52%"
    )
    assert [(one.y, one.figure) for one in chart.lines] == [
        ("0", "53,73%"),
        ("20", "144,52%"),
    ]
    assert chart.lines[0].bar.full_x == chart.lines[1].bar.full_x


def test_only_what_has_a_percentage_is_drawn():
    chart = objective_chart(an_objective(1, a_row(), not_programmed()))

    assert chart
    assert [one.figure for one in chart.lines] == ["98,31%"]
    assert objective_chart(an_objective(1, not_programmed())) is None


def test_two_goals_without_a_code_are_told_apart():
    rows = [a_row(key, kind=Kind.MANAGEMENT, code="") for key in ("pic", "gasto")]

    chart = objective_chart(an_objective(7, *rows))

    assert chart
    assert [one.label for one in chart.lines] == [
        "Meta de gestión (pic)",
        "Meta de gestión (gasto)",
    ]


def test_of_many_those_that_lag_most_are_drawn_in_the_order_of_the_table():
    rows = [a_row(str(n), ratio=Fraction(100 - n, 100)) for n in range(40)]

    chart = objective_chart(an_objective(1, *rows))

    assert chart
    assert len(chart.lines) == MOST
    assert chart.left_out == 28
    assert (chart.lines[0].figure, chart.lines[-1].figure) == ("72,00%", "61,00%")
