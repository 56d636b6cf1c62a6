"""The comparison as a flat table (CSV): the plan, its objectives, the indicators shown."""

import csv
import io
from collections.abc import Iterable, Iterator

from indicators import labels
from pei_site.sheets.cells import escape_text
from reports.contrast.choice import Pair
from reports.exports.csv import BYTE_ORDER_MARK, percentage
from reports.moves import Move, between, objective_moves
from reports.scorecard import ObjectiveCard, Row, Scorecard

HEADER = (
    "Nivel",
    "Objetivos",
    "Clave",
    "Nombre",
    "Dependencia",
    "Corte anterior",
    "Porcentaje anterior (%)",
    "Estado anterior",
    "Semáforo anterior",
    "Corte posterior",
    "Porcentaje posterior (%)",
    "Estado posterior",
    "Semáforo posterior",
    "Cambio (puntos)",
    "Novedad",
)
NEW, LEFT = "Nuevo", "Salió"
Thing = Row | ObjectiveCard | None


def to_csv(pair: Pair, indicators: Iterable[Move[Row]]) -> bytes:
    """Return the table as spreadsheets in Spanish read it; the indicators as given."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(_lines(pair, indicators))
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def _lines(pair: Pair, indicators: Iterable[Move[Row]]) -> Iterator[list[str]]:
    before, after = pair.before.scorecard, pair.after.scorecard
    yield _plan(before, after)
    for objective in objective_moves(before, after):
        card = objective.latest
        yield _line(
            ["Objetivo", str(card.number), "", escape_text(card.statement), ""],
            pair,
            objective,
            labels.NOT_JUDGED,
        )
    for move in indicators:
        row = move.latest
        numbers = ", ".join(map(str, move.objectives))
        texts = map(escape_text, (row.key, row.name, row.department))
        yield _line(["Indicador", numbers, *texts], pair, move, labels.NO_PROGRAMMING)


def _plan(before: Scorecard, after: Scorecard) -> list[str]:
    movement = between(before.ratio, after.ratio, before.cutoff)
    return [
        *("Plan", "", "", escape_text(after.plan.name), ""),
        *(before.cutoff.isoformat(), percentage(before.ratio), "", ""),
        *(after.cutoff.isoformat(), percentage(after.ratio), "", ""),
        percentage(movement.difference if movement else None),
        "",
    ]


def _line(
    what: list[str],
    pair: Pair,
    move: Move[Row] | Move[ObjectiveCard],
    nothing: str,
) -> list[str]:
    novelty = NEW if move.is_new else LEFT if move.has_left else ""
    return [
        *what,
        *(pair.before.scorecard.cutoff.isoformat(), *_judged(move.before, nothing)),
        *(pair.after.scorecard.cutoff.isoformat(), *_judged(move.after, nothing)),
        percentage(move.change),
        novelty,
    ]


def _judged(thing: Thing, nothing: str) -> list[str]:
    """Write percentage, status and band; all empty for what is not there."""
    if thing is None:
        return ["", "", ""]
    return [
        percentage(thing.ratio),
        labels.STATUS[thing.status] if thing.status else nothing,
        labels.BAND[thing.band] if thing.band else labels.NOT_JUDGED,
    ]
