"""Do the weights of an objective add up? Pure, shared by forms, files and readiness."""

from collections.abc import Iterable
from decimal import Decimal

FULL = Decimal(100)


def total(weights: Iterable[Decimal]) -> Decimal:
    """Return the exact sum of weights in percent."""
    return sum(weights, Decimal(0))


def add_up(weights: Iterable[Decimal]) -> bool:
    """Whether the weights of an objective in a year sum to exactly 100,00 (rule 9)."""
    return total(weights) == FULL
