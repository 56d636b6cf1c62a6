"""What the weights of each objective add up to in a year."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from indicators.entry.telling import Mark
from indicators.models import IndicatorWeight
from objectives.models import FiscalYear, Objective
from objectives.weights import FULL, total
from pei_site import formats


@dataclass(frozen=True, slots=True)
class ObjectiveSum:
    """An objective, how many indicators it weighs in a year, and their sum."""

    objective: Objective
    weights: tuple[Decimal, ...]

    @property
    def sum(self) -> Decimal:
        """The exact sum, in percent."""
        return total(self.weights)

    @property
    def mark(self) -> Mark:
        """Whether they are exactly 100,00, in words."""
        if not self.weights:
            return Mark("none", "dash", "Sin indicadores")
        return sum_mark(self.sum)


def sums_of(year: FiscalYear) -> list[ObjectiveSum]:
    """Return every objective of the plan with its weights in the year."""
    weights = defaultdict(list)
    stored = IndicatorWeight.objects.filter(year=year)
    for objective, weight in stored.values_list("objective", "weight"):
        weights[objective].append(weight)
    return [
        ObjectiveSum(one, tuple(weights[one.pk]))
        for one in Objective.objects.filter(plan=year.plan_id)
    ]


def sum_mark(weight: Decimal) -> Mark:
    """Say whether a sum is exactly 100,00, and else what lacks or exceeds."""
    if weight == FULL:
        return Mark("met", "check", "Suma 100,00")
    word = "Faltan" if weight < FULL else "Sobran"
    apart = formats.weight(abs(FULL - weight)).rstrip("%")
    return Mark("behind", "warning", f"{word} {apart}")
