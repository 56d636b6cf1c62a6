"""The tables of the screens: the seed's columns and words, captions and scopes."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from indicators.compliance.vocabulary import Accumulation
from reports.departments import departments
from reports.scorecard import MonthFigures, Point, YearFigures
from reports.tables.base import HouseTable
from reports.tables.history import MonthTable, YearTable
from reports.tables.indicators import DepartmentIndicatorTable, IndicatorTable
from reports.tables.registers import ChangeTable, DepartmentTable, anchor_of
from tests.reports.cards import a_row, an_objective, not_programmed
from tests.reports.scorecards import CHANGE, CUTOFF, REWEIGHED, a_scorecard

OFFICIAL = (
    "98,31% Indicador sectorial 321: 98,31% de lo programado al corte"
    " oficial; recalculado 98,64%"
)


def html(table: HouseTable) -> str:
    return " ".join(table.as_html(None).split())


def headings(table: HouseTable) -> list[str]:
    return re.findall(r'role="columnheader"[^>]*>([^<]*)<', html(table))


def rows(table: HouseTable) -> list[list[str]]:
    """Return the text of each cell of the body."""
    body = html(table).split("<tbody")[1]
    texts = [
        re.findall(r"<t[dh] [^>]*>(.*?)</t[dh]>", row) for row in body.split("<tr")[1:]
    ]
    return [
        [" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in row]
        for row in texts
    ]


def test_the_indicators_have_the_columns_of_the_seed_and_ours():
    table = IndicatorTable(a_scorecard(), an_objective())

    assert headings(table) == [
        "Nombre indicador",
        "Peso",
        "Programación 2023",
        "Programación al corte",
        "Magnitud ejecutada al corte",
        "Porcentaje avance al corte",
        "Porcentaje del año",
        "Estado",
    ]
    assert "Indicadores del objetivo 1<small>Avance al corte 30/6/2023</small>" in html(
        table
    )


def test_a_row_says_its_figures_with_the_recomputed_beside_the_official():
    row = rows(IndicatorTable(a_scorecard(), an_objective()))[0]

    assert row[1:7] == [
        "89,50% inferido",
        "90,00",
        "73,50",
        "72,50",
        OFFICIAL,
        "80,56%",
    ]


def test_what_has_no_figure_is_a_dash_and_its_state_says_why():
    card = an_objective(4, not_programmed())

    row = rows(IndicatorTable(a_scorecard(), card))[0]

    assert row[1:5] == ["—", "—", "—", "—"]
    assert row[6:] == ["—", "Sin programación en la vigencia"]


def test_what_is_incomplete_or_overridden_says_so():
    incomplete = a_row(missing=(3, 4), override="El proveedor no entregó.")

    row = rows(IndicatorTable(a_scorecard(), an_objective(1, incomplete)))[0]

    assert row[5].endswith("incompleto")
    assert row[7].endswith("Se cerró así: El proveedor no entregó.")


def test_every_column_and_row_has_its_scope_and_its_role():
    text = html(IndicatorTable(a_scorecard(), an_objective()))

    assert text.count('scope="col" role="columnheader"') == 8
    assert text.count('scope="row" role="rowheader"') == 2
    assert text.count('role="cell"') == 14


MONTHS = tuple(
    MonthFigures(month, Decimal(5), Decimal(4) if month < 3 else None, "", "", "")
    for month in (1, 2, 3)
)


def test_the_months_of_a_sum_are_also_accumulated():
    row = a_row(accumulation=Accumulation.SUM, decimals=0, months=MONTHS)

    assert rows(MonthTable(a_scorecard(), row)) == [
        ["Enero", "5", "4", "5", "4"],
        ["Febrero", "5", "4", "10", "8"],
        ["Marzo", "5", "—", "15", "8"],
    ]


def test_the_months_of_a_level_are_never_added():
    table = MonthTable(a_scorecard(), a_row(months=MONTHS))

    assert headings(table) == ["Mes", "Programado", "Ejecutado"]
    assert rows(table)[2] == ["Marzo", "5,00", "—"]


def test_a_table_of_figures_scrolls_inside_a_region_of_its_own():
    assert 'tabindex="0"' in html(MonthTable(a_scorecard(), a_row(months=MONTHS)))
    assert 'tabindex="0"' not in html(IndicatorTable(a_scorecard(), an_objective()))


def test_the_months_say_how_it_went_at_each_of_them():
    trend = (Point(1, Fraction(4, 5), None), Point(2, None, None))

    table = MonthTable(a_scorecard(), a_row(months=MONTHS, trend=trend))

    assert headings(table)[-1] == "Avance al cierre del mes"
    assert [row[-1] for row in rows(table)] == ["80,00%", "—", "—"]


YEARS = (
    YearFigures(2022, None, None, None, None),
    YearFigures(
        2023, Decimal(90), Decimal("72.5"), Fraction(145, 180), Decimal("89.5")
    ),
)


def test_years_are_written_without_thousands_and_with_the_weight_of_each():
    row = a_row(years=YEARS)

    table = YearTable([(an_objective(1, row), row)])

    assert headings(table)[-1] == "Peso"
    assert rows(table) == [
        ["2022", "—", "—", "—", "—"],
        ["2023", "90,00", "72,50", "80,56%", "89,50%"],
    ]


def test_an_indicator_of_several_objectives_has_a_history_of_weights_in_each():
    here = a_row(years=YEARS)
    there = a_row(years=(YearFigures(2021, None, None, None, Decimal(20)), *YEARS[:1]))

    table = YearTable([(an_objective(2, here), here), (an_objective(3, there), there)])

    assert headings(table)[-2:] == ["Peso en el objetivo 2", "Peso en el objetivo 3"]
    assert [(row[0], *row[-2:]) for row in rows(table)] == [
        ("2021", "—", "20,00%"),
        ("2022", "—", "—"),
        ("2023", "89,50%", "—"),
    ]


def test_the_register_says_what_was_never_recorded():
    assert headings(ChangeTable([CHANGE])) == [
        "Versión / número",
        "Objetivo estratégico",
        "Meta / Indicador",
        "Cambio realizado",
        "Fecha",
        "Instancia",
        "Acto",
        "Justificación",
    ]
    assert rows(ChangeTable([CHANGE])) == [
        [
            "001 Plan versión 3, vigencia 2023",
            "Objetivo estratégico 4. Promover procesos de transformación digital.",
            f"{CHANGE.goal} {CHANGE.indicator_label}",
            "Se ajustó la programación para cumplir el 10% faltante.",
            *["Sin registro"] * 4,
        ]
    ]


def test_a_change_of_nothing_in_particular_says_so():
    change = replace(
        CHANGE, number="", version="", year=None, objective=None, indicator_label=""
    )
    change = replace(change, goal="", date=CUTOFF)

    assert rows(ChangeTable([change]))[0][:5] == [
        "Sin número Versión sin registro",
        "Sin registro",
        "Sin registro",
        "Se ajustó la programación para cumplir el 10% faltante.",
        "30/6/2023",
    ]


def test_departments_and_their_indicators():
    scorecard = a_scorecard()
    (card,) = departments(scorecard)

    assert rows(DepartmentTable([card], CUTOFF)) == [
        ["Alta Consejería de Paz", "5", "2", "2", "1", "0", "0"]
    ]
    assert rows(DepartmentIndicatorTable(card, CUTOFF))[0][1:4] == [
        "Objetivo 1",
        "98,31%",
        "80,56%",
    ]


def test_the_register_tells_what_was_there_before_and_after():
    told = rows(ChangeTable([REWEIGHED]))[0][3]

    assert told == (
        "Se ajusta la ponderación del objetivo 5."
        " Ponderación · Indicador sectorial 545 · objetivo 5: 50,00% → 40,00%"
        " Programación anual · Indicador sectorial 545: vacío → 5.486.863"
    )


def test_a_change_with_a_number_has_a_place_of_its_own_in_the_register():
    bare = replace(CHANGE, number="")

    assert anchor_of(CHANGE) == "cambio-3-001"
    assert 'id="cambio-3-001"' in html(ChangeTable([CHANGE]))
    assert anchor_of(bare) is None
    assert "id=" not in html(ChangeTable([bare])).split("<tbody")[1]
