"""A plan in which every figure is a difficult one."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import count

from indicators.compliance.vocabulary import Status
from reports.scorecard import ObjectiveCard, Row, Scorecard
from tests.reports.cards import (
    a_row,
    an_objective,
    not_programmed,
    on_target,
    over_and_behind,
)
from tests.reports.scorecards import a_scorecard

NEGATIVE = Fraction(-1, 8)
TIE = Fraction(981_250, 1_000_000)  # 98,125%: half a hundredth, and it goes up


def measured(key: str, ratio: Fraction | None, weight: str, **changes: object) -> Row:
    """Return a row with a percentage of its own, which counts as it is."""
    values = {
        "weight": Decimal(weight),
        "inferred_weight": False,
        "name": f"Personas atendidas, según el registro {key}",
        "ratio": ratio,
        "recomputed": ratio,
        "counted": ratio,
        "official": False,
        "official_reason": "",
    }
    return a_row(key, **(values | changes))


def a_hard_plan() -> Scorecard:
    """Return negatives, nulls, missing reports, ties, caps, officials, many decimals."""
    objectives = (
        an_objective(),
        an_objective(2, *_mixed(), capped_ratio=Fraction(1, 7), incomplete=True),
        an_objective(3, not_programmed("999"), capped_ratio=None, band=None),
        an_objective(4, *_tied(), capped_ratio=Fraction(2, 3)),
        over_and_behind(),
        an_objective(6, *_thirds()),
        _without_rows(),
    )
    judged = [card.ratio for card in objectives if card.ratio is not None]
    return a_scorecard(
        objectives=objectives,
        ratio=sum(judged, Fraction(0)) / len(judged),
        capped_ratio=Fraction(355, 1130),
    )


def a_plan_of_ties() -> Scorecard:
    """Return halves of a hundredth, what is nearly one, and nearly 0 and 100."""
    ratios = [Fraction(told) / 100 for told in TIES]
    objectives = (
        an_objective(1, *_evenly(ratios[:4], 101)),
        an_objective(2, *_evenly(ratios[4:8], 201), capped_ratio=ratios[0]),
        an_objective(3, *_evenly(ratios[8:], 301), capped_ratio=ratios[3]),
    )
    return a_scorecard(objectives=objectives, ratio=ratios[2], capped_ratio=ratios[1])


# In percent: what rounding twice, to the even, or by cutting would tell otherwise.
TIES = (
    *("98.125", "98.135", "99.995", "98.12496"),
    *("0.005", "0.004999", "-0.004", "-0.005"),
    *("100.005", "99.99499", "33.335", "144.5249999"),
)


def _evenly(ratios: list[Fraction], first: int) -> tuple[Row, ...]:
    keys = map(str, count(first))
    return tuple(
        measured(key, ratio, "25") for key, ratio in zip(keys, ratios, strict=False)
    )


def _mixed() -> tuple[Row, ...]:
    return (
        measured("201", NEGATIVE, "40.25", executed=Decimal("-0.1250"), decimals=2),
        measured(
            "202", None, "19.75", counted=Fraction(0), executed=None, year_ratio=None
        ),
        measured("203", None, "15", status=Status.NOT_PROGRAMMED, programmed=None),
        measured("204", Fraction(23, 7), "15", counted=Fraction(6, 5)),
        measured("205", Fraction(99_996, 100_000), "10", programmed=Decimal("72.1234")),
    )


def _tied() -> tuple[Row, ...]:
    third = Fraction(1, 3)
    return (measured("401", third, "50"), measured("402", 2 * TIE - third, "50"))


def _thirds() -> tuple[Row, ...]:
    weights, keys = ("33.33", "33.33", "33.34"), count(601)
    ratios = (Fraction(1, 3), Fraction(2, 3), Fraction(1, 7))
    found = zip(keys, ratios, weights, strict=False)
    rows = [measured(str(key), ratio, weight) for key, ratio, weight in found]
    return (*rows, on_target("604", "0", "0.0001", "1000000000.50"))


def _without_rows() -> ObjectiveCard:
    card = an_objective(7, not_programmed(), capped_ratio=None, band=None)
    return replace(card, rows=(), terms=())
