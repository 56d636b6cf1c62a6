"""What a fiscal year leaves to the next: indicators, weights, and what was left undone."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from hashlib import sha256

from indicators.compliance.accumulation import DECEMBER, roll_up
from indicators.compliance.achievement import achievement
from indicators.compliance.vocabulary import Accumulation
from indicators.models import Indicator, IndicatorWeight, MonthlyRecord, YearTarget
from indicators.vocabulary import COUNTING_STATES
from indicators.year_warnings import in_force
from objectives.models import FiscalYear
from objectives.weights import total

ZERO = Decimal(0)


class Decision(StrEnum):
    """What becomes of an indicator in the new year.

    REMAINDER: what was missing is its target. LEVEL: its target is the level reached.
    LATER: it keeps its weight and is programmed later. NOTHING: no programming.
    """

    REMAINDER = "REMAINDER"
    LEVEL = "LEVEL"
    LATER = "LATER"
    NOTHING = "NOTHING"


@dataclass(frozen=True)
class Heir:
    """An indicator in force in the new year, and how it ended the one before.

    `target` None: it had no programming. `executed`: what counted by the year's end;
    None: nothing reported. `last_month`: the last one reported, None likewise.
    """

    indicator: Indicator
    weights: tuple[IndicatorWeight, ...]
    target: Decimal | None
    executed: Decimal | None
    last_month: int | None

    @property
    def is_sum(self) -> bool:
        """Whether its months are added, so that a year does not continue another."""
        return self.indicator.accumulation == Accumulation.SUM

    @property
    def missing(self) -> Decimal | None:
        """What was left to reach the target, 0 if nothing; None: it had no target.

        In the indicator's unit. Without any report all of a sum is missing; of a level
        it is not known how much, and the whole target is told.
        """
        if self.target is None:
            return None
        if self.executed is None:
            return self.target
        left = self.target - self.executed
        if self.indicator.accumulation == Accumulation.DECREASING:
            left = -left
        return max(left, ZERO)

    @property
    def is_unfulfilled(self) -> bool:
        """Whether something was promised and not reached, so that it must be decided."""
        unreported = self.target is not None and self.executed is None
        return unreported or bool(self.missing)

    @property
    def ratio(self) -> Fraction | None:
        """The achievement of the year before; None: there is none."""
        if self.target is None or self.executed is None:
            return None
        return achievement(self.indicator.measure, self.executed, self.target)

    @cached_property
    def choices(self) -> dict[str, Decimal | None]:
        """The decisions that are possible, each with the target that it would write.

        A level's remainder is reached at the very level that was promised: 514 reached
        0,9 of 1 and was programmed 1 again.
        """
        offered: dict[str, Decimal | None] = {}
        if self.is_unfulfilled:
            remainder = self.missing if self.is_sum else self.target
            offered[Decision.REMAINDER] = remainder
        if not self.is_sum and self.executed is not None:
            offered[Decision.LEVEL] = self.executed
        return offered | {Decision.LATER: None, Decision.NOTHING: None}


@dataclass(frozen=True)
class Legacy:
    """What `source` leaves to a year; source None: there is none before it."""

    source: FiscalYear | None
    year: int
    heirs: tuple[Heir, ...]
    ended: tuple[Heir, ...]

    @property
    def unfulfilled(self) -> tuple[Heir, ...]:
        """Those that did not reach what they promised."""
        return tuple(heir for heir in self.heirs if heir.is_unfulfilled)

    @property
    def is_partial(self) -> bool:
        """Whether December was not reported yet, so that what is missing may change."""
        last = [heir.last_month or 0 for heir in self.heirs]
        return bool(last) and max(last) < DECEMBER

    @cached_property
    def sums(self) -> dict[int, Decimal]:
        """What the carried weights add up to, by the objective's number."""
        groups: dict[int, list[Decimal]] = defaultdict(list)
        for heir in self.heirs:
            for one in heir.weights:
                groups[one.objective.number].append(one.weight)
        for heir in self.ended:
            for one in heir.weights:
                groups[one.objective.number].append(ZERO)
        return {number: total(groups[number]) for number in sorted(groups)}

    @cached_property
    def fingerprint(self) -> str:
        """Digest what was shown: equal while nobody writes any of it."""
        told = [
            (
                heir.indicator.key,
                [(one.objective_id, one.weight, one.inferred) for one in heir.weights],
                heir.target,
                heir.executed,
                sorted(heir.choices),
            )
            for heir in self.heirs
        ]
        source = self.source.year if self.source else None
        return sha256(repr((source, self.year, told)).encode()).hexdigest()


def legacy_of(source: FiscalYear | None, year: int) -> Legacy:
    """Read what a year leaves to another, in a fixed number of queries."""
    if source is None:
        return Legacy(None, year, (), ())
    weights: dict[int, list[IndicatorWeight]] = defaultdict(list)
    stored = IndicatorWeight.objects.filter(year=source).select_related("objective")
    for weight in stored.order_by("objective__number", "pk"):
        weights[weight.indicator_id].append(weight)
    targets = dict(
        YearTarget.objects.filter(year=source).values_list("indicator", "target")
    )
    executed = _executed(source)
    found: dict[bool, list[Heir]] = {True: [], False: []}
    theirs = Indicator.objects.filter(pk__in={*weights, *targets})
    for one in theirs.select_related("department").order_by("key"):
        heir = Heir(
            indicator=one,
            weights=tuple(weights[one.pk]),
            target=targets.get(one.pk),
            executed=roll_up(one.measure.accumulation, executed[one.pk], DECEMBER),
            last_month=max(executed[one.pk], default=None),
        )
        found[in_force(one, year)].append(heir)
    return Legacy(source, year, tuple(found[True]), tuple(found[False]))


def _executed(year: FiscalYear) -> dict[int, dict[int, Decimal]]:
    """Read what counts of the year's reports: indicator, month."""
    rows = MonthlyRecord.objects.filter(
        year=year, executed__isnull=False, state__in=COUNTING_STATES
    ).values_list("indicator", "month", "executed")
    executed: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for indicator, month, value in rows:
        executed[indicator][month] = value
    return executed
