"""The trend as one flat table: a line per month, cut-off or year of each thing (CSV)."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from pei_site.sheets.cells import escape_text
from reports.exports.csv import BYTE_ORDER_MARK, percentage
from reports.scorecard import Scorecard
from reports.trend_lines import Line

HEADER = (
    "Corte consultado",
    "Objetivo",
    "Clave del indicador",
    "Nombre",
    "Qué es",
    "Mes o corte",
    "Revisión",
    "Cumplimiento (%)",
)
RECOMPUTED = "Recalculado con este corte"
THIS = "Este corte"
PUBLISHED = "Como se publicó"
CLOSED = "Como se cerró, sin publicar"
PROJECTED = "Proyección, no es un resultado"


def trend_csv(scorecard: Scorecard, lines: Sequence[Line]) -> bytes:
    """Return the table as spreadsheets in Spanish read it: semicolons, decimal comma."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for line in lines:
        writer.writerows(_of_line(scorecard, line))
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def _of_line(scorecard: Scorecard, line: Line) -> Iterator[list[str]]:
    what = [
        scorecard.cutoff.isoformat(),
        "" if line.objective is None else str(line.objective),
        "" if line.row is None else escape_text(line.row.key),
        escape_text(line.text or line.name),
    ]
    for kind, when, revision, ratio in _figures(scorecard, line):
        yield [*what, kind, when, revision, percentage(ratio)]


def _figures(
    scorecard: Scorecard, line: Line
) -> Iterator[tuple[str, str, str, Fraction | None]]:
    year, last = scorecard.year, scorecard.cutoff.month
    for told in line.told:
        kind = PUBLISHED if told.said.published else CLOSED
        yield kind, told.said.cutoff.isoformat(), str(told.said.revision), told.ratio
    for point in line.trend:
        if point.month != last:
            yield RECOMPUTED, _month(year, point.month), "", point.ratio
    revision = "" if scorecard.revision is None else str(scorecard.revision)
    yield THIS, scorecard.cutoff.isoformat(), revision, line.ratio
    if line.projected:
        yield PROJECTED, _month(year, 12), "", line.projected.end


def _month(year: int, month: int) -> str:
    return date(year, month, 1).isoformat()[:7]
