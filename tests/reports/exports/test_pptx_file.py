"""The file of the slides: readable aloud, safe, the same each time, in our colours."""

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from lxml import etree
from pptx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from indicators.vocabulary import CutoffState
from reports.exports.pptx import to_pptx
from reports.exports.slides import look
from tests.reports.cards import a_row, an_objective
from tests.reports.exports.decks import frames, lines, parts, slides, titled
from tests.reports.scorecards import CHANGE, FINDING, REWEIGHED, WHEN, a_scorecard

AGAIN = """
import hashlib
from reports.exports.pptx import to_pptx
from tests.reports.scorecards import WHEN, a_scorecard
print(hashlib.sha256(to_pptx(a_scorecard(), WHEN)).hexdigest())
"""


def test_every_slide_can_be_read_aloud():
    scorecard = a_scorecard(changes=(CHANGE, REWEIGHED))
    found = slides(scorecard)

    titles = [slide.shapes.title.text for slide in found]
    assert len(set(titles)) == len(titles)
    for slide in found:
        assert slide.shapes[0] == slide.shapes.title
        for shape in slide.shapes:
            assert shape.shape_type != 13  # a picture
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


def test_texts_are_large_enough_and_in_the_language_of_the_report():
    sizes, languages = set(), set()
    for name, part in parts(a_scorecard()):
        for run in part.iter(qn("a:rPr")):
            languages.add(
                run.get("lang", "none" if "/charts/" not in name else "es-CO")
            )
            sizes.add(int(run.get("sz", "1000")))

    assert languages == {"es-CO"}
    assert min(sizes) >= 1000


def test_what_people_write_is_only_text():
    text = "=1+1 \x00\x1b http://example.org <b>&amp;\ud800"
    row = a_row(name=text, identification=text, code="=1+1", sentence=text)
    finding = replace(FINDING, message=text)
    scorecard = a_scorecard(objectives=(an_objective(1, row),), findings=(finding,))

    for _, part in parts(scorecard):
        assert not list(part.iter(qn("a:hlinkClick")))
    shown = lines(frames(titled(scorecard, "Hallazgos"), "table"))[0][2]
    assert shown == "=1+1  http://example.org <b>&amp;"


def test_the_workbook_of_a_chart_has_texts_and_numbers_but_no_formula():
    row = a_row(code="=1+1", key="=1+1")
    content = to_pptx(a_scorecard(objectives=(an_objective(1, row),)), WHEN)
    package = zipfile.ZipFile(io.BytesIO(content))
    names = [name for name in package.namelist() if name.endswith(".xlsx")]

    for name in names:
        book = zipfile.ZipFile(io.BytesIO(package.read(name)))
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    last = CalamineWorkbook.from_filelike(io.BytesIO(package.read(names[-1])))
    assert last.get_sheet_by_index(0).to_python()[1][1:] == [1.0, 0.9831]


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        (CutoffState.OPEN, "BORRADOR: corte abierto"),
        (CutoffState.CLOSED, "BORRADOR: cerrado, sin publicar"),
        (CutoffState.PUBLISHED, None),
    ],
)
def test_what_is_not_published_says_so_on_every_slide(state, mark):
    scorecard = a_scorecard(state=state)
    layouts = [part for name, part in parts(scorecard) if "/slideLayouts/" in name]
    behind = b"".join(map(etree.tostring, layouts))
    cover = "\n".join(shape.text_frame.text for shape in slides(scorecard)[0].shapes)

    assert (b"BORRADOR" in behind, "BORRADOR" in cover) == (bool(mark), bool(mark))
    assert (mark or "") in cover


def test_the_same_scorecard_gives_the_same_slides_in_another_process():
    made = [
        subprocess.run(
            [sys.executable, "-c", AGAIN],
            env=os.environ
            | {"PYTHONHASHSEED": seed, "DJANGO_SETTINGS_MODULE": "tests.settings"},
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    later = to_pptx(a_scorecard(), WHEN + timedelta(days=1))
    assert made[0] == made[1]
    assert later != to_pptx(a_scorecard(), WHEN)


def test_the_colours_are_those_of_the_site():
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text("utf-8")
    light = tokens.split("/* The dark theme")[0]

    for token, digits in [
        *look.THEME.values(),
        ("--ink-soft", look.SOFT),
        ("--line", look.LINE),
    ]:
        assert f"{token}: #{digits};" in light
