"""Cells of plan files: what each kind of column reads, refuses and writes."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from pei_site.sheets.widgets import (
    CellWidget,
    ChoiceWidget,
    DayWidget,
    FlagWidget,
    KeyWidget,
    NumberWidget,
    TextWidget,
    WholeWidget,
)
from pei_site.sheets.workbooks import as_cell

WORDS = {"suma": "SUM", "inversion": "INV"}


@pytest.mark.parametrize(
    ("widget", "cell", "value"),
    [
        (NumberWidget(), "1474056", Decimal(1474056)),
        (NumberWidget(), "1.474.056", Decimal(1474056)),
        (NumberWidget(), " 72,50 ", Decimal("72.5")),
        (NumberWidget(), "-1,5", Decimal("-1.5")),
        (NumberWidget(), Decimal("66.16"), Decimal("66.16")),
        (NumberWidget(), "", None),
        (WholeWidget(), "2023", 2023),
        (WholeWidget(), Decimal(2023), 2023),
        (WholeWidget(), "", None),
        (DayWidget(), "2023-06-30", date(2023, 6, 30)),
        (DayWidget(), date(2023, 6, 30), date(2023, 6, 30)),
        (DayWidget(), " ", None),
        (FlagWidget(), "Sí", True),
        (FlagWidget(), True, True),
        (FlagWidget(), "NO", False),
        (FlagWidget(), "", False),
        (ChoiceWidget(WORDS), "INVERSIÓN", "INV"),
        (ChoiceWidget(WORDS), "", ""),
        (TextWidget(), "'=1", "=1"),
        (TextWidget(), Decimal(321), "321"),
        (TextWidget(), Decimal("0.5"), "0,5"),
        (TextWidget(), date(2023, 6, 30), "2023-06-30"),
        (TextWidget(), True, "si"),
        (KeyWidget(), " 7871-4 ", "7871-4"),
        (KeyWidget(), Decimal(321), "321"),
    ],
)
def test_a_cell_is_read(widget, cell, value):
    assert widget.clean(cell) == value


@pytest.mark.parametrize(
    ("widget", "cell", "reason"),
    [
        (NumberWidget(), "72.5", "usa punto"),
        (NumberWidget(), "72.50", "usa punto"),
        (NumberWidget(), "1.474", "es ambiguo"),
        (NumberWidget(), "1,12345", "más de 4 decimales"),
        (NumberWidget(), Decimal("1.12345"), "más de 4 decimales"),
        (NumberWidget(), Decimal("1E+300"), "que se pueda guardar"),
        (NumberWidget(), Decimal("NaN"), "que se pueda guardar"),
        (NumberWidget(), "9" * 5000, "no es un número"),
        (NumberWidget(), "1e5", "no es un número"),
        (NumberWidget(), "NaN", "no es un número"),
        (NumberWidget(), "-Infinity", "no es un número"),
        (NumberWidget(), "١٢٣", "no es un número"),
        (NumberWidget(), "1_000", "no es un número"),
        (NumberWidget(), "98,31%", "no es un número"),
        (NumberWidget(), True, "no es un número"),
        (NumberWidget(), date(2023, 6, 30), "no es un número"),
        (WholeWidget(), "2023,0", "no es un número entero"),
        (WholeWidget(), "-1", "no es un número entero"),
        (WholeWidget(), "٣", "no es un número entero"),
        (WholeWidget(), Decimal("1.5"), "no es un número entero"),
        (WholeWidget(), True, "no es un número entero"),
        (DayWidget(), "30/6/2023", "Escríbala como 2023-06-30"),
        (DayWidget(), "2023-06-31", "no es una fecha del calendario"),
        (DayWidget(), Decimal(45107), "Escríbala como 2023-06-30"),
        (FlagWidget(), "quizás", "escriba si o no"),
        (ChoiceWidget(WORDS), "otra", "escriba suma, inversion"),
    ],
)
def test_a_cell_is_refused_with_its_reason(widget, cell, reason):
    with pytest.raises(ValueError, match=reason):
        widget.clean(cell)


@pytest.mark.parametrize(
    ("widget", "value", "cell"),
    [
        (NumberWidget(), Decimal("90.0000"), Decimal(90)),
        (NumberWidget(), None, ""),
        (WholeWidget(), 2023, Decimal(2023)),
        (DayWidget(), date(2023, 6, 30), date(2023, 6, 30)),
        (FlagWidget(), True, "si"),
        (ChoiceWidget(WORDS), "INV", "inversion"),
        (TextWidget(), "=1", "'=1"),
        (KeyWidget(), "7871-4", "7871-4"),
    ],
)
def test_a_value_is_written(widget, value, cell):
    assert widget.render(value) == cell


def test_a_column_says_how_it_is_read():
    with pytest.raises(NotImplementedError):
        CellWidget().clean("algo")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (0.1 + 0.2, Decimal("0.3")),
        (66.16000000000001, Decimal("66.16")),
        (datetime(2023, 6, 30), date(2023, 6, 30)),
        (datetime(2023, 6, 30, 8, 15), "2023-06-30 08:15:00"),
    ],
)
def test_what_a_spreadsheet_holds_is_taken_at_its_own_precision(value, cell):
    assert as_cell(value) == cell
