"""What two rows have just so is no line; what is written differently is."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from reports import telling_lines
from reports.scorecard import MonthFigures, SheetLine, YearFigures
from reports.telling import Matter
from tests.reports.cards import a_row

MONTH = MonthFigures(6, Decimal(60), Decimal(50), "Avanza.", "Causa.", "Retraso.")
YEAR = YearFigures(2022, Decimal(90), Decimal(80), Fraction(8, 9))
ROW = a_row(
    months=(MONTH,), years=(YEAR,), sheet=(SheetLine("Unidad", "Días"),), decimals=2
)


def test_equal_rows_have_no_lines():
    assert telling_lines.of_the_series(ROW, replace(ROW)) == {}


def test_only_the_month_that_differs_is_told():
    later = replace(MONTH, executed=Decimal(55))
    row = replace(ROW, months=(replace(MONTH, month=5), later))
    other = replace(ROW, months=(replace(MONTH, month=5), MONTH))

    told = telling_lines.of_the_series(row, other)

    assert {name for _, name, _ in told} == {
        "Programado en junio",
        "Ejecutado en junio",
        "Avance cualitativo de junio",
        "Causa de junio",
        "Retrasos y soluciones de junio",
    }
    assert told[Matter.REPORTS, "Ejecutado en junio", ""] == "55,00"


def test_what_is_equal_is_told_where_its_unit_is_another():
    told = telling_lines.of_the_series(ROW, replace(ROW, decimals=0))

    assert told[Matter.PROGRAMMING, "Programado en junio", ""] == "60,00"
    assert told[Matter.PROGRAMMING, "Programación de 2022", ""] == "90,00"
