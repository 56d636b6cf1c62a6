"""All the indicators of a year's programming, among which the grid's pages choose."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import connections

from indicators.change_control.places import Place
from indicators.models import Indicator, IndicatorWeight, What
from indicators.year_warnings import in_force
from objectives.models import FiscalYear, Objective
from pei_site.formats import parse_decimal
from reports.desk.change_choice import ChangeChoice
from reports.desk.programming.forms import Column
from reports.desk.programming.lines import faults_of, standing_of
from reports.unchanged import Unchanged

YEARLY = (What.WEIGHT, What.TARGET, What.PROGRAMMED)


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator by primary key, and what the filters ask of it.

    `objectives`: the numbers of those in which it weighs as stored. `faulty`: something
    in what stands stops the approval of the year.
    """

    indicator: int
    department: str
    objectives: frozenset[int]
    faulty: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A value to filter by, and its name."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The entries in the order of the report, and what the filters offer."""

    entries: tuple[Entry, ...]
    objectives: tuple[Filter, ...]
    departments: tuple[Filter, ...]

    @property
    def faulty(self) -> int:
        """How many entries have something to correct."""
        return sum(one.faulty for one in self.entries)


_OVERVIEW: Unchanged[Overview] = Unchanged()


def overview_of(choice: ChangeChoice) -> Overview:
    """Read the year as the chosen draft would leave it, once until something is written."""
    key = (choice.year.pk, choice.chosen.pk if choice.chosen else None)
    using = connections[FiscalYear.objects.db]
    return _OVERVIEW.get(key, lambda: _read(choice), using)


def _read(choice: ChangeChoice) -> Overview:
    year, standing = choice.year, choice.standing(*YEARLY)
    indicators = _indicators(year, standing)
    bases, weighing = standing_of(standing)
    objectives = _objectives(year)
    return Overview(
        entries=tuple(
            Entry(
                one.pk,
                one.department.code,
                frozenset(objectives[one.pk]),
                bool(faults_of(one, _values(bases, one), weighs=one.pk in weighing)),
            )
            for one in indicators
        ),
        objectives=tuple(
            Filter(str(number), f"Objetivo {number}")
            for number in Objective.objects.filter(plan=year.plan_id).values_list(
                "number", flat=True
            )
        ),
        departments=tuple(
            dict.fromkeys(
                Filter(one.department.code, one.department.name) for one in indicators
            )
        ),
    )


def _values(
    bases: Mapping[int, Mapping[Column, str]], one: Indicator
) -> dict[Column, Decimal]:
    texts = bases.get(one.pk, {})
    return {column: parse_decimal(text) for column, text in texts.items()}


def _indicators(year: FiscalYear, standing: Iterable[Place]) -> list[Indicator]:
    """Return those in force in the year, and those that it promises anyway.

    In the order of the report: by the first objective in which each weighs.
    """
    told = [place for place in standing if place.what in YEARLY]
    weighing = [place.indicator for place in told if place.what == What.WEIGHT]
    turn = {one: number for number, one in reversed(list(enumerate(weighing)))}
    promised = {place.indicator for place in told}
    stored = Indicator.objects.select_related("department").order_by("key")
    ours = [one for one in stored if one.pk in promised or in_force(one, year.year)]
    return sorted(ours, key=lambda one: turn.get(one.pk, len(turn)))


def _objectives(year: FiscalYear) -> Mapping[int, list[int]]:
    """Return in which objectives each indicator weighs, by their numbers."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = IndicatorWeight.objects.filter(year=year)
    for indicator, number in rows.values_list("indicator", "objective__number"):
        found[indicator].append(number)
    return found
