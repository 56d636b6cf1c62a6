"""What a new year inherits, ready to print."""

from dataclasses import dataclass

from django.forms import BoundField

from indicators.compliance.accumulation import DECEMBER
from indicators.year_legacy import Heir, Legacy
from objectives.weights import FULL
from pei_site.formats import (
    NOTHING,
    distance_to_full,
    month_name,
    percent,
    quantity,
    weight,
)
from reports.desk.years.forms import DecisionsForm


@dataclass(frozen=True, slots=True)
class HeirLine:
    """An indicator that the new year inherits, ready to print, and its decision."""

    heir: Heir
    field: BoundField

    @property
    def weights(self) -> list[str]:
        """Its weights, one for each objective."""
        return [
            f"Objetivo {one.objective.number}: {weight(one.weight)}"
            + (" (inferida)" if one.inferred else "")
            for one in self.heir.weights
        ]

    @property
    def target(self) -> str:
        """What it had promised."""
        return quantity(self.heir.target, self.heir.indicator.decimals)

    @property
    def executed(self) -> str:
        """What was done."""
        return quantity(self.heir.executed, self.heir.indicator.decimals)

    @property
    def until(self) -> str:
        """The last month that is known, where the year is not whole."""
        month = self.heir.last_month
        return f"hasta {month_name(month)}" if month and month < DECEMBER else ""

    @property
    def ratio(self) -> str:
        """The achievement of the year before."""
        return percent(self.heir.ratio)

    @property
    def missing(self) -> str:
        """What was left, in the indicator's unit."""
        if not self.heir.missing:
            return NOTHING
        return quantity(self.heir.missing, self.heir.indicator.decimals)

    @property
    def missing_share(self) -> str:
        """What was left of the promise, as a percentage; empty where it is not known."""
        ratio = self.heir.ratio
        return "" if ratio is None or ratio >= 1 else distance_to_full(ratio)


@dataclass(frozen=True, slots=True)
class SumLine:
    """What the carried weights of an objective add up to."""

    objective: int
    total: str
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Inheritance:
    """A legacy with its form: first what must be decided, then what has a proposal."""

    legacy: Legacy
    form: DecisionsForm

    @property
    def unfulfilled(self) -> list[HeirLine]:
        """What did not reach its promise."""
        return self._lines(unfulfilled=True)

    @property
    def others(self) -> list[HeirLine]:
        """What left nothing behind."""
        return self._lines(unfulfilled=False)

    @property
    def sums(self) -> list[SumLine]:
        """The objectives, each with the sum of what it would keep."""
        return [
            SumLine(number, weight(total), total == FULL)
            for number, total in self.legacy.sums.items()
        ]

    def _lines(self, *, unfulfilled: bool) -> list[HeirLine]:
        return [
            HeirLine(heir, self.form.field_of(heir))
            for heir in self.legacy.heirs
            if heir.is_unfulfilled == unfulfilled
        ]
