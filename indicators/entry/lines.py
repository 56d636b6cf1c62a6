"""An indicator's month as every entry screen shows it, read in a few queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from indicators.compliance.vocabulary import Accumulation
from indicators.entry import telling
from indicators.entry.months import Month
from indicators.models import Indicator, MonthlyRecord, YearTarget
from indicators.preview import preview_of
from indicators.transitions import EDITABLE
from indicators.vocabulary import RecordState
from objectives.models import FiscalYear


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator in a month, with the whole year's records at hand.

    `records`: by month. `target` None: no programming in the year.
    """

    indicator: Indicator
    month: Month
    records: dict[int, MonthlyRecord]
    target: Decimal | None

    @property
    def record(self) -> MonthlyRecord | None:
        """The month's record; None: neither programmed nor begun."""
        return self.records.get(self.month.number)

    @property
    def version(self) -> int:
        """The version that the person sees; 0: there is no record."""
        return self.record.version if self.record else 0

    @property
    def previous(self) -> MonthlyRecord | None:
        """The last month before this one that has a value."""
        return next(iter(self.earlier), None)

    @property
    def earlier(self) -> list[MonthlyRecord]:
        """The months before this one that have a value, the latest first."""
        return [
            self.records[number]
            for number in sorted(self.records, reverse=True)
            if number < self.month.number and self.records[number].executed is not None
        ]

    @property
    def owed(self) -> bool:
        """Whether the month has programming and so owes a report (rule 5)."""
        programmed = self.record.programmed if self.record else None
        if programmed is None:
            return False
        return self.indicator.accumulation != Accumulation.SUM or programmed > 0

    @property
    def begun(self) -> bool:
        """Whether somebody wrote something, or moved it."""
        record = self.record
        if record is None:
            return False
        wrote = record.narrative or record.cause or record.delays
        moved = record.state != RecordState.DRAFT
        return bool(record.executed is not None or wrote or moved)

    @property
    def done(self) -> bool:
        """Whether the reporter has nothing left to do."""
        return self.record is not None and self.record.state not in EDITABLE

    @property
    def editable(self) -> bool:
        """Whether the month and the record's state let it be written."""
        return self.month.is_open and not self.done

    @property
    def mark(self) -> telling.Mark:
        """The state with colour, icon and word."""
        if self.record and self.begun:
            return telling.state_mark(self.record.state)
        return telling.PENDING if self.owed else telling.OPTIONAL

    @property
    def programmed_text(self) -> str:
        """What was programmed for the month, in its unit."""
        programmed = self.record.programmed if self.record else None
        return telling.value(programmed, self.indicator)

    @property
    def executed_text(self) -> str:
        """What was reported for the month, in its unit."""
        return telling.value_of(self.record, self.indicator)

    @property
    def previous_text(self) -> str:
        """The last value before, in its unit."""
        return telling.value_of(self.previous, self.indicator)

    @property
    def target_text(self) -> str:
        """The year's target, in its unit."""
        return telling.value(self.target, self.indicator)

    @property
    def expectation(self) -> str:
        """What is to be typed."""
        return telling.expectation(self.indicator, self.month.name)

    @property
    def stands(self) -> dict[str, Any]:
        """How it stands at the month's end with what is stored."""
        return self.told(self.record.executed if self.record else None)

    def told(self, executed: Decimal | None) -> dict[str, Any]:
        """Say how it would stand at the month's end with a value."""
        seen = preview_of(
            self.indicator,
            list(self.records.values()),
            self.target,
            self.month.number,
            executed,
        )
        return telling.told(self.indicator, seen)

    @property
    def address(self) -> str:
        """Its page."""
        return self._address("entry_form")

    @property
    def move_address(self) -> str:
        """Where its steps are taken."""
        return self._address("entry_move")

    @property
    def preview_address(self) -> str:
        """Where its script asks how a value would stand."""
        return self._address("entry_preview")

    def _address(self, name: str) -> str:
        place = (self.month.year.year, self.month.number, self.indicator.key)
        return reverse(f"admin:{name}", args=place)


def month_lines(indicators: QuerySet[Indicator], month: Month) -> list[Line]:
    """Return the lines of a month: what is programmed this year or was begun."""
    lines = _lines(list(indicators.select_related("department")), month.year, [month])
    return [
        line
        for line in lines
        if (line.target is not None and _in_force(line)) or line.record is not None
    ]


def recorded_lines(month: Month) -> list[Line]:
    """Return the lines of what has a record in a month, in one query.

    Enough to tell where each stands: neither its target nor its other months are read.
    """
    records = MonthlyRecord.objects.filter(year=month.year, month=month.number)
    return [
        Line(record.indicator, month, {month.number: record}, None)
        for record in records.select_related("indicator__department").order_by(
            "indicator"
        )
    ]


def year_lines(indicator: Indicator, months: list[Month]) -> list[Line]:
    """Return the lines of an indicator's months."""
    return _lines([indicator], months[0].year, months)


def one_line(indicator: Indicator, month: Month) -> Line:
    """Return an indicator's month."""
    return _lines([indicator], month.year, [month])[0]


def _lines(
    indicators: list[Indicator], year: FiscalYear, months: Iterable[Month]
) -> list[Line]:
    records: dict[int, dict[int, MonthlyRecord]] = defaultdict(dict)
    known = {indicator.pk: indicator for indicator in indicators}
    stored = MonthlyRecord.objects.filter(year=year, indicator__in=indicators)
    for record in stored.order_by():  # by month and by indicator, whatever their order
        record.indicator, record.year = known[record.indicator_id], year
        records[record.indicator_id][record.month] = record
    targets = dict(
        YearTarget.objects.filter(year=year, indicator__in=indicators).values_list(
            "indicator_id", "target"
        )
    )
    return [
        Line(indicator, month, records[indicator.pk], targets.get(indicator.pk))
        for indicator in indicators
        for month in months
    ]


def _in_force(line: Line) -> bool:
    """Whether the indicator has begun and not ended in the month."""
    place = (line.month.year.year, line.month.number)
    start, end = line.indicator.start, line.indicator.end
    begun = start is None or (start.year, start.month) <= place
    return begun and (end is None or (end.year, end.month) >= place)
