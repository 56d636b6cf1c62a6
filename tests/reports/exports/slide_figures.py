"""Reads the figures of a report back from its slides: from their tables."""

import io
import re
from typing import Any

from pptx import Presentation

from reports.scorecard import Scorecard
from tests.reports.exports.figures import Figures, alike
from tests.reports.exports.paper_figures import FIGURE

COMPLIANCE = "Cumplimiento de los objetivos estratégicos"


def of_pptx(content: bytes, scorecard: Scorecard) -> Figures:
    """Read each table by the title of its slide and its headings, each row by its name."""
    found: Figures = {}
    for slide in Presentation(io.BytesIO(content)).slides:
        title = slide.shapes.title.text
        lines = [
            line for shape in slide.shapes if shape.has_table for line in _lines(shape)
        ]
        if title == "El plan de un vistazo":
            found |= _of_plan(slide)
        if title.startswith(COMPLIANCE):
            for line in lines:
                found |= _of_objective(line)
        if objective := re.match(r"Objetivo (\d+): metas e indicadores", title):
            for line in lines:
                notes = slide.notes_slide.notes_text_frame.text
                found |= _of_row(int(objective[1]), line, notes, scorecard)
    return found


def _lines(shape: Any) -> list[dict[str, str]]:
    head, *rows = shape.table.rows
    titles = [cell.text for cell in head.cells]
    texts = ([cell.text for cell in row.cells] for row in rows)
    return [dict(zip(titles, line, strict=True)) for line in texts]


def _of_plan(slide: Any) -> Figures:
    text = "\n".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)
    pattern = rf"{FIGURE}\nCumplimiento del plan.*Con tope del 100 %: {FIGURE}"
    said = re.search(pattern, text, re.DOTALL)
    return {(0, "", "porcentaje"): alike(said[1]), (0, "", "con tope"): alike(said[2])}


def _of_objective(line: dict[str, str]) -> Figures:
    number = int(line["Objetivo"].removeprefix("Objetivo "))
    return {
        (number, "", "porcentaje"): alike(line["Cumplimiento al corte"]),
        (number, "", "con tope"): alike(line["Con tope del 100 %"]),
    }


def _of_row(
    number: int, line: dict[str, str], notes: str, scorecard: Scorecard
) -> Figures:
    name, identified, *_ = line["Nombre indicador"].split("\n")
    marked = re.sub(r"( (\*+|\(\d+\)))+$", "", identified)
    rows = scorecard.objective(number).rows
    [row] = [one for one in rows if (one.name, one.identification) == (name, marked)]
    ratio, _, official = line["Porcentaje avance al corte"].partition("\n")
    place = re.escape(f"): {row.name}.")
    weight = (
        rf"{re.escape(row.identification)} \((?:pesa {FIGURE}|sin ponderación){place}"
    )
    said = {
        "ponderación": re.search(weight, notes)[1],
        "programación del año": line[f"Programación {scorecard.year}"],
        "programación al corte": line["Programación al corte"],
        "magnitud ejecutada": line["Magnitud ejecutada al corte"],
        "porcentaje": ratio,
        "recalculado": official.partition("recalculado ")[2],
        "porcentaje del año": line[f"Porcentaje avance {scorecard.year}"],
    }
    return {(number, row.key, figure): alike(text) for figure, text in said.items()}
