"""What the picture that networks show of a cut-off says: words and bars, no dots yet."""

from dataclasses import dataclass

from pei_site.formats import date_long, percent
from reports import charts
from reports.addresses import At, Revision
from reports.scorecard import ObjectiveCard, Scorecard

MOST = 10  # lines that can be read when the picture is small


@dataclass(frozen=True, slots=True)
class Line:
    """An objective: its number, its percentage, the capped one (blank: the same), its bar."""

    number: str
    percent: str
    capped: str
    bar: charts.Bar


@dataclass(frozen=True, slots=True)
class Poster:
    """The whole picture; `capped` blank: the same as `percent`; `more` blank: all are told."""

    entity: str
    plan: str
    cutoff: str
    percent: str
    capped: str
    lines: tuple[Line, ...]
    more: str


def poster(scorecard: Scorecard, at: At) -> Poster:
    """Say the scorecard in a picture; beyond ten objectives the rest are counted."""
    plan, cards = scorecard.plan, scorecard.objectives
    shown = cards if len(cards) <= MOST else cards[: MOST - 1]
    bars = charts.objective_bars(scorecard)
    rest = len(cards) - len(shown)
    return Poster(
        entity=plan.entity,
        plan=f"{plan.name} {plan.start}–{plan.end}",
        cutoff=_cutoff(at),
        percent=percent(scorecard.ratio),
        capped=_capped(scorecard),
        lines=tuple(_line(card, bars[card.number]) for card in shown),
        more=f"y {rest} objetivos más" if rest else "",
    )


def _cutoff(at: At) -> str:
    if isinstance(at, Revision):
        return f"Corte del {date_long(at.date)}, revisión {at.number}"
    return f"Corte del {date_long(at)}"


def _capped(part: Scorecard | ObjectiveCard) -> str:
    return "" if part.capped_ratio == part.ratio else percent(part.capped_ratio)


def _line(card: ObjectiveCard, bar: charts.Bar) -> Line:
    return Line(str(card.number), percent(card.ratio), _capped(card), bar)
