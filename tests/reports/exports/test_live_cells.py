"""X02: whatever people write, no cell of a file of ours begins a formula."""

from io import BytesIO

import pytest
from hypothesis import given, settings, strategies as st
from python_calamine import CalamineWorkbook

from pei_site.sheets import Table, cells
from pei_site.sheets.csv_files import parse_csv, write_csv
from pei_site.sheets.widgets import TextWidget
from pei_site.sheets.workbooks import write_workbook
from pei_site.texts import forbidden_character, plain_text
from reports.exports import csv, sheet
from reports.exports.csv import to_csv
from reports.exports.xlsx import to_xlsx
from tests.reports.cards import a_row, an_objective
from tests.reports.scorecards import WHEN, a_scorecard
from tests.security.downloads import live_cells, office_faults
from tests.swapping import swapped

TEXT = st.builds(
    str.__add__,
    st.sampled_from(["", *cells.TRIGGERS, "'=", "''@"]),
    st.text(max_size=30),
).filter(lambda text: not forbidden_character(text))


def faults(text: str) -> list[str]:
    row = a_row(name=text, department=text, cause=text, sentence=text, code=text)
    told = a_scorecard(objectives=(an_objective(1, row, statement=text),))
    return live_cells(to_csv(told)) + office_faults(to_xlsx(told, WHEN))


@settings(max_examples=25, deadline=None)
@given(TEXT)
def test_no_text_begins_a_formula_in_the_papers(text):
    assert faults(text) == []


def test_texts_as_they_are_would_begin_some():
    with swapped((sheet, "escape_text", str), (csv, "escape_text", str)):
        assert len(faults("=1+1")) > 3


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_the_files_of_a_plan_begin_none_and_give_the_text_back(text):
    widget = TextWidget()
    table = Table("notas", ["texto"], [["x"], [widget.render(text)]])
    content = write_csv(table)
    book = CalamineWorkbook.from_filelike(BytesIO(write_workbook([table])))
    rows = [row for _, row in parse_csv(content, "notas", "notas.csv").rows]
    read = [rows, book.get_sheet_by_name("notas").to_python()[1:]]

    assert live_cells(content) == []
    for one in read:
        assert widget.clean(one[1][0] if one[1:] else "") == plain_text(text)


@pytest.mark.parametrize("text", ["=1+1", "@a", "\t=1"])
def test_the_guard_sees_a_cell_that_would_run(text):
    assert live_cells(f'a\n"{text}"\n'.encode()) == [f"cell {text!r}"]
