"""Files that nobody thought of: good ones with cells, lines and bytes changed at random."""

from typing import Any

from hypothesis import strategies as st

from tests.hostile.corpus import HEADER, MONTH, HostileFile
from tests.hostile.making import (
    SHEET_PART,
    a_book,
    a_csv,
    a_plan_book,
    a_zip,
    changed as repacked,
    table,
)
from tests.indicators.evidence.files import HONEST
from tests.reports.planfolder import SMALL

TABLES = sorted(path.stem for path in SMALL.glob("*.csv"))
TEXTS = {name: (SMALL / f"{name}.csv").read_bytes() for name in TABLES}
ROW = ["suma", "", "", "", "", "", "5", "", "", "", "", MONTH, 1]
MONTH_BOOK = a_book({"Registro": [HEADER, ROW]})
PLAN_BOOK = a_plan_book()
PLAN_ZIP = a_zip({f"{name}.csv": text for name, text in TEXTS.items()})
_ODD = ["=1+1", "'", "1e309", "NaN", "-5", "١٢٣", "72.5", "33,33", "si", "\0", "2023"]
CELL = st.one_of(st.text(max_size=20), st.sampled_from(_ODD))
BOOK_CELL = st.one_of(
    CELL, st.none(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False)
)


@st.composite
def damaged(draw: Any, content: bytes, most: int = 6) -> bytes:
    """Change, take out or repeat some bytes."""
    raw = bytearray(content)
    for _ in range(draw(st.integers(1, most))):
        place = draw(st.integers(0, len(raw) - 1))
        match draw(st.sampled_from("crt")):
            case "c":
                raw[place] = draw(st.integers(0, 255))
            case "r":
                raw[place:place] = raw[place : place + draw(st.integers(1, 40))]
            case _ if len(raw) > 60:
                del raw[place : place + draw(st.integers(1, 20))]
    return bytes(raw)


@st.composite
def csv_files(draw: Any) -> tuple[HostileFile, str]:
    """Change some cells of a table, or some bytes; the desk or the command takes it."""
    name = draw(st.sampled_from(TABLES))
    if draw(st.booleans()):
        rows = table(name)
        for _ in range(draw(st.integers(1, 4))):
            row = rows[draw(st.integers(0, len(rows) - 1))]
            row[draw(st.integers(0, len(row) - 1))] = draw(CELL)
        content = a_csv(rows)
    else:
        content = draw(damaged(TEXTS[name]))
    door = draw(st.sampled_from(["table", "folder"]))
    return HostileFile(f"{name}.csv", content, (), name), door


@st.composite
def plan_files(draw: Any) -> tuple[HostileFile, str]:
    """Damage the book or the zip of a whole plan, or the inside of one of its sheets."""
    match draw(st.sampled_from(["book", "part", "zip"])):
        case "book":
            content, door = (
                draw(damaged(PLAN_BOOK)),
                draw(st.sampled_from(["plan", "book"])),
            )
        case "part":
            part = f"xl/worksheets/sheet{draw(st.integers(1, 12))}.xml"
            content = repacked(PLAN_BOOK, {part: lambda xml: draw(damaged(xml))})
            door = draw(st.sampled_from(["plan", "book"]))
        case _:
            return HostileFile("plan.zip", draw(damaged(PLAN_ZIP)), ()), "plan"
    return HostileFile("plan.xlsx", content, ()), door


@st.composite
def month_files(draw: Any) -> tuple[HostileFile, str]:
    """Change cells of the template of a month, the inside of its sheet, or its bytes."""
    match draw(st.sampled_from(["cells", "part", "book"])):
        case "cells":
            rows = draw(st.lists(st.lists(BOOK_CELL, max_size=14), max_size=6))
            own = [*ROW]
            own[draw(st.integers(0, len(own) - 1))] = draw(BOOK_CELL)
            content = a_book({"Registro": [HEADER, own, *rows]})
        case "part":
            parts = {SHEET_PART: lambda xml: draw(damaged(xml))}
            content = repacked(MONTH_BOOK, parts)
        case _:
            content = draw(damaged(MONTH_BOOK))
    return HostileFile("registro.xlsx", content, ()), "month"


@st.composite
def evidence_files(draw: Any) -> tuple[HostileFile, str]:
    """Damage an honest file, or call it something else."""
    name = draw(st.sampled_from(sorted(HONEST)))
    content = draw(damaged(HONEST[name]))
    stem = draw(st.one_of(st.just("acta"), st.text(min_size=1, max_size=300)))
    ending = draw(st.sampled_from([name[-4:], ".pdf", ".png", ".exe", "", ".svg"]))
    return HostileFile(f"{stem}{ending}", content, ()), "evidence"


KINDS = {
    "csv": csv_files(),
    "plan": plan_files(),
    "month": month_files(),
    "evidence": evidence_files(),
}
