"""Fiscal years as the desk tells them, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from indicators.entry.telling import Mark
from indicators.models import Cutoff, IndicatorWeight, YearTarget
from objectives.models import FiscalYear
from objectives.weights import add_up
from pei_site.formats import date_long

APPROVED = Mark("met", "check", "Aprobada")
IN_PREPARATION = Mark("medium", "dash", "En preparación")


@dataclass(frozen=True, slots=True)
class YearLine:
    """A fiscal year; `weights`: those of each objective that has some, by number."""

    stored: FiscalYear
    weights: dict[int, list[Decimal]]
    weighed: frozenset[int]
    programmed: frozenset[int]
    cutoffs: tuple[Cutoff, ...]

    @property
    def number(self) -> int:
        """The calendar year."""
        return self.stored.year

    @property
    def mark(self) -> Mark:
        """Its state."""
        return APPROVED if self.stored.is_approved else IN_PREPARATION

    @property
    def approval(self) -> str:
        """Who approved it and when; empty while nobody did."""
        if self.stored.approved_at is None:
            return ""
        day = date_long(timezone.localdate(self.stored.approved_at))
        return f"El {day}, por {self.stored.approved_by or 'la carga de un archivo'}."

    @property
    def uneven(self) -> list[int]:
        """The objectives whose weights do not add up to 100,00, by number."""
        return [
            number for number, own in sorted(self.weights.items()) if not add_up(own)
        ]

    @property
    def sums(self) -> str:
        """Say whether the weights add up."""
        if not self.weights:
            return "Sin pesos"
        if self.uneven:
            one = len(self.uneven) == 1
            where = ", ".join(map(str, self.uneven))
            return f"No suman 100,00 en {'el objetivo' if one else 'los objetivos'} {where}"
        one = len(self.weights) == 1
        return f"Suman 100,00 en {len(self.weights)} objetivo{'' if one else 's'}"

    @property
    def in_plan(self) -> int:
        """How many indicators weigh in an objective of the year."""
        return len(self.weighed)

    @property
    def in_plan_programmed(self) -> int:
        """How many of them have a target."""
        return len(self.weighed & self.programmed)


def year_lines(years: Iterable[FiscalYear]) -> list[YearLine]:
    """Read what is told of several years at once."""
    years = list(years)
    weights: dict[int, dict[int, list[Decimal]]] = defaultdict(
        lambda: defaultdict(list)
    )
    weighed: dict[int, set[int]] = defaultdict(set)
    rows = IndicatorWeight.objects.filter(year__in=years).values_list(
        "year", "objective__number", "indicator", "weight"
    )
    for year, objective, indicator, weight in rows:
        weights[year][objective].append(weight)
        weighed[year].add(indicator)
    programmed: dict[int, set[int]] = defaultdict(set)
    targets = YearTarget.objects.filter(year__in=years, target__isnull=False)
    for year, indicator in targets.values_list("year", "indicator"):
        programmed[year].add(indicator)
    cutoffs: dict[int, list[Cutoff]] = defaultdict(list)
    for cutoff in Cutoff.objects.filter(year__in=years).order_by("date"):
        cutoffs[cutoff.year_id].append(cutoff)
    return [
        YearLine(
            stored=one,
            weights=dict(weights[one.pk]),
            weighed=frozenset(weighed[one.pk]),
            programmed=frozenset(programmed[one.pk]),
            cutoffs=tuple(cutoffs[one.pk]),
        )
        for one in years
    ]
