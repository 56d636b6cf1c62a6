"""The first slides: who and when, and the plan at a glance."""

from collections.abc import Iterator, Sequence
from typing import Any

from indicators import labels
from pei_site.formats import date_long, date_short, percent
from reports import balance
from reports.exports.slides import look
from reports.exports.slides.charts import Place, Series, bars
from reports.exports.slides.deck import Deck
from reports.exports.slides.ink import Line, line
from reports.exports.slides.tables import Cell, Column, cell
from reports.scorecard import ObjectiveCard, Scorecard

MOST_BARS = 10  # of a slide: more would be too thin to read


def cover(deck: Deck, scorecard: Scorecard) -> None:
    """Say whose plan it is, at which cut-off, and whether it is published."""
    plan = scorecard.plan
    slide = deck.cover(plan.name, f"Seguimiento {date_long(scorecard.cutoff)}")
    soft = "c9d7ea"  # --on-blue-soft
    if plan.motto:
        at = Place(0.95, 0.7, look.WIDTH - 1.9, 0.6)
        deck.text(slide, [line(plan.motto, look.LEAD, colour=soft)], at)
    lines = [line(plan.entity, 18, bold=True, colour=look.WHITE)]
    version = f" · Versión {plan.version} del plan" if plan.version else ""
    of = f"{plan.start}–{plan.end}{version} · {revision(scorecard)}"
    lines.append(line(of, look.TEXT, colour=soft, before=4))
    if deck.mark:
        lines.append(line(deck.mark, 18, bold=True, colour=look.GOLD, before=8))
    if scorecard.revision_reason:
        reason = f"Motivo de la revisión: {scorecard.revision_reason}"
        lines.append(line(reason, look.TEXT, colour=soft, before=8))
    deck.text(slide, lines, Place(0.95, 4.7, look.WIDTH - 1.9, 2.4))
    deck.say(slide, [text for text in (plan.name, plan.entity, plan.motto) if text])


def revision(scorecard: Scorecard) -> str:
    """Name the revision."""
    number = scorecard.revision
    return "Sin revisión" if number is None else f"Revisión {number}"


def glance(deck: Deck, scorecard: Scorecard) -> None:
    """Show the plan's percentage beside its objectives, as bars."""
    cards = scorecard.objectives
    parts = [cards[at : at + MOST_BARS] for at in range(0, len(cards), MOST_BARS)]
    for number, part in enumerate(parts or [()], start=1):
        many = f" ({number} de {len(parts)})" if len(parts) > 1 else ""
        title = f"El plan de un vistazo{many}"
        slide = deck.page(title, _spoken(scorecard, part))
        deck.text(slide, _figures(scorecard), Place(look.MARGIN, 1.6, 3.6, 5.0))
        if part:
            _bars(deck, slide, part)
        else:
            empty = [line("El plan no tiene objetivos.", look.LEAD)]
            deck.text(slide, empty, Place(4.7, 1.7, 8, 1))


def _figures(scorecard: Scorecard) -> list[Line]:
    mean = "promedio ponderado" if scorecard.weighted_overall else "promedio simple"
    return [
        line(percent(scorecard.ratio), look.FIGURE, bold=True, colour=look.BLUE),
        line("Cumplimiento del plan al corte", look.TEXT, bold=True),
        line(date_short(scorecard.cutoff), look.TEXT, colour=look.SOFT),
        line(
            f"Con tope del 100 %: {percent(scorecard.capped_ratio)}",
            look.LEAD,
            before=14,
        ),
        line(
            f"Cálculo del sistema: {mean} de los objetivos que se pueden calificar.",
            12,
            colour=look.SOFT,
            before=4,
        ),
        *_counts(scorecard),
    ]


def _counts(scorecard: Scorecard) -> Iterator[Line]:
    for place, (status, many) in enumerate(balance.count(scorecard)):
        word = labels.STATUS[status] if status else labels.NOT_JUDGED
        noun = "objetivo" if many == 1 else "objetivos"
        colour = look.STATE.get(status, look.SOFT) if status else look.SOFT
        text = f"{many} {noun}: {word.lower()}"
        yield line(text, look.TEXT, bold=True, colour=colour, before=0 if place else 14)
    incomplete = balance.incomplete(scorecard)
    if incomplete:
        yield line(f"Incompletos: {incomplete}", look.TEXT)


def _bars(deck: Deck, slide: Any, cards: Sequence[ObjectiveCard]) -> None:
    ratios = [card.ratio for card in cards]
    series = [Series("Cumplimiento al corte", ratios, look.BLUE)]
    if any(card.ratio != card.capped_ratio for card in cards):
        capped = [card.capped_ratio for card in cards]
        series.append(Series("Con tope del 100 %", capped, look.PROGRAMMED))
    names = [
        f"Objetivo {card.number}" + (" · —" if card.ratio is None else "")
        for card in cards
    ]
    told = "; ".join(_told(card) for card in cards)
    place = Place(4.5, 1.35, look.WIDTH - look.MARGIN - 4.5, 5.4)
    bars(slide, names, series, place, f"Cumplimiento al corte: {told}", deck.when)


def _told(card: ObjectiveCard) -> str:
    beside = f" (con tope del 100 %, {percent(card.capped_ratio)})"
    capped = beside if card.capped_ratio != card.ratio else ""
    return f"Objetivo {card.number}, {percent(card.ratio)}{capped}"


def _spoken(scorecard: Scorecard, cards: Sequence[ObjectiveCard]) -> Iterator[str]:
    yield (
        f"Plan: {percent(scorecard.ratio)};"
        f" con tope del 100 %, {percent(scorecard.capped_ratio)}."
    )
    for card in cards:
        yield f"{_told(card)}. {card.statement}"


COLUMNS = (
    Column("Objetivo", 1.15),
    Column("Enunciado", 5.28),
    Column("Cumplimiento al corte", 1.7, "r"),
    Column("Con tope del 100 %", 1.5, "r"),
    Column("Estado", 1.4),
    Column("Semáforo", 1.1),
)


def compliance(deck: Deck, scorecard: Scorecard) -> None:
    """List the objectives and their percentages, the plan's below."""
    rows = [_row(card) for card in scorecard.objectives]
    notes = [f"{_told(card)}. {card.statement}" for card in scorecard.objectives]
    if rows:
        deck.tables(
            "Cumplimiento de los objetivos estratégicos",
            COLUMNS,
            rows,
            "Tabla de cumplimiento de los objetivos",
            notes,
        )


def _row(card: ObjectiveCard) -> list[Cell]:
    state = labels.STATUS[card.status] if card.status else labels.NOT_JUDGED
    band = labels.BAND[card.band] if card.band else labels.NOT_JUDGED
    name, statement, ratio, capped, status, light = COLUMNS
    colour = look.STATE.get(card.status, look.INK) if card.status else look.INK
    return [
        cell(name, f"Objetivo {card.number}", bold=True),
        cell(statement, card.short_statement or card.statement),
        cell(ratio, percent(card.ratio), bold=True),
        cell(capped, percent(card.capped_ratio)),
        cell(status, state, "Incompleto" if card.incomplete else "", colour=colour),
        cell(light, band),
    ]
