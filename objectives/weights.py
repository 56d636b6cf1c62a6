"""Do the weights of an objective add up, and what makes them? Pure.

Shared by forms, files and readiness. Weights are percentages to two decimals.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

FULL = Decimal(100)
CENT = Decimal("0.01")


def total(weights: Iterable[Decimal]) -> Decimal:
    """Return the exact sum of weights in percent."""
    return sum(weights, Decimal(0))


def add_up(weights: Iterable[Decimal]) -> bool:
    """Whether the weights of an objective in a year sum to exactly 100,00 (rule 9)."""
    return total(weights) == FULL


def in_proportion(parts: Sequence[Decimal], whole: Decimal = FULL) -> list[Decimal]:
    """Share a whole out in proportion to parts of any scale: 1, 1, 2 is 25, 25, 50.

    The result adds up to the whole exactly. Each share is cut to a hundredth, and the
    hundredths that are left go one by one to the largest remainders; of equal ones the
    last goes first, so that three equal parts are 33,33 33,33 33,34. A part of 0 stays
    0. ValueError: a part is negative, or all are 0.
    """
    if any(part < 0 for part in parts) or not any(parts):
        raise ValueError(
            "There is no proportion: some part must be above 0, and none below."
        )
    cents, every = int(whole / CENT), total(parts)
    exact = [Fraction(cents) * Fraction(part) / Fraction(every) for part in parts]
    shares = [share.numerator // share.denominator for share in exact]
    places = sorted(
        range(len(parts)),
        key=lambda place: (exact[place] - shares[place], place),
        reverse=True,
    )
    for place in places[: cents - sum(shares)]:
        shares[place] += 1
    return [share * CENT for share in shares]


def evenly(parts: Sequence[Decimal | None]) -> list[Decimal]:
    """Weigh all the same but those of 0, which stay so; if all are 0, all the same."""
    taking = [Decimal(part is None or part != 0) for part in parts]
    return in_proportion(taking if any(taking) else [Decimal(1)] * len(parts))


def with_the_rest(parts: Sequence[Decimal | None]) -> list[Decimal]:
    """Give what lacks to 100 to the empty parts alike (None), or else to all that weigh.

    ValueError: nothing lacks.
    """
    known = [part or Decimal(0) for part in parts]
    lacking = FULL - total(known)
    if lacking <= 0:
        raise ValueError("Nothing is left to share out.")
    taking = [Decimal(part is None) for part in parts]
    if not any(taking):
        taking = [Decimal(part > 0) for part in known]
    if not any(taking):
        taking = [Decimal(1)] * len(parts)
    shares = in_proportion(taking, lacking.quantize(CENT))
    return [part + share for part, share in zip(known, shares, strict=True)]
