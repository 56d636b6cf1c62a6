"""What was done against what was promised: one indicator (rule 2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.compliance.vocabulary import Accumulation


@dataclass(frozen=True, slots=True)
class Measure:
    """How an indicator is measured; `baseline` None = no starting level is known."""

    accumulation: Accumulation
    from_baseline: bool = False
    baseline: Decimal | None = None

    @property
    def uses_baseline(self) -> bool:
        """Whether achievement is the road travelled from the baseline."""
        if self.accumulation == Accumulation.DECREASING:
            return True
        return self.accumulation == Accumulation.INCREASING and self.from_baseline


@dataclass(frozen=True, slots=True)
class YearTotals:
    """A year of the plan's period: what was done and its target; None = there is none."""

    executed: Decimal | None
    target: Decimal | None


def achievement(
    measure: Measure, executed: Decimal, reference: Decimal
) -> Fraction | None:
    """Return E/P, or (E-LB)/(P-LB) where the baseline counts: 1 = what was promised.

    The reference is what is programmed at the cut-off, the year's target or the
    period's. (LB-E)/(LB-P), as it is written for decreasing indicators, is the same
    number. A level on the wrong side of the baseline gives a negative ratio.
    None: not computable (the denominator is 0, or the baseline needed is missing).
    """
    start = measure.baseline if measure.uses_baseline else Decimal(0)
    if start is None or reference == start:
        return None
    return _quotient(executed, reference, start)


def _quotient(executed: Decimal, reference: Decimal, start: Decimal) -> Fraction:
    """Return (executed - start) / (reference - start), exactly.

    As one fraction, reduced once: a year is judged month by month for every indicator,
    and each step of the same sum with fractions would reduce again.
    """
    done, done_parts = executed.as_integer_ratio()
    promised, promised_parts = reference.as_integer_ratio()
    begun, begun_parts = start.as_integer_ratio()
    return Fraction(
        (done * begun_parts - begun * done_parts) * promised_parts,
        (promised * begun_parts - begun * promised_parts) * done_parts,
    )


def on_wrong_side(measure: Measure, level: Decimal) -> bool:
    """Tell whether a level lies behind the baseline that it should depart from.

    Above it for a decreasing indicator, below it for an increasing one; the baseline
    itself is not wrong. Always False where no baseline is used or known.
    """
    if not measure.uses_baseline or measure.baseline is None:
        return False
    if measure.accumulation == Accumulation.DECREASING:
        return level > measure.baseline
    return level < measure.baseline


def period_achievement(
    measure: Measure, years: Sequence[YearTotals], period_target: Decimal | None
) -> Fraction | None:
    """Return the achievement of the plan's period; `years` in order (rule 2).

    A sum: all that was done over the targets of all the years. A level: the last one
    known against the period's target. None: nothing done, or nothing to compare with.
    """
    executed = [year.executed for year in years if year.executed is not None]
    if not executed:
        return None
    if measure.accumulation == Accumulation.SUM:
        targets = (year.target for year in years if year.target is not None)
        return achievement(measure, sum(executed, Decimal(0)), sum(targets, Decimal(0)))
    if period_target is None:
        return None
    return achievement(measure, executed[-1], period_target)
