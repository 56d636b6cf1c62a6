"""Forms that refuse to write what is locked, before the change and after it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from indicators import locks
from indicators.change_control.places import Place
from indicators.locked_forms import LockedForm
from indicators.models import (
    Cutoff,
    Indicator,
    IndicatorWeight,
    Measurement,
    MonthlyRecord,
    What,
    YearTarget,
)
from objectives.models import FiscalYear, Objective

MOVED = (
    "La vigencia {} está aprobada: una fila no se mueve a ella ni desde ella."
    " Agréguela como nueva, con el cambio que la aprueba."
)
MONTH_LOCKED = "Ese mes está cerrado: ya no se puede modificar."
CUTOFF_LOCKED = "Ese corte está cerrado: ya no se puede modificar."


class YearRowForm(LockedForm):
    """A row of one year: once that is approved, its figure changes under a change."""

    @classmethod
    def offered_years(cls, instance: Any) -> list[FiscalYear]:
        """Offer for a new row the changes of every approved year: it may be any."""
        if instance is not None:
            return cls.holding_years(instance)
        return list(FiscalYear.objects.filter(approved_at__isnull=False))

    @classmethod
    def holding_years(cls, instance: Any) -> list[FiscalYear]:
        """Return the row's own year, if it is approved."""
        return [instance.year] if instance.year.is_approved else []

    def clean(self) -> dict[str, Any]:
        """Refuse to move a row into an approved year or out of one."""
        data = super().clean() or {}
        chosen: FiscalYear | None = data.get("year")
        if self.instance.pk and chosen and chosen.pk != self.instance.year_id:
            for year in (self.instance.year, chosen):
                if year.is_approved:
                    raise ValidationError({"year": MOVED.format(year)})
        return data


class WeightForm(YearRowForm):
    """A weight of an indicator in an objective."""

    locked = ("weight",)
    identity = ("year", "objective", "indicator")

    class Meta:
        model = IndicatorWeight
        fields = ["year", "objective", "indicator", "weight", "inferred"]

    def place(self, field: str) -> Place:
        """Return the weight's place."""
        row = self.instance
        return Place(What.WEIGHT, row.objective_id, row.indicator_id)


class YearTargetForm(YearRowForm):
    """What was promised of an indicator for a year."""

    locked = ("target",)
    identity = ("year", "indicator")

    class Meta:
        model = YearTarget
        fields = ["year", "indicator", "target"]

    def place(self, field: str) -> Place:
        """Return the target's place."""
        return Place(What.TARGET, indicator=self.instance.indicator_id)


class MonthlyRecordForm(YearRowForm):
    """The programming of a month that is not shut."""

    locked = ("programmed",)
    identity = ("year", "indicator", "month")

    class Meta:
        model = MonthlyRecord
        fields = ["year", "indicator", "month", "programmed"]

    def clean(self) -> dict[str, Any]:
        """Look at the month the record comes from and at the one it goes to."""
        data = super().clean()
        stored = (
            MonthlyRecord.objects.select_related("year")
            .filter(pk=self.instance.pk)
            .first()
        )
        if stored and locks.month_is_closed(stored):
            raise ValidationError(MONTH_LOCKED)
        year = data.get("year") or (stored and stored.year)
        month = data.get("month")
        if year and month and locks.is_shut(year, month):
            raise ValidationError(MONTH_LOCKED)
        return data

    def place(self, field: str) -> Place:
        """Return the month's place."""
        row = self.instance
        return Place(What.PROGRAMMED, indicator=row.indicator_id, month=row.month)


class IndicatorForm(LockedForm):
    """A reference sheet, whose core is locked by the approved years it weighs in."""

    locked = locks.CORE_FIELDS

    class Meta:
        model = Indicator
        fields = "__all__"

    @classmethod
    def holding_years(cls, instance: Any) -> list[FiscalYear]:
        """List the approved years in which it has a weight, whatever that is."""
        years = FiscalYear.objects.filter(
            approved_at__isnull=False, weights__indicator=instance.pk
        )
        return list(years.distinct())

    def place(self, field: str) -> Place:
        """Return the field's place."""
        return Place(What.SHEET, indicator=self.instance.pk, field=field)


class ObjectiveForm(LockedForm):
    """An objective, whose weight in the plan any approved year locks."""

    locked = ("weight",)
    identity = ("number",)

    class Meta:
        model = Objective
        fields = "__all__"

    @classmethod
    def holding_years(cls, instance: Any) -> list[FiscalYear]:
        """List the approved years of its plan; they do not lock a new objective."""
        if instance.pk is None:
            return []
        years = FiscalYear.objects.filter(plan=instance.plan_id)
        return list(years.filter(approved_at__isnull=False))

    def place(self, field: str) -> Place:
        """Return the weight's place."""
        return Place(What.OBJECTIVE, self.instance.pk)


class FiscalYearForm(LockedForm):
    """A year, which locks its own cap."""

    locked = ("cap",)
    identity = ("plan", "year")

    class Meta:
        model = FiscalYear
        fields = "__all__"

    @classmethod
    def holding_years(cls, instance: Any) -> list[FiscalYear]:
        """Return itself, if it is approved."""
        return [instance] if instance.is_approved else []

    def place(self, field: str) -> Place:
        """Return the cap's place."""
        return Place(What.CAP)


class MeasurementForm(forms.ModelForm):
    """What people decide at a cut-off that is still open."""

    class Meta:
        model = Measurement
        fields = [
            "cutoff",
            "indicator",
            "cause",
            "official",
            "justification",
            "override",
        ]

    def clean(self) -> dict[str, Any]:
        """Look at the cut-off the row comes from and at the one it goes to."""
        data = super().clean() or {}
        chosen: Cutoff | None = data.get("cutoff")
        touched = {self.instance.cutoff_id, chosen.pk if chosen else None}
        for cutoff in Cutoff.objects.filter(pk__in=touched - {None}):
            if not cutoff.is_open:
                raise ValidationError(CUTOFF_LOCKED)
        return data
