"""Programmed against executed by month: nothing is not zero, and totals stop at the cut-off."""

from decimal import Decimal
from typing import Any

import pytest
from django.template.loader import render_to_string

from indicators.compliance.vocabulary import Accumulation
from reports.month_charts import Pair, accumulated, month_charts
from reports.scorecard import MonthFigures, Row
from tests.reports.cards import a_row

Figures = tuple[str | None, str | None]


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def year(figures: dict[int, Figures]) -> tuple[MonthFigures, ...]:
    pairs = [(month, *figures.get(month, (None, None))) for month in range(1, 13)]
    return tuple(MonthFigures(m, number(p), number(e), "", "", "") for m, p, e in pairs)


def a_year(figures: dict[int, Figures], **changes: Any) -> Row:
    return a_row(months=year(figures), **{"target": Decimal(90), **changes})


def test_a_level_has_one_chart_with_its_target():
    (chart,) = month_charts(a_year({6: ("73.50", "72.50"), 12: ("90", None)}), 6)

    assert chart.title == (
        "Nivel de cada mes: programado y ejecutado de Indicador sectorial 321"
    )
    assert [level.label for level in chart.levels] == ["Meta del año: 90,00"]
    assert [column.title for column in chart.columns] == [
        "Junio, programado: 73,50",
        "Junio, ejecutado: 72,50",
        "Diciembre, programado: 90,00",
    ]
    assert chart.description == (
        "junio, programado 73,50, ejecutado 72,50; diciembre, programado 90,00, ejecutado —;"
        " Meta del año: 90,00."
    )


def test_a_sum_is_also_shown_accumulated():
    row = a_year(
        {6: ("2743434", "1474056"), 12: ("2743429", None)},
        accumulation=Accumulation.SUM,
        target=Decimal(5486863),
        decimals=0,
    )

    monthly, total = month_charts(row, 6)

    assert (monthly.name, total.name) == ("Mes a mes", "Acumulado")
    assert (len(monthly.levels), len(total.levels)) == (0, 1)
    assert [tick.label for tick in monthly.ticks] == [
        "0",
        "1.000.000",
        "2.000.000",
        "3.000.000",
    ]
    assert total.columns[-1].title == "Diciembre, programado: 5.486.863"


def test_totals_begin_with_the_first_figure_and_stop_at_the_cut_off():
    months = year({2: ("10", "0"), 3: ("5", None), 6: ("5", "7"), 8: (None, "4")})

    totals = accumulated(months, 6)

    assert totals[0] == Pair(1, None, None)
    assert totals[1] == Pair(2, Decimal(10), Decimal(0))
    assert totals[5] == Pair(6, Decimal(20), Decimal(7))
    assert totals[7] == Pair(8, Decimal(20), None)


def test_a_reported_zero_keeps_a_line_and_nothing_has_none():
    (chart,) = month_charts(a_year({1: ("50", "0"), 2: ("60", None)}), 6)

    heights = {column.title: column.height for column in chart.columns}
    assert heights["Enero, ejecutado: 0,00"] == "1.50"
    assert "Febrero, ejecutado: —" not in heights


@pytest.mark.parametrize(
    ("executed", "labels"),
    [
        ("-30", ["-40", "-20", "0", "20", "40", "60"]),
        ("0.03", ["0", "20", "40", "60"]),
    ],
    ids=["negative", "small"],
)
def test_the_axis_has_round_steps_around_what_it_shows(executed, labels):
    (chart,) = month_charts(a_year({6: ("50", executed)}, target=None), 6)

    assert [tick.label for tick in chart.ticks] == labels
    assert chart.levels == ()


@pytest.mark.parametrize(
    ("programmed", "labels"),
    [("0.04", ["0", "0,01", "0,02", "0,03", "0,04"]), ("0", ["0", "1"])],
    ids=["hundredths", "zero"],
)
def test_the_axis_fits_very_small_magnitudes(programmed, labels):
    (chart,) = month_charts(a_year({6: (programmed, None)}, target=None), 6)

    assert [tick.label for tick in chart.ticks] == labels


def test_a_level_that_should_fall_is_drawn_with_its_baseline():
    row = a_year(
        {6: ("30", "35")},
        accumulation=Accumulation.DECREASING,
        target=Decimal(20),
        baseline=Decimal(50),
    )

    (chart,) = month_charts(row, 6)

    assert [level.label for level in chart.levels] == [
        "Meta del año: 20,00",
        "Línea base: 50,00",
    ]
    assert [tick.label for tick in chart.ticks] == ["0", "20", "40", "60"]


@pytest.mark.parametrize(
    ("programmed", "last"),
    [
        ("9999999", "10 mill."),
        ("987654321098", "1.000.000 mill."),
        ("12500000", "15 mill."),
    ],
)
def test_long_figures_are_told_in_millions_and_leave_room_for_the_months(
    programmed, last
):
    (chart,) = month_charts(a_year({12: (programmed, None)}, target=None), 6)

    assert chart.ticks[-1].label == last
    first, column = chart.months[0], chart.columns[-1]
    assert Decimal(chart.left) < Decimal(first.x)
    assert Decimal(column.x) + Decimal(column.width) < 480


def test_a_year_without_figures_has_no_chart():
    assert month_charts(a_year({}), 6) == ()


def test_the_drawing_names_its_axes_months_and_target():
    (chart,) = month_charts(a_year({6: ("73.50", "72.50")}), 6)

    svg = render_to_string("reports/charts/months.svg", {"chart": chart})

    assert f'<title id="{chart.id}-t">Nivel de cada mes' in svg
    assert ">Meta del año: 90,00</text>" in svg
    assert ">jun</text>" in svg
    assert "<title>Junio, ejecutado: 72,50</title>" in svg
