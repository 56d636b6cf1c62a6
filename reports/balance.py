"""What lags in each objective, at what cost, and what hides it by going beyond 100 %."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from indicators.compliance.vocabulary import Status
from reports.remembered import remembered
from reports.scorecard import ObjectiveCard, Row, Scorecard, cost

FULL = Fraction(1)
STATUSES = (Status.ON_TARGET, Status.OVER, Status.BEHIND, None)  # of an objective


@dataclass(frozen=True, slots=True)
class Lag:
    """An indicator below 100 % in an objective, and what that takes from it.

    `cost` is share times shortfall, 1 being 100 points of the objective.
    """

    card: ObjectiveCard
    row: Row
    cost: Fraction


@dataclass(frozen=True, slots=True)
class Cover:
    """An objective in which what exceeds 100 % hides what lags.

    `hidden` is what the excess adds to the objective, 1 being 100 points: without it the
    objective would stand at its capped ratio.
    """

    card: ObjectiveCard
    over: tuple[Row, ...]
    behind: tuple[Row, ...]
    hidden: Fraction


@dataclass(frozen=True, slots=True)
class Lowest:
    """The objectives that are farthest below 100 %, and the ratio that they share.

    `capped`: as if no indicator counted for more than 100 %.
    """

    cards: tuple[ObjectiveCard, ...]
    ratio: Fraction
    capped: bool


def lowest(scorecard: Scorecard) -> list[Lowest]:
    """Return the lowest objectives; those of the capped figure too, if they are others."""
    cards = scorecard.objectives
    plain = _lowest([(card.ratio, card) for card in cards], capped=False)
    capped = _lowest([(card.capped_ratio, card) for card in cards], capped=True)
    if plain and capped and plain.cards == capped.cards:
        return [plain]
    return [one for one in (plain, capped) if one]


def _lowest(
    judged: Iterable[tuple[Fraction | None, ObjectiveCard]], *, capped: bool
) -> Lowest | None:
    ratios = [(ratio, card) for ratio, card in judged if ratio is not None]
    least = min((ratio for ratio, _ in ratios), default=FULL)
    if least >= FULL:
        return None
    cards = tuple(card for ratio, card in ratios if ratio == least)
    return Lowest(cards, least, capped)


@remembered
def lags(scorecard: Scorecard) -> tuple[Lag, ...]:
    """List what lags, the one that costs its objective most first."""
    return tuple(Lag(card, row, cost(card, row)) for card, row in scorecard.lagging())


@remembered
def covers(scorecard: Scorecard) -> tuple[Cover, ...]:
    """List the objectives in which an excess hides a lag, the most hidden first."""
    found = [cover for card in scorecard.objectives if (cover := _cover(card))]
    return tuple(sorted(found, key=lambda cover: -cover.hidden))


def _cover(card: ObjectiveCard) -> Cover | None:
    judged = [(row, row.counted) for row in card.rows if row.counted is not None]
    over = tuple(row for row, counted in judged if row.weight and counted > FULL)
    behind = tuple(row for row, counted in judged if row.weight and counted < FULL)
    if not (over and behind):
        return None
    excess = (
        term.share * (term.counted - FULL) for term in card.terms if term.counted > FULL
    )
    return Cover(card, over, behind, sum(excess, Fraction(0)))


def count(scorecard: Scorecard) -> list[tuple[Status | None, int]]:
    """Count the objectives by status, those without a status last; only what there is."""
    counted = Counter(card.status for card in scorecard.objectives)
    return [(status, counted[status]) for status in STATUSES if counted[status]]


def incomplete(scorecard: Scorecard) -> int:
    """Count the objectives in which a report is missing."""
    return sum(card.incomplete for card in scorecard.objectives)
