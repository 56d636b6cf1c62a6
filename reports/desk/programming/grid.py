"""The grid of a year's programming: which rows, filtered and page by page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from indicators.change_control.places import Place
from indicators.models import Indicator, IndicatorWeight, What
from indicators.year_warnings import in_force
from objectives.models import Department, FiscalYear, Objective
from reports.desk.change_choice import FIELD, ChangeChoice
from reports.desk.programming.forms import COLUMNS
from reports.desk.programming.lines import ROWS, Line, make_lines
from reports.desk.programming.months import shut_months

ON_A_PAGE = 20
YEARLY = (What.WEIGHT, What.TARGET, What.PROGRAMMED)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the person asked to see; "" is everything."""

    objective: str
    department: str
    state: str
    page: int

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Filters":
        """Read them from an address; an odd page is the first."""
        page = asked.get("pagina", "")
        is_page = page.isascii() and page.isdecimal() and len(page) < 5
        return cls(
            asked.get("objetivo", ""),
            asked.get("dependencia", ""),
            asked.get("estado", ""),
            int(page) if is_page else 1,
        )

    @property
    def are_set(self) -> bool:
        """Whether anything is left out."""
        return bool(self.objective or self.department or self.state)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a page, and what the filters offer; `shut` months are looked at."""

    year: FiscalYear
    choice: ChangeChoice
    filters: Filters
    shut: frozenset[int]
    lines: list[Line]
    found: int
    faulty: int
    objectives: list[Objective]
    departments: list[Department]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.found // ON_A_PAGE))

    @property
    def page(self) -> int:
        """The page that is shown."""
        return min(max(1, self.filters.page), self.pages)

    @property
    def previous(self) -> str:
        """The address of the page before; "" on the first one."""
        return self._address(self.page - 1) if self.page > 1 else ""

    @property
    def next(self) -> str:
        """The address of the page after; "" on the last one."""
        return self._address(self.page + 1) if self.page < self.pages else ""

    @property
    def moved(self) -> list[Line]:
        """The rows that are no longer as the person read them."""
        return [line for line in self.lines if line.moved]

    @property
    def wrong(self) -> int:
        """How many rows have something to correct in what was typed."""
        return sum(bool(line.form.errors) for line in self.lines)

    def _address(self, page: int) -> str:
        asked = {
            "objetivo": self.filters.objective,
            "dependencia": self.filters.department,
            "estado": self.filters.state,
            FIELD: str(self.choice.chosen.pk) if self.choice.chosen else "",
            "pagina": str(page),
        }
        return f"?{urlencode({name: text for name, text in asked.items() if text})}"


def read_grid(choice: ChangeChoice, asked: Mapping[str, str], data: Any = None) -> Grid:
    """Read the page that was asked for, or the rows that were posted."""
    year, filters = choice.year, Filters.read(asked)
    standing = choice.standing(*YEARLY)
    indicators = _indicators(year, standing)
    stored = make_lines(indicators, standing, COLUMNS)  # only read: no field is made
    weighing = _weighing(year, filters)
    found = [line for line in stored if _asked_for(line, filters, weighing)]
    grid = Grid(
        year=year,
        choice=choice,
        filters=filters,
        shut=shut_months(year),
        lines=[],
        found=len(found),
        faulty=sum(bool(line.faults) for line in stored),
        objectives=list(Objective.objects.filter(plan=year.plan_id)),
        departments=list(
            {one.department_id: one.department for one in indicators}.values()
        ),
    )
    if data is None:
        start = (grid.page - 1) * ON_A_PAGE
        shown = found[start : start + ON_A_PAGE]
    else:
        posted = set(data.getlist(ROWS))
        shown = [line for line in stored if str(line.indicator.pk) in posted]
    ours = [line.indicator for line in shown]
    grid.lines.extend(make_lines(ours, standing, grid.shut, data))
    return grid


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


def _weighing(year: FiscalYear, filters: Filters) -> set[int]:
    """Return what weighs in the objective that was asked for."""
    if not filters.objective.isdecimal():
        return set()
    rows = IndicatorWeight.objects.filter(year=year)
    pairs = rows.values_list("indicator", "objective__number")
    return {one for one, number in pairs if str(number) == filters.objective}


def _asked_for(line: Line, filters: Filters, weighing: set[int]) -> bool:
    indicator = line.indicator
    if filters.objective and indicator.pk not in weighing:
        return False
    if filters.department and indicator.department.code != filters.department:
        return False
    return filters.state != "pendientes" or bool(line.faults)
