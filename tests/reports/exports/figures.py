"""Reads every figure of a report back from each of its formats, to compare them.

A figure is named by its objective (0: the plan), its indicator ("": the objective's
own) and what it is. Figures are told alike: "98,31", "5486863", "" where there is none.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping

from pei_site.formats import quantity, weight
from reports.scorecard import ObjectiveCard, Row, Scorecard
from tests.reports.exports.workbooks import Cell, read, table
from tests.reports.rounding import once

Place = tuple[int, str, str]
Figures = dict[Place, str]

# What a row tells: by the heading of the workbook's raw data and of the CSV.
DATA = {
    "ponderación": "Ponderación",
    "programación del año": "Programación de la vigencia",
    "programación al corte": "Programación al corte",
    "magnitud ejecutada": "Magnitud ejecutada al corte",
    "porcentaje": "Porcentaje avance al corte",
    "recalculado": "Porcentaje recalculado",
    "porcentaje del año": "Porcentaje avance de la vigencia",
}


def alike(text: str | None) -> str:
    """Write a figure as all formats are compared: no thousands, no sign of percentage."""
    return (text or "").strip().rstrip("%").replace(".", "").replace("—", "")


def printed(scorecard: Scorecard) -> Figures:
    """Return every figure as the scorecard prints it."""
    figures = {
        (0, "", "porcentaje"): once(scorecard.ratio),
        (0, "", "con tope"): once(scorecard.capped_ratio),
    }
    for card in scorecard.objectives:
        figures[card.number, "", "porcentaje"] = once(card.ratio)
        figures[card.number, "", "con tope"] = once(card.capped_ratio)
        for row in card.rows:
            named = zip(DATA, _of_row(row), strict=True)
            figures |= {(card.number, row.key, name): value for name, value in named}
    return {place: alike(value) for place, value in figures.items()}


def _of_row(row: Row) -> tuple[str, ...]:
    return (
        weight(row.weight),
        quantity(row.target, row.decimals),
        quantity(row.programmed, row.decimals),
        quantity(row.executed, row.decimals),
        once(row.ratio),
        once(row.recomputed),
        once(row.year_ratio),
    )


def expected(scorecard: Scorecard, file_format: str) -> Figures:
    """Return the figures that a format must tell: paper leaves out what says the same."""
    figures = printed(scorecard)
    if file_format in ("csv", "xlsx, Indicadores"):
        return {
            place: value
            for place, value in figures.items()
            if place[0] and place[2] != "con tope"
        }
    if file_format == "xlsx, objetivos":
        return {
            place: value
            for place, value in figures.items()
            if place[2] != "recalculado"
        }
    if file_format == "json":
        return figures
    silent = dict(_silent(scorecard))
    if file_format == "pptx":
        silent = {place: "" for place in silent if place[2] == "recalculado"}
    return figures | silent


def _silent(scorecard: Scorecard) -> Iterator[tuple[Place, str]]:
    """Yield what paper tells only where it differs, as it is found when it is not told."""
    cards: list[tuple[int, Scorecard | ObjectiveCard]] = [(0, scorecard)]
    cards += [(card.number, card) for card in scorecard.objectives]
    for number, card in cards:
        if card.ratio == card.capped_ratio:
            yield (number, "", "con tope"), ""
    for card in scorecard.objectives:
        for row in card.rows:
            if not row.official:
                yield (card.number, row.key, "recalculado"), ""


def of_json(content: bytes, scorecard: Scorecard) -> Figures:
    """Read the open data, which say None where there is no figure."""
    data = json.loads(content)
    names = (
        "weight", "target", "programmed", "executed", "percent",
        "recomputed_percent", "year_percent",
    )  # fmt: skip
    found: dict[Place, str | None] = {}
    for number, one in [(0, data["overall"]), *_numbered(data["objectives"])]:
        found[number, "", "porcentaje"] = one["percent"]
        found[number, "", "con tope"] = one["capped_percent"]
        for row in one.get("indicators", ()):
            for figure, name in zip(DATA, names, strict=True):
                found[number, row["key"], figure] = row[name]
    return {place: (value or "").replace(".", ",") for place, value in found.items()}


def _numbered(objectives: list[dict]) -> list[tuple[int, dict]]:
    return [(one["number"], one) for one in objectives]


def of_csv(content: bytes, scorecard: Scorecard) -> Figures:
    """Read the table by its headings."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    lines = [
        {title.removesuffix(" (%)"): value for title, value in line.items()}
        for line in csv.DictReader(text, delimiter=";")
    ]
    return _of_lines(lines)


def of_raw_data(content: bytes, scorecard: Scorecard) -> Figures:
    """Read the workbook's flat table as it is shown."""
    lines = table(read(content)["Indicadores"], "Corte")
    return _of_lines([_shown(line) for line in lines])


def _shown(line: Mapping[str, Cell]) -> dict[str, str]:
    return {title: cell.shown for title, cell in line.items()}


def _of_lines(lines: list[dict[str, str]]) -> Figures:
    found: Figures = {}
    for line in lines:
        number, key = int(line["Objetivo"]), line["Clave"]
        found[number, "", "porcentaje"] = alike(line["Cumplimiento del objetivo"])
        if key:
            named = DATA.items()
            found |= {(number, key, name): alike(line[title]) for name, title in named}
    return found


def of_sheets(content: bytes, scorecard: Scorecard) -> Figures:
    """Read the summary and the sheets of the objectives as they are shown."""
    sheets, found = read(content), {}
    for line in map(_shown, table(sheets["Resumen"], "Objetivo")):
        if line["Cumplimiento al corte"] or line["Objetivo"].startswith("Objetivo "):
            number = int(
                line["Objetivo"].removeprefix("Objetivo ").replace("Plan", "0")
            )
            found[number, "", "porcentaje"] = alike(line["Cumplimiento al corte"])
            found[number, "", "con tope"] = alike(line["Con tope del 100 %"])
    for card in scorecard.objectives:
        lines = table(sheets[f"Objetivo {card.number}"], "Nombre indicador")
        found |= _of_sheet(card, list(map(_shown, lines)), scorecard.year)
    return found


def _of_sheet(card: ObjectiveCard, lines: list[dict[str, str]], year: int) -> Figures:
    by_name = {
        (line["Nombre indicador"], line["Identificación"]): line for line in lines
    }
    total = by_name["Cumplimiento del objetivo", ""]["Porcentaje avance al corte"]
    capped = by_name["Con tope del 100 %", ""]["Porcentaje avance al corte"]
    found = {
        (card.number, "", "porcentaje"): alike(total),
        (card.number, "", "con tope"): alike(capped),
    }
    titles = DATA | {
        "programación del año": f"Programación {year}",
        "porcentaje del año": f"Porcentaje avance {year}",
    }
    del titles["recalculado"]
    for row in card.rows:
        line = by_name[row.name, row.identification]
        named = titles.items()
        found |= {(card.number, row.key, name): alike(line[of]) for name, of in named}
    return found
