"""The scorecard as one flat table: a line per objective and indicator (CSV)."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from pei_site.formats import percent_digits, with_decimals
from pei_site.sheets.cells import escape_text
from reports.exports.columns import HEADER
from reports.exports.row_words import judged, which
from reports.scorecard import ObjectiveCard, Row, Scorecard

BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads the accents wrongly


def to_csv(scorecard: Scorecard) -> bytes:
    """Return the table, decimals with a comma."""
    return table(HEADER, _lines(scorecard))


def table(header: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """Return a table as spreadsheets in Spanish read it; texts come escaped."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(lines)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def _lines(scorecard: Scorecard) -> Iterator[list[str]]:
    for card in scorecard.objectives:
        counted = {term.key: term.counted for term in card.terms}
        for row in card.rows:
            cutoff = [scorecard.cutoff.isoformat()]
            yield [
                *cutoff,
                *_objective(card),
                *map(escape_text, which(row)),
                *_figures(row),
                *map(escape_text, judged(row)),
                percentage(counted.get(row.key)),
            ]
        if not card.rows:  # an objective that nobody measures yet is still told
            line = [scorecard.cutoff.isoformat(), *_objective(card)]
            yield [*line, *[""] * (len(HEADER) - len(line))]


def _objective(card: ObjectiveCard) -> list[str]:
    return [str(card.number), escape_text(card.statement), percentage(card.ratio)]


def _figures(row: Row) -> list[str]:
    return [
        magnitude(row.weight, 2),
        magnitude(row.target, row.decimals),
        magnitude(row.programmed, row.decimals),
        magnitude(row.executed, row.decimals),
        percentage(row.ratio),
        percentage(row.recomputed),
        percentage(row.year_ratio),
    ]


def percentage(ratio: Fraction | None) -> str:
    """Write a percentage as a bare number, 98,31; empty where there is none."""
    return (percent_digits(ratio) or "").replace(".", ",")


def magnitude(value: Decimal | None, decimals: int) -> str:
    """Write a magnitude without grouping, 1474056 or 72,50; empty where there is none."""
    if value is None:
        return ""
    return f"{with_decimals(value, decimals):f}".replace(".", ",")
