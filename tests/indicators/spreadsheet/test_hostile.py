"""Workbooks made to do harm: refused in words, 0 server errors, 0 writes."""

import io
import random
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from indicators.models import MonthlyRecord
from indicators.spreadsheet.layout import COLUMNS
from indicators.spreadsheet.preflight import checked
from indicators.spreadsheet.reading import read
from pei_site.sheets import SheetError
from tests.indicators.evidence.files import HOSTILE
from tests.indicators.spreadsheet.scene import (
    changed,
    problems_of,
    upload,
    workbook,
)

SHEET_PART = "xl/worksheets/sheet1.xml"
HEADER = [column.name for column in COLUMNS]
GOOD = workbook([HEADER])
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def with_part(name, content):
    return changed(GOOD, {name: content})


def with_other(name, content):
    return changed(GOOD, {name: lambda _: content})


def in_sheet(old, new):
    return changed(GOOD, {SHEET_PART: lambda xml: xml.replace(old, new)})


def cells(xml):
    return in_sheet(b"</sheetData>", xml + b"</sheetData>")


def zipped(count):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}.xml", "<a/>")
    return buffer.getvalue()


def one_text_in_every_cell(length, rows):
    """A small file whose 25 cells of each row all refer to one long text."""
    letters = random.Random(1).randbytes(length // 2).hex().encode()
    text = b"<si><t>" + letters + b"</t></si></sst>"
    row = b"".join(b'<c t="s"><v>13</v></c>' for _ in range(25))
    book = cells(b"".join(b"<row>" + row + b"</row>" for _ in range(rows)))
    return changed(
        book, {"xl/sharedStrings.xml": lambda xml: xml.replace(b"</sst>", text)}
    )


def entities_in_utf_16(xml):
    """Define an entity in letters of two bytes: nobody finds its words byte by byte."""
    beginning = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e "1">]>'
    return (beginning + xml.decode().partition("?>")[2]).encode("utf-16")


TRAPS = {
    "nothing": b"",
    "text": b"clave;ejecutado\n1;5\n",
    "not a zip": b"PK\3\4" + b"x" * 500,
    "half": GOOD[: len(GOOD) // 2],
    "more than 2 MB": GOOD + b"\0" * 2_100_000,
    "old Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "a zip": zipped(3),
    "201 parts": zipped(201),
    "bomb": with_part("xl/bomb.xml", b"0" * 30_000_000),
    "ratio": with_part("xl/bomb.xml", b"0" * 9_000_000),
    "macros": with_part("xl/vbaProject.bin", b"\0"),
    "embedded": with_part("xl/embeddings/oleObject1.bin", b"\0"),
    "other books": with_part("xl/externalLinks/externalLink1.xml", b"<a/>"),
    "entities": in_sheet(b"<?xml", XXE + b"<?xml"),
    "entities in texts": changed(GOOD, {"xl/sharedStrings.xml": lambda xml: XXE + xml}),
    "UTF-16": changed(GOOD, {SHEET_PART: lambda xml: xml.decode().encode("utf-16")}),
    "entities in UTF-16": changed(GOOD, {SHEET_PART: entities_in_utf_16}),
    "broken XML": in_sheet(b"</sheetData>", b"</sheet>"),
    "broken styles": with_other("xl/styles.xml", b"<styleSheet><cellXfs></a>"),
    "texts of nothing": with_other("xl/sharedStrings.xml", b"<sst>x</sst>"),
    "no sheet": workbook([HEADER], name="Otra"),
    "no book": changed(GOOD, {"xl/workbook.xml": lambda xml: b"<a/>"}),
    "book of nothing": changed(GOOD, {"xl/workbook.xml": lambda xml: b""}),
    "leads elsewhere": changed(
        GOOD,
        {
            "xl/_rels/workbook.xml.rels": lambda xml: xml.replace(
                b"worksheets/sheet1.xml", b"../../../etc/passwd"
            )
        },
    ),
    "far row": cells(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    "far column": cells(b'<row r="2"><c r="XFD2"><v>1</v></c></row>'),
    "row 6,000": workbook([HEADER, *[[1]] * 6000]),
    "cell nowhere": cells(b'<row r="2"><c r="2A"><v>1</v></c></row>'),
    "row of letters": cells(b'<row r="dos"><c><v>1</v></c></row>'),
    "text that is not there": cells(b'<row r="2"><c t="s"><v>99999</v></c></row>'),
    "text of letters": cells(b'<row r="2"><c t="s"><v>x</v></c></row>'),
    "one text longer than a cell": one_text_in_every_cell(100_000, rows=10),
    "one text, 24 MB in all cells": one_text_in_every_cell(32_000, rows=30),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_refused_in_words(trap):
    with pytest.raises(SheetError) as refused:
        read(TRAPS[trap], {}, "2023-06")

    assert str(refused.value).startswith("El archivo")


@pytest.mark.django_db
@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_told_on_the_screen(reporter, trap):
    answer = upload(reporter, TRAPS[trap])

    assert answer.status_code == 200
    assert len(problems_of(answer)) == 1
    assert not MonthlyRecord.objects.filter(month=6, executed__gt=0).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("case", HOSTILE)
def test_the_corpus_of_the_evidence_is_no_template(reporter, case):
    answer = upload(reporter, HOSTILE[case][1])

    assert answer.status_code == 200
    assert problems_of(answer)


@pytest.mark.django_db
def test_cells_that_are_only_formatted_far_away_do_no_harm(reporter):
    far = cells(b'<row r="1048576"><c r="XFD1048576" s="0"/></row>')

    assert problems_of(upload(reporter, far)) == []


CELL = st.one_of(
    st.text(max_size=30),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.none(),
    st.sampled_from(["1", "2023-06", "=1+1", "'", "72,5"]),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELL, max_size=14), max_size=6))
def test_no_cells_make_an_error(rows):
    _, problems = read(workbook([HEADER, *rows]), {}, "2023-06")

    assert all(str(problem).startswith("El archivo, fila ") for problem in problems)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_damage_to_a_part_makes_an_error(data):
    xml = bytearray(zipfile.ZipFile(io.BytesIO(GOOD)).read(SHEET_PART))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(xml) - 1))
        xml[place] = data.draw(st.integers(0, 255))
    damaged = changed(GOOD, {SHEET_PART: lambda _: bytes(xml)})

    with suppress(SheetError):  # nothing else may come out
        read(damaged, {}, "2023-06")


def test_what_is_read_is_what_was_looked_at():
    twice = io.BytesIO(GOOD)
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        zipfile.ZipFile(twice, "a") as archive,
    ):
        archive.writestr(SHEET_PART, "<worksheet/>")

    with pytest.raises(SheetError):
        checked(twice.getvalue())
