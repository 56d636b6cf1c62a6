"""Small words for the tests of the rules: magnitudes are written as strings."""

from decimal import Decimal
from fractions import Fraction

from indicators.compliance.achievement import Measure
from indicators.compliance.status import Facts, Judgement, judge
from indicators.compliance.vocabulary import Accumulation, Status
from indicators.compliance.weighting import Weighted

D = Decimal
F = Fraction

SUM, CONSTANT, INCREASING, DECREASING = Accumulation
LEVELS = (CONSTANT, INCREASING, DECREASING)

A_SUM = Measure(SUM)
A_CONSTANT = Measure(CONSTANT)
A_LEVEL = Measure(INCREASING)
FROM_60 = Measure(INCREASING, from_baseline=True, baseline=D(60))
DOWN_FROM_40 = Measure(DECREASING, baseline=D(40))


def months(**values: str) -> dict[int, Decimal]:
    """Write months as the plan files do: months(m03="10", m06="0")."""
    return {int(name[1:]): D(value) for name, value in values.items()}


def facts(
    measure: Measure = A_SUM,
    *,
    target: str | None = "40",
    programmed: dict[int, Decimal] | None = None,
    executed: dict[int, Decimal] | None = None,
    official: str | None = None,
) -> Facts:
    """Build an indicator with 10 programmed in March and June, 20 in December."""
    if programmed is None:
        programmed = months(m03="10", m06="10", m12="20")
    return Facts(
        measure,
        None if target is None else D(target),
        programmed,
        executed or {},
        None if official is None else D(official),
    )


ONLY_DECEMBER = months(m12="40")
FLAT = months(m06="40", m12="20")  # June promises the very level of DOWN_FROM_40


def in_june(known: Facts) -> Judgement:
    return judge(known, 6)


def outcome(judgement: Judgement) -> tuple[Status | None, Fraction | None]:
    return judgement.status, judgement.ratio


def part(weight: str, ratio: Fraction | int | None) -> Weighted:
    return Weighted(D(weight), None if ratio is None else F(ratio))
