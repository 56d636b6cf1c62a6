"""What a measurement says at a cut-off (rules 2, 5, 7 and 8)."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from indicators.compliance.accumulation import Months, missing_months, roll_up
from indicators.compliance.achievement import Measure, achievement
from indicators.compliance.vocabulary import Band, Status

PERCENT = 100
PROMISED = Fraction(1)
# With these statuses nothing was owed by the cut-off: no month is missing.
NOT_OWING = {Status.NOT_PROGRAMMED, Status.EARLY}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an indicator in a year; `executed` holds only what counts.

    `target` None: no programming in the year. `official`: the percentage recorded by
    the Planning Office (98.31 means 98,31 %); None: there is none.
    """

    measure: Measure
    target: Decimal | None
    programmed: Months
    executed: Months
    official: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say of an indicator at a cut-off. Ratios: 1 = what was promised.

    `status` None: no programming in the year. `programmed`, `executed`: magnitudes at
    the cut-off; None: none by then. `ratio`: the official one if there is one, else the
    recomputed; None: there is no percentage. `recomputed`: from the magnitudes at the
    cut-off. `year_ratio`: against the year's target, never official. `counts`: what the
    objective uses; None: it leaves the mean. `missing`: months that owe a report,
    under an official figure too: what is missing never helps.
    """

    status: Status | None
    programmed: Decimal | None
    executed: Decimal | None
    ratio: Fraction | None
    recomputed: Fraction | None
    year_ratio: Fraction | None
    counts: Fraction | None
    missing: tuple[int, ...]
    official: bool


def judge(facts: Facts, cutoff_month: int) -> Judgement:
    """Judge an indicator at the end of a month of its year."""
    accumulation = facts.measure.accumulation
    programmed = roll_up(accumulation, facts.programmed, cutoff_month)
    executed = roll_up(accumulation, facts.executed, cutoff_month)
    if facts.target is None:
        return _outside_the_year(programmed, executed)
    status, ratio = _recompute(facts.measure, programmed, executed)
    owed = missing_months(accumulation, facts.programmed, facts.executed, cutoff_month)
    own = Judgement(
        status=status,
        programmed=programmed,
        executed=executed,
        ratio=ratio,
        recomputed=ratio,
        year_ratio=_of_the_year(facts.measure, executed, facts.target),
        counts=_counted(status, ratio),
        missing=() if status in NOT_OWING and facts.official is None else owed,
        official=False,
    )
    return own if facts.official is None else _published(own, facts.official)


def counted_at(
    facts: Facts, cutoff_month: int
) -> tuple[Fraction | None, Fraction | None]:
    """Return `ratio` and `counts` as `judge` does without an official figure, no more.

    A year is told month by month: what only a cut-off says is not worked out each time.
    """
    if facts.target is None:
        return None, None
    accumulation = facts.measure.accumulation
    status, ratio = _recompute(
        facts.measure,
        roll_up(accumulation, facts.programmed, cutoff_month),
        roll_up(accumulation, facts.executed, cutoff_month),
    )
    return ratio, _counted(status, ratio)


def compare(ratio: Fraction) -> Status:
    """Compare the unrounded ratio with 1: 99,996 % is behind (rule 7)."""
    if ratio == PROMISED:
        return Status.ON_TARGET
    return Status.BEHIND if ratio < PROMISED else Status.OVER


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the medium and the high band begin, in percent: contiguous ranges."""

    medium: Decimal = Decimal(80)
    high: Decimal = Decimal(90)


def band(ratio: Fraction | None, thresholds: Thresholds) -> Band | None:
    """Return the traffic light of the unrounded ratio; None where there is no ratio."""
    if ratio is None:
        return None
    percentage = ratio * PERCENT
    if percentage >= Fraction(thresholds.high):
        return Band.HIGH
    return Band.MEDIUM if percentage >= Fraction(thresholds.medium) else Band.LOW


def _outside_the_year(
    programmed: Decimal | None, executed: Decimal | None
) -> Judgement:
    """Return the judgement of an indicator without programming in the year."""
    return Judgement(
        status=None,
        programmed=programmed,
        executed=executed,
        ratio=None,
        recomputed=None,
        year_ratio=None,
        counts=None,
        missing=(),
        official=False,
    )


def _recompute(
    measure: Measure, programmed: Decimal | None, executed: Decimal | None
) -> tuple[Status, Fraction | None]:
    """Return status and ratio from the magnitudes; None: there is no ratio (rule 5)."""
    nothing = programmed == 0 and not measure.uses_baseline
    if programmed is None or nothing:
        early = executed is not None and executed > 0
        return (Status.EARLY if early else Status.NOT_PROGRAMMED), None
    if executed is None:
        return Status.NOT_REPORTED, None
    ratio = achievement(measure, executed, programmed)
    return (Status.NOT_COMPUTABLE if ratio is None else compare(ratio)), ratio


def _counted(status: Status, ratio: Fraction | None) -> Fraction | None:
    """What is missing never helps: leaving it out would raise the objective."""
    return Fraction(0) if status == Status.NOT_REPORTED else ratio


def _of_the_year(
    measure: Measure, executed: Decimal | None, target: Decimal
) -> Fraction | None:
    """Return the achievement of the year; None: nothing reported or not computable."""
    return None if executed is None else achievement(measure, executed, target)


def _published(own: Judgement, percentage: Decimal) -> Judgement:
    """Let the official percentage decide; what was recomputed stays beside it."""
    ratio = Fraction(percentage) / PERCENT
    return replace(own, status=compare(ratio), ratio=ratio, counts=ratio, official=True)
