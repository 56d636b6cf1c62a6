"""The slides of an objective: its figure and sum, its indicators, what is said of them."""

from collections.abc import Iterator, Sequence
from typing import Any

from indicators import labels
from indicators.compliance.vocabulary import Status
from pei_site.formats import date_short, percent, quantity, weight
from reports import arithmetic
from reports.balance import FULL
from reports.exports.slides import look
from reports.exports.slides.charts import Place, Series, bars
from reports.exports.slides.deck import Deck
from reports.exports.slides.ink import Line, line
from reports.exports.slides.tables import Cell, Column, cell
from reports.scorecard import ObjectiveCard, Row, Scorecard
from reports.sections import Section
from reports.wording import months

MOST_BARS = 10
LABEL = 60  # characters beside a bar
LEFT, GAP = 4.9, 0.35  # inches


def objective(deck: Deck, scorecard: Scorecard, section: Section) -> None:
    """Add the slides of one objective."""
    card = section.card
    account = arithmetic.explain(card, scorecard.cap)
    title = f"Objetivo {card.number}: {percent(card.ratio)}"
    spoken = [
        card.statement,
        f"Cálculo: {sum_of(card)}" if card.terms else "",
        *terms(card),
        account.headline,
        *account.remarks,
    ]
    judged = [row for row in card.rows if row.ratio is not None]
    parts = [judged[at : at + MOST_BARS] for at in range(0, len(judged), MOST_BARS)]
    for number, part in enumerate(parts or [[]], start=1):
        many = f" ({number} de {len(parts)})" if len(parts) > 1 else ""
        slide = deck.page(f"{title}{many}", spoken if number == 1 else ())
        statement = Place(look.MARGIN, look.BODY_TOP, look.BODY_WIDTH, 0.85)
        deck.text(slide, [line(card.statement, look.LEAD)], statement)
        told = list(_figures(scorecard, section, account))
        deck.text(slide, told, Place(look.MARGIN, 2.3, LEFT, 4.5))
        if part:
            _bars(deck, slide, card, part)
        else:
            none = (
                f"Ningún indicador se puede calificar en la vigencia {scorecard.year}."
            )
            deck.text(slide, [line(none, look.TEXT)], _beside())
    _indicators(deck, scorecard, section)
    _said(deck, section)


def sum_of(card: ObjectiveCard) -> str:
    """Write the sum: 89,50% × 98,31% + 10,50% × 100,00% = 98,49%."""
    told = " + ".join(
        f"{percent(term.share)} × {percent(term.counted)}" for term in card.terms
    )
    return f"{told} = {percent(card.ratio)}"


def terms(card: ObjectiveCard) -> list[str]:
    """Write each term of the sum on its own."""
    return [
        f"{term.label}: {percent(term.share)} × {percent(term.counted)}"
        f" = {percent(term.contribution)}"
        for term in card.terms
    ]


def _beside() -> Place:
    left = look.MARGIN + LEFT + GAP
    return Place(left, 2.2, look.WIDTH - look.MARGIN - left, 4.6)


def _figures(
    scorecard: Scorecard, section: Section, account: arithmetic.Account
) -> Iterator[Line]:
    card = section.card
    yield line(percent(card.ratio), look.FIGURE, bold=True, colour=look.BLUE)
    yield line(f"Avance al corte {date_short(scorecard.cutoff)}", look.TEXT, bold=True)
    state = [section.status, f"Semáforo: {section.band.lower()}"]
    if card.incomplete:
        state.append("Incompleto")
    colour = look.STATE.get(card.status, look.INK) if card.status else look.INK
    yield line(" · ".join(state), look.TEXT, bold=True, colour=colour)
    if card.capped_ratio != card.ratio:
        yield line(f"Con tope del 100 %: {percent(card.capped_ratio)}", look.TEXT)
    if card.terms:
        yield line(sum_of(card), look.TEXT, bold=True, before=12)
    yield line(account.headline, 12, before=6)
    for remark in account.remarks:
        yield line(remark, 12, colour=look.SOFT, before=4)


def _bars(deck: Deck, slide: Any, card: ObjectiveCard, rows: Sequence[Row]) -> None:
    """Draw what was done against what was programmed: that is the 100 %, by definition."""
    names = [labels.told_apart(row.kind, row.code, row.key) for row in rows]
    shown = [name if len(name) <= LABEL else f"{name[: LABEL - 1]}…" for name in names]
    ratios = [row.ratio for row in rows]
    programmed = "Programado al corte (100 %)"
    series = [
        Series(programmed, [FULL] * len(rows), look.PROGRAMMED, labels=False),
        Series("Ejecutado al corte", ratios, look.BLUE),
    ]
    told = "; ".join(
        f"{name}, {percent(ratio)}" for name, ratio in zip(names, ratios, strict=True)
    )
    alt = f"Ejecutado frente a lo programado al corte, objetivo {card.number}: {told}"
    bars(slide, shown, series, _beside(), alt, deck.when)


def columns(year: int) -> tuple[Column, ...]:
    """Return the columns of the entity's own report, in its order."""
    return (
        Column("Nombre indicador", 3.05),
        Column(f"Programación {year}", 1.33, "r"),
        Column("Programación al corte", 1.33, "r"),
        Column("Magnitud ejecutada al corte", 1.33, "r"),
        Column("Porcentaje avance al corte", 1.2, "r"),
        Column(f"Porcentaje avance {year}", 1.15, "r"),
        Column("Estado", 2.743),
    )


def _indicators(deck: Deck, scorecard: Scorecard, section: Section) -> None:
    card = section.card
    if not card.rows:
        return
    heads = columns(scorecard.year)
    deck.tables(
        f"Objetivo {card.number}: metas e indicadores",
        heads,
        [_row(heads, row) for row in card.rows],
        f"Indicadores del objetivo {card.number} al corte"
        f" {date_short(scorecard.cutoff)}",
        [_spoken(row) for row in card.rows],
    )


def _row(heads: Sequence[Column], row: Row) -> list[Cell]:
    name, target, programmed, executed, ratio, year, state = heads
    marks = "".join(f" {note.mark}" for note in row.notes if note.mark)
    official = f"oficial; recalculado {percent(row.recomputed)}" if row.official else ""
    missing = (
        f"Incompleto: sin reporte de {months(row.missing)}." if row.missing else ""
    )
    amounts = (
        (target, row.target),
        (programmed, row.programmed),
        (executed, row.executed),
    )
    return [
        cell(name, row.name, f"{row.identification}{marks}", row.department),
        *(cell(head, quantity(value, row.decimals)) for head, value in amounts),
        cell(ratio, percent(row.ratio), official, bold=True),
        cell(year, percent(row.year_ratio)),
        cell(state, row.sentence, missing, colour=_colour(row.status)),
    ]


def _colour(status: Status | None) -> str:
    return look.STATE.get(status, look.INK) if status else look.INK


def _spoken(row: Row) -> str:
    """Say the row whole: what the table cuts stands here."""
    share = "sin ponderación" if row.weight is None else f"pesa {weight(row.weight)}"
    return (
        f"{row.identification} ({share}): {row.name}. Avance al corte:"
        f" {percent(row.ratio)}; del año: {percent(row.year_ratio)}. {row.sentence}"
    )


REMARKS = (Column("Indicador", 2.6), Column("Qué es", 2.2), Column("Texto", 7.333))


def _said(deck: Deck, section: Section) -> None:
    """List the notes of the rows and what else is said of the indicators."""
    card = section.card
    said = [(note.mark or "—", "Nota", note.text) for note in card.notes]
    said += [(one.indicator, one.label, one.text) for one in section.remarks]
    if not said:
        return
    rows = [
        [
            cell(REMARKS[0], name, bold=True),
            cell(REMARKS[1], what),
            cell(REMARKS[2], text),
        ]
        for name, what, text in said
    ]
    deck.tables(
        f"Objetivo {card.number}: notas, causas y acciones",
        REMARKS,
        rows,
        f"Notas y aclaraciones del objetivo {card.number}",
        [f"{name} · {what}: {text}" for name, what, text in said],
    )
