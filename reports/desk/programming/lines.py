"""An indicator's programming as a screen shows it, reads it and checks it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.forms import BoundField

from indicators.change_control.places import Edit, Place
from indicators.compliance.accumulation import DECEMBER, YEAR, roll_up
from indicators.compliance.programming import Fault, programming_faults
from indicators.compliance.vocabulary import Accumulation
from indicators.entry.telling import Mark
from indicators.models import Indicator, What
from indicators.readiness import fault_text
from pei_site.formats import NOTHING, month_name, parse_decimal, quantity
from reports.desk.programming.forms import (
    COLUMNS,
    TARGET,
    Column,
    ProgrammingForm,
    column_label,
    column_name,
    packed,
    unpacked,
)

ROWS = "fila"  # the indicators on the screen, by primary key
WEIGHS = "pesa en la vigencia y no tiene programación."
NOT_PROGRAMMED = Mark("none", "dash", "Sin programación")
ADDS_UP = Mark("met", "check", "Suma la meta")
ENDS_THERE = Mark("met", "check", "Llega a la meta")
WRONG = Mark("behind", "warning", "Por corregir")


@dataclass(frozen=True, slots=True)
class Cell:
    """A month or the target; `field` None: it is only looked at."""

    column: Column
    label: str
    field: BoundField | None
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator's year. `base`: what stands; `was` None: nothing was posted for it."""

    indicator: Indicator
    base: Mapping[Column, str]
    shut: Collection[int]
    weighs: bool
    form: ProgrammingForm
    was: str | None

    @property
    def target(self) -> Decimal | None:
        """The year's target as it stands in the form; None: there is none."""
        return self.form.values.get(TARGET)

    @property
    def months(self) -> dict[int, Decimal]:
        """The months as they stand in the form."""
        values = self.form.values
        return {month: values[month] for month in YEAR if month in values}

    @property
    def cells(self) -> Iterator[Cell]:
        """The target and the twelve months, in order."""
        for column in COLUMNS:
            name = column_name(column)
            field = self.form[name] if name in self.form.fields else None
            yield Cell(
                column, column_label(column), field, self._shown(self.base, column)
            )

    @property
    def is_sum(self) -> bool:
        """Whether the months add up to the target; else the last one is it."""
        return self.indicator.accumulation == Accumulation.SUM

    @property
    def rolled(self) -> str:
        """What the months add up to, or the last level."""
        accumulation = self.indicator.measure.accumulation
        rolled = roll_up(accumulation, self.months, DECEMBER)
        return quantity(rolled, self.indicator.decimals)

    @property
    def faults(self) -> list[str]:
        """What stops the approval of the year, in words."""
        return faults_of(self.indicator, self.form.values, weighs=self.weighs)

    @property
    def mark(self) -> Mark:
        """Whether it is right, in a word."""
        if self.form.errors or self.faults:
            return WRONG
        if self.target is None:
            return NOT_PROGRAMMED
        return ADDS_UP if self.is_sum else ENDS_THERE

    @property
    def moved(self) -> bool:
        """Whether another person changed it since the screen was opened."""
        return self.was is not None and self.was != packed(self.base)

    @property
    def differences(self) -> list[tuple[str, str, str, str]]:
        """What another person changed: column, as it was read, as typed, as it stands."""
        read = unpacked(self.was or "")
        return [
            (
                column_label(column).capitalize(),
                self._shown(read, column),
                self._typed(column),
                self._shown(self.base, column),
            )
            for column in COLUMNS
            if read.get(column, "") != self.base.get(column, "")
        ]

    @property
    def packed(self) -> str:
        """What stands, for the next form to say what it showed."""
        return packed(self.base)

    @property
    def edits(self) -> list[Edit]:
        """What the fields change."""
        values = self.form.values
        found = []
        for column in COLUMNS:
            place = self._place(column)
            text = place.text(values.get(column))
            if column not in self.shut and text != self.base.get(column, ""):
                found.append(Edit(place, text))
        return found

    @property
    def read(self) -> dict[Place, str]:
        """What the person had read, place by place."""
        texts = unpacked(self.was or "")
        return {self._place(column): texts.get(column, "") for column in COLUMNS}

    def _place(self, column: Column) -> Place:
        if column == TARGET:
            return Place(What.TARGET, indicator=self.indicator.pk)
        return Place(What.PROGRAMMED, None, self.indicator.pk, column)

    def _shown(self, texts: Mapping[Column, str], column: Column) -> str:
        text = texts.get(column, "")
        try:
            value = parse_decimal(text) if text else None
        except ValueError:  # a forged form
            return NOTHING
        return quantity(value, self.indicator.decimals)

    def _typed(self, column: Column) -> str:
        name = column_name(column)
        if name not in self.form.fields:
            return NOTHING
        return str(self.form[name].value() or NOTHING)


def faults_of(
    indicator: Indicator, values: Mapping[Column, Decimal], *, weighs: bool
) -> list[str]:
    """Tell what in the target and the months of an indicator stops the approval."""
    target = values.get(TARGET)
    months = {month: values[month] for month in YEAR if month in values}
    if target is None and not months:
        return [WEIGHS] if weighs else []
    told = [
        (f"{month_name(month)}: " if month and fault == Fault.WRONG_SIDE else "")
        + fault_text(fault, indicator, target, months)
        for fault, month in programming_faults(indicator.measure, target, months)
    ]
    return list(dict.fromkeys(told))


def standing_of(
    standing: Mapping[Place, str],
) -> tuple[Mapping[int, Mapping[Column, str]], set[int]]:
    """Sort what stands: target and months by indicator, and the indicators that weigh."""
    bases: dict[int, dict[Column, str]] = defaultdict(dict)
    weighing = set()
    for place, text in standing.items():
        if place.indicator is None:
            continue
        if place.what in {What.TARGET, What.PROGRAMMED}:
            bases[place.indicator][place.month or TARGET] = text
        elif place.what == What.WEIGHT and text != "0":
            weighing.add(place.indicator)
    return bases, weighing


def make_lines(
    indicators: Iterable[Indicator],
    standing: Mapping[Place, str],
    shut: Collection[int],
    data: Any = None,
) -> list[Line]:
    """Read indicators with what stands, and over it what was posted (None: nothing)."""
    bases, weighing = standing_of(standing)
    posted = set(data.getlist(ROWS)) if data is not None else set()
    lines = []
    for one in indicators:
        base, is_posted = bases.get(one.pk, {}), str(one.pk) in posted
        form = ProgrammingForm(one, base, shut, data if is_posted else None)
        was = data.get(f"i{one.pk}-was", "") if is_posted else None
        lines.append(Line(one, base, shut, one.pk in weighing, form, was))
    return lines
