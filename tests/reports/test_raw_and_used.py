"""N04: an over-execution and a falling indicator, raw and as used, on every paper."""

import csv
import io
import json
import re
from collections.abc import Callable
from decimal import Decimal

import pypdfium2
import pytest
from django.test import Client
from pptx import Presentation

from indicators.compliance.vocabulary import Accumulation
from indicators.models import Cutoff
from objectives.models import FiscalYear
from reports import exports, paper
from reports.archive import scorecard_of
from reports.exports import draft_time
from tests.builders import a_cutoff, measured
from tests.reports.closings import an_officer
from tests.reports.exports.workbooks import read, table

pytestmark = pytest.mark.django_db

# Key -> its own percentage, and the one with which it enters the objective.
TOLD = {"546": ("144,52", "120,00"), "911": ("50,00", "50,00"), "912": ("", "0,00")}
OBJECTIVE = "70,00"  # 0,40 × 120 + 0,44 × 50 + 0,16 × 0


@pytest.fixture
def june() -> Cutoff:
    """Make an over-execution that the cap cuts, one that falls, and one not reported."""
    measured("546", weight="40", p="104220", e="150623", accumulation=Accumulation.SUM)
    falls = {"accumulation": Accumulation.DECREASING, "baseline": Decimal(40)}
    measured("911", weight="44", p="20", e="30", **falls)
    measured("912", weight="16", e=None)
    FiscalYear.objects.update(cap=120)
    return a_cutoff()


def of_json(content: bytes) -> dict[str, tuple[str, str]]:
    card = json.loads(content)["objectives"][0]
    used = {one["indicator"]: one["percent"] for one in card["terms"]}
    return {
        row["key"]: (comma(row["percent"]), comma(used[row["key"]]))
        for row in card["indicators"]
    }


def comma(percent: str | None) -> str:
    return (percent or "").replace(".", ",")


def of_csv(content: bytes) -> dict[str, tuple[str, str]]:
    lines = csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    return {
        line["Clave"]: (
            line["Porcentaje avance al corte (%)"],
            line["Cuenta en el objetivo (%)"],
        )
        for line in lines
    }


def of_xlsx(content: bytes) -> dict[str, tuple[str, str]]:
    lines = table(read(content)["Indicadores"], "Corte")
    return {
        line["Clave"].shown: (
            line["Porcentaje avance al corte"].shown.rstrip("%"),
            line["Cuenta en el objetivo"].shown.rstrip("%"),
        )
        for line in lines
    }


@pytest.mark.parametrize(
    ("file_format", "reading"),
    [("json", of_json), ("csv", of_csv), ("xlsx", of_xlsx)],
)
def test_n04_data_tell_the_raw_percentage_and_the_one_that_counts(
    june, file_format, reading
):
    card = scorecard_of(june)

    told = reading(exports.render(card, file_format, draft_time(card)))

    assert told == TOLD


def text_of_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def text_of_slides(content: bytes) -> str:
    slides = Presentation(io.BytesIO(content)).slides
    shapes = [shape for slide in slides for shape in slide.shapes]
    tables = [one.table for one in shapes if one.has_table]
    cells = [cell.text for one in tables for cell in one.iter_cells()]
    texts = [one.text_frame.text for one in shapes if one.has_text_frame]
    return " ".join([*cells, *texts])


@pytest.mark.parametrize(
    ("file_format", "text"), [("pdf", text_of_pdf), ("pptx", text_of_slides)]
)
def test_n04_papers_tell_both(june, file_format: str, text: Callable[[bytes], str]):
    card = scorecard_of(june)

    told = plain(text(exports.render(card, file_format, draft_time(card))))

    assert told_in(told)


def test_n04_the_page_of_the_report_tells_both(june):
    card = scorecard_of(june)

    assert told_in(plain(paper.document(card, draft_time(card))))


def test_n04_the_page_of_the_objective_tells_both(client: Client, june):
    client.force_login(an_officer())

    page = client.get("/cortes/2023-06-30/objetivos/1/").content.decode()

    assert told_in(plain(page))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def told_in(text: str) -> bool:
    """Whether the row is raw, the sum has what counts, and the objective what they give."""
    used = all(f"× {used}%" in text for _, used in TOLD.values())
    raw = all(f"{raw}%" in text for raw, _ in TOLD.values() if raw)
    return used and raw and f"= {OBJECTIVE}%" in text
