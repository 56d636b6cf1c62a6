"""A locked figure by its place, and an edit of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from indicators import labels
from indicators.models import ChangedValue, Indicator, ProposedEdit, What
from indicators.resources import IndicatorResource
from pei_site import formats
from pei_site.sheets.widgets import CellWidget, NumberWidget, cell_text

_NUMBERS = {
    What.WEIGHT: NumberWidget(decimals=2),
    What.TARGET: NumberWidget(),
    What.PROGRAMMED: NumberWidget(),
    What.OBJECTIVE: NumberWidget(decimals=2),
    What.CAP: NumberWidget(decimals=2, whole=5),
}
_PERCENTAGES = (What.WEIGHT, What.OBJECTIVE, What.CAP)
_WORDS = {"kind": labels.KIND, "accumulation": labels.ACCUMULATION}


@cache
def _sheet_widgets() -> dict[str, CellWidget]:
    """Return what reads each field of the reference sheet; made once, for it is slow."""
    return {one.attribute: one.widget for one in IndicatorResource().columns()}


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
        return _sheet_widgets()[self.field]

    def text(self, value: Any) -> str:
        """Write a value as a plan file does; None is empty."""
        return cell_text(self.widget.render(value))

    def value(self, text: str) -> Any:
        """Read a value; ValueError says in Spanish what is wrong with the text."""
        return self.widget.clean(text)

    def __str__(self) -> str:
        return describe(
            ProposedEdit(
                what=self.what,
                objective_id=self.objective,
                indicator_id=self.indicator,
                month=self.month,
                field=self.field,
            )
        )


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
        told.append(f"de {formats.month_name(amended.month)}")
    if amended.indicator:
        told.append(f"· {amended.indicator.label}")
    if amended.objective:
        told.append(f"· objetivo {amended.objective.number}")
    return " ".join(told)


def shown(amended: ProposedEdit | ChangedValue) -> tuple[str, str]:
    """Write what there was and what there will be as people read them; a dash: nothing."""
    return _read(amended, amended.before), _read(amended, amended.after)


def _read(amended: ProposedEdit | ChangedValue, text: str) -> str:
    if not text:
        return formats.NOTHING
    place = place_of(amended)
    value = place.value(text)
    if place.what in _PERCENTAGES:
        return formats.weight(value)
    if isinstance(value, bool):
        return "Sí" if value else "No"
    if isinstance(value, Decimal):
        decimals = amended.indicator.decimals if amended.indicator else 0
        return formats.quantity(value, decimals)
    if isinstance(value, date):
        return formats.date_short(value)
    return str(_WORDS.get(place.field, {}).get(value, value))
