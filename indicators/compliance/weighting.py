"""How indicators add up to an objective, and objectives to the plan (rules 3, 4, 9, 11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Weighted:
    """A part of a mean: its weight (any scale) and its ratio; None = not judged."""

    weight: Decimal
    ratio: Fraction | None


def weighted_mean(
    parts: Iterable[Weighted], cap: Fraction | None = None
) -> Fraction | None:
    """Return the sum of w·r over the sum of w, of the parts that can be judged.

    The cap is a ratio (1 = 100 %) that no part exceeds here; None = over-execution
    counts in full. The result is None, neither 0 nor 1, when nothing can be judged or
    what can be judged weighs nothing.
    """
    judged = [
        (Fraction(part.weight), part.ratio if cap is None else min(part.ratio, cap))
        for part in parts
        if part.ratio is not None
    ]
    total = sum((weight for weight, _ in judged), Fraction(0))
    if not total:
        return None
    return sum((weight * ratio for weight, ratio in judged), Fraction(0)) / total


def overall(
    objectives: Sequence[tuple[Fraction | None, Decimal | None]],
) -> Fraction | None:
    """Return the plan's figure from its objectives, each (ratio, weight) (rule 11).

    The simple mean of those that are not null, or the weighted one if all objectives
    carry weights (a weight of None = it carries none). None: no objective is judged.
    """
    unweighted = [weight is None for _, weight in objectives]
    if any(unweighted) and not all(unweighted):
        raise ValueError("Either every objective carries a weight or none does.")
    return weighted_mean(
        Weighted(Decimal(1) if weight is None else weight, ratio)
        for ratio, weight in objectives
    )
