"""The axes of a year: twelve months across, round figures from the lowest to the highest."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pei_site.formats import quantity

# As narrow as twelve months allow, so that a phone shows them without scrolling.
RIGHT, TOP, BOTTOM = 474, 56, 250
CHARACTER = 9  # units of width that a figure of the axis takes
MILLION = 1_000_000
STEPS = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))
INTERVALS = 4  # about as many as the eye reads without counting


@dataclass(frozen=True, slots=True)
class Axis:
    """The figures at the bottom and the top, and the round step between two lines."""

    low: Fraction
    high: Fraction
    step: Fraction

    @property
    def values(self) -> list[Fraction]:
        """The round figures that are written beside it."""
        count = int((self.high - self.low) / self.step)
        return [self.low + self.step * index for index in range(count + 1)]

    @property
    def left(self) -> Fraction:
        """Where the months begin: after the longest figure."""
        longest = max(len(axis_label(value)) for value in self.values)
        return Fraction(longest * CHARACTER + 8)

    @property
    def slot(self) -> Fraction:
        """The width of a month."""
        return (RIGHT - self.left) / 12

    def centre(self, month: int) -> Fraction:
        """Return the middle of a month."""
        return self.left + self.slot * (Fraction(month) - Fraction(1, 2))

    def y(self, value: Fraction | Decimal) -> Fraction:
        """Return the height of a figure."""
        share = (Fraction(value) - self.low) / (self.high - self.low)
        return BOTTOM - share * (BOTTOM - TOP)


def axis_for(values: Sequence[Decimal]) -> Axis:
    """Return an axis from 0 (or below) to a round number, with round steps."""
    low = min([Fraction(0), *map(Fraction, values)])
    high = max([Fraction(0), *map(Fraction, values)])
    step = _round_step((high - low) / INTERVALS)
    return Axis(low=low // step * step, high=max(-(-high // step), 1) * step, step=step)


def _round_step(rough: Fraction) -> Fraction:
    """Return the first of 1, 2, 2,5, 5 × 10ⁿ that is not below the rough step."""
    if rough == 0:
        return Fraction(1)
    power = Fraction(1)
    while power > rough:
        power /= 10
    while power * 10 <= rough:
        power *= 10
    return next(power * step for step in STEPS if power * step >= rough)


def axis_label(value: Fraction) -> str:
    """Write a round number without needless zeros; tens of millions, in millions."""
    if abs(value) >= 10 * MILLION:
        return f"{_plain(value / MILLION)} mill."
    return _plain(value)


def _plain(value: Fraction) -> str:
    return quantity(Decimal(value.numerator) / Decimal(value.denominator))
