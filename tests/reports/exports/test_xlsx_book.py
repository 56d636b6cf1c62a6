"""The workbook as a file: texts stay texts, every sheet has a name and can be printed."""

import io
import re
import zipfile
from dataclasses import replace

import pytest

from indicators.vocabulary import CutoffState
from reports.exports.xlsx import to_xlsx
from reports.scorecard import Note
from tests.reports.cards import a_row, an_objective, over_and_behind
from tests.reports.exports.workbooks import rows_of
from tests.reports.scorecards import CHANGE, WHEN, a_scorecard

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.org", "\uff1d1"]
# Every formula that the program writes: whatever else is one came from people.
OURS = re.compile(
    r"ROUND\([A-Z]\d+,4\)|AVERAGE\([A-Z]\d+:[A-Z]\d+\)|C\d+|'Objetivo \d+'![IJ]\d+"
    r"|SUMPRODUCT\([A-Z]\d+:[A-Z]\d+\*ISNUMBER\([A-Z]\d+:[A-Z]\d+\)\)"
    r"|SUMPRODUCT\([A-Z]\d+:[A-Z]\d+,[A-Z]\d+:[A-Z]\d+\)/E\d+"
)


def parts(content: bytes) -> dict[str, str]:
    """Return the files inside the workbook that are its sheets."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = [name for name in archive.namelist() if "worksheets/" in name]
    return {name: archive.read(name).decode() for name in names}


def test_a_draft_says_so_on_every_objective_and_every_page():
    content = to_xlsx(a_scorecard(state=CutoffState.OPEN), WHEN)

    found = rows_of(content)
    assert found["Resumen"][4][1] == "BORRADOR: corte abierto"
    assert found["Objetivo 1"][1][1] == "BORRADOR: corte abierto"
    headers = "&amp;RBORRADOR: corte abierto · Corte: 30/6/2023"
    assert all(headers in part for part in parts(content).values())


def test_every_sheet_is_ready_to_print():
    for part in parts(to_xlsx(a_scorecard(), WHEN)).values():
        assert '<pageSetup paperSize="9"' in part
        assert 'fitToHeight="0" orientation="landscape"' in part
        assert "Página &amp;P de &amp;N" in part
        assert 'state="frozen"' in part


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_an_address_in_the_workbook(text):
    row = a_row(name=text, department=text, cause=text, narrative=text, override=text)
    card = an_objective(1, row, statement=text, notes=(Note("*", text),))
    plan = replace(a_scorecard().plan, name=text, entity=text, version=text)
    entry = replace(CHANGE, description=text, number=text)
    content = to_xlsx(
        a_scorecard(plan=plan, objectives=(card,), changes=(entry,)), WHEN
    )

    formulas = [
        formula
        for part in parts(content).values()
        for formula in re.findall("<f>(.*?)</f>", part)
    ]
    links = re.findall("<hyperlink [^>]*>", "".join(parts(content).values()))

    assert len(formulas) == 8
    assert [formula for formula in formulas if not OURS.fullmatch(formula)] == []
    assert all(" location=" in link and "r:id" not in link for link in links)


def test_the_workbook_accepts_a_very_long_entity():
    plan = replace(a_scorecard().plan, entity="Entidad & " * 40, name="Plan & " * 60)
    content = to_xlsx(a_scorecard(plan=plan), WHEN)

    running = re.findall(
        "<odd(?:Header|Footer)>(.*?)</odd", "".join(parts(content).values())
    )
    assert len(running) == 16
    assert max(len(text.replace("&amp;", "&")) for text in running) <= 255


def test_many_objectives_have_a_sheet_each():
    cards = tuple(replace(over_and_behind(), number=n) for n in range(1, 61))

    names = list(rows_of(to_xlsx(a_scorecard(objectives=cards), WHEN)))

    assert names[1:61] == [f"Objetivo {n}" for n in range(1, 61)]
