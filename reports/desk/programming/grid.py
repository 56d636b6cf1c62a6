"""The grid of a year's programming: which rows, filtered and page by page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator

from indicators.models import Indicator
from objectives.models import FiscalYear
from reports.desk.change_choice import FIELD, ChangeChoice
from reports.desk.programming.lines import ROWS, Line, make_lines
from reports.desk.programming.months import shut_months
from reports.desk.programming.overview import YEARLY, Entry, Overview, overview_of

ON_A_PAGE = 20
PENDING = "pendientes"


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

    def leave(self, one: Entry) -> bool:
        """Whether an indicator was asked for."""
        if self.objective and self.objective not in map(str, one.objectives):
            return False
        if self.department and self.department != one.department:
            return False
        return self.state != PENDING or one.faulty


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a page of those that the filters leave; `shut`: months to look at."""

    choice: ChangeChoice
    filters: Filters
    overview: Overview
    shut: frozenset[int]
    lines: list[Line]
    page: Page[int]

    @property
    def year(self) -> FiscalYear:
        """The year that is programmed."""
        return self.choice.year

    @property
    def moved(self) -> list[Line]:
        """The rows that are no longer as the person read them."""
        return [line for line in self.lines if line.moved]

    @property
    def wrong(self) -> int:
        """How many rows have something to correct in what was typed."""
        return sum(bool(line.form.errors) for line in self.lines)

    @property
    def query(self) -> str:
        """What asks for the same rows, whatever the page."""
        asked = {
            "objetivo": self.filters.objective,
            "dependencia": self.filters.department,
            "estado": self.filters.state,
            FIELD: str(self.choice.chosen.pk) if self.choice.chosen else "",
        }
        return urlencode({name: text for name, text in asked.items() if text})


def read_grid(choice: ChangeChoice, asked: Mapping[str, str], data: Any = None) -> Grid:
    """Read the page that was asked for, or the rows that were posted."""
    filters, overview = Filters.read(asked), overview_of(choice)
    found = [one.indicator for one in overview.entries if filters.leave(one)]
    grid = Grid(
        choice=choice,
        filters=filters,
        overview=overview,
        shut=shut_months(choice.year),
        lines=[],
        page=Paginator(found, ON_A_PAGE).get_page(max(1, filters.page)),
    )
    if data is None:
        shown = list(grid.page)
    else:
        posted = set(data.getlist(ROWS))
        everyone = (one.indicator for one in overview.entries)
        shown = [one for one in everyone if str(one) in posted]
    stored = Indicator.objects.in_bulk(shown)
    standing = choice.standing(*YEARLY, indicators=shown)
    ours = [stored[one] for one in shown if one in stored]
    grid.lines.extend(make_lines(ours, standing, grid.shut, data))
    return grid
