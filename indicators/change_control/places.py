"""A locked figure by its place, and an edit of it."""

from dataclasses import dataclass
from typing import Any

from indicators.models import ChangedValue, Indicator, ProposedEdit, What
from indicators.resources import IndicatorResource
from pei_site.formats import month_name
from pei_site.sheets.widgets import CellWidget, NumberWidget, cell_text

_NUMBERS = {
    What.WEIGHT: NumberWidget(decimals=2),
    What.TARGET: NumberWidget(),
    What.PROGRAMMED: NumberWidget(),
    What.OBJECTIVE: NumberWidget(decimals=2),
    What.CAP: NumberWidget(decimals=2, whole=5),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Which figure of a year: objective and indicator by primary key, month from 1.

    `field` is an attribute of the indicator, for its reference sheet alone.
    """

    what: What
    objective: int | None = None
    indicator: int | None = None
    month: int | None = None
    field: str = ""

    @property
    def widget(self) -> CellWidget:
        """What reads and writes its values: the columns of the plan files."""
        if self.what != What.SHEET:
            return _NUMBERS[self.what]
        columns = IndicatorResource().columns()
        widgets: dict[str, CellWidget] = {one.attribute: one.widget for one in columns}
        return widgets[self.field]

    def text(self, value: Any) -> str:
        """Write a value as a plan file does; None is empty."""
        return cell_text(self.widget.render(value))

    def value(self, text: str) -> Any:
        """Read a value; ValueError says in Spanish what is wrong with the text."""
        return self.widget.clean(text)


@dataclass(frozen=True, slots=True)
class Edit:
    """A place and the text of its new value; empty: there will be none."""

    place: Place
    value: str


def place_of(amended: ProposedEdit | ChangedValue) -> Place:
    """Return the place of a stored edit."""
    return Place(
        What(amended.what),
        amended.objective_id,
        amended.indicator_id,
        amended.month,
        amended.field,
    )


def describe(amended: ProposedEdit | ChangedValue) -> str:
    """Say which figure it is, as the register prints it."""
    told = [str(amended.get_what_display())]
    if amended.field:
        columns = {one.name: one.verbose_name for one in Indicator._meta.fields}
        told = [str(columns[amended.field]).capitalize()]
    if amended.month:
        told.append(f"de {month_name(amended.month)}")
    if amended.indicator:
        told.append(f"· {amended.indicator.label}")
    if amended.objective:
        told.append(f"· objetivo {amended.objective.number}")
    return " ".join(told)
