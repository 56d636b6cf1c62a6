"""The flat tables of the workbook: indicators, months and the register of changes."""

from decimal import Decimal

from reports.exports.columns import HEADER
from reports.exports.xlsx import to_xlsx
from reports.scorecard import MonthFigures
from tests.reports.cards import a_row, an_objective
from tests.reports.exports.workbooks import rows_of
from tests.reports.scorecards import CHANGE, REWEIGHED, WHEN, a_scorecard


def test_the_raw_data_have_the_columns_of_the_csv_and_more():
    rows = rows_of(to_xlsx(a_scorecard(), WHEN))["Indicadores"]

    titles = [title.removesuffix(" (%)") for title in HEADER]
    assert rows[2][: len(titles)] == titles
    first = dict(zip(rows[2], rows[3], strict=True))
    assert (first["Ponderación"], first["Programación de la vigencia"]) == (0.895, 90)
    assert first["Porcentaje recalculado"] == 0.9864
    assert first["Cuenta en el objetivo"] == 0.9831


def test_the_months_are_told_once_though_an_indicator_weighs_twice():
    march = MonthFigures(3, Decimal("1.5"), Decimal("0.25"), "Avanza.", "", "")
    unknown = MonthFigures(4, None, None, "", "", "")
    row = a_row(months=(march, unknown))
    plan = a_scorecard(objectives=(an_objective(1, row), an_objective(2, row)))

    found = rows_of(to_xlsx(plan, WHEN))["Meses"]

    assert [line[5:11] for line in found[3:]] == [
        ["2023", 3.0, "marzo", 1.5, 0.25, "Avanza."]
    ]


def test_a_text_longer_than_a_cell_is_cut_and_not_lost():
    row = a_row(narrative="a" * 40_000)

    found = rows_of(to_xlsx(a_scorecard(objectives=(an_objective(1, row),)), WHEN))

    narrative = found["Indicadores"][3][len(HEADER) + 1]
    assert (len(narrative), narrative[-1]) == (32_767, "…")


def test_the_register_has_the_seeds_columns_and_a_line_for_each_figure():
    book = rows_of(to_xlsx(a_scorecard(changes=(CHANGE, REWEIGHED)), WHEN))["Cambios"]

    header, first, second, *figures = book[2:]

    assert header[:6] == [
        "Versión",
        "Número",
        "Objetivo estratégico",
        "Meta / Indicador",
        "Cambio realizado",
        "Justificación",
    ]
    assert first[1:5] == [
        "001",
        "4. Promover procesos de transformación digital.",
        f"{CHANGE.goal}\n{CHANGE.indicator_label}",
        CHANGE.description,
    ]
    assert (second[1], second[4], second[6]) == (
        "002",
        REWEIGHED.description,
        "9/6/2023",
    )
    assert [(row[1], row[4]) for row in figures] == [
        ("002", "Ponderación · Indicador sectorial 545 · objetivo 5: 50,00% → 40,00%"),
        ("002", "Programación anual · Indicador sectorial 545: vacío → 5.486.863"),
    ]
