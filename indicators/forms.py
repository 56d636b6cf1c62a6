"""Forms that refuse to write what is locked, before the change and after it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from indicators import locks
from indicators.models import (
    Cutoff,
    IndicatorWeight,
    Measurement,
    MonthlyRecord,
    YearTarget,
)
from objectives.models import FiscalYear

YEAR_LOCKED = "La vigencia {} está aprobada: sus pesos y metas sólo cambian con control de cambios."
MONTH_LOCKED = "Ese mes está cerrado: ya no se puede modificar."
CUTOFF_LOCKED = "Ese corte está cerrado: ya no se puede modificar."


class ApprovedYearForm(forms.ModelForm):
    """A row of an approved year is neither edited, added nor moved into it."""

    def clean(self) -> dict[str, Any]:
        """Look at the year the row comes from and at the one it goes to."""
        data = super().clean() or {}
        chosen: FiscalYear | None = data.get("year")
        touched = {self.instance.year_id, chosen.pk if chosen else None}
        for year in FiscalYear.objects.filter(pk__in=touched - {None}):
            if year.is_approved:
                raise ValidationError(YEAR_LOCKED.format(year))
        return data


class WeightForm(ApprovedYearForm):
    """A weight of a year that is not yet approved."""

    class Meta:
        model = IndicatorWeight
        fields = ["year", "objective", "indicator", "weight", "inferred"]


class YearTargetForm(ApprovedYearForm):
    """A target of a year that is not yet approved."""

    class Meta:
        model = YearTarget
        fields = ["year", "indicator", "target"]


class MonthlyRecordForm(forms.ModelForm):
    """The programming of a month that is not shut, until the year is approved."""

    class Meta:
        model = MonthlyRecord
        fields = ["year", "indicator", "month", "programmed"]

    def clean(self) -> dict[str, Any]:
        """Look at the month the record comes from and at the one it goes to."""
        data = super().clean() or {}
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
        before = stored.programmed if stored else None
        if year and year.is_approved and data.get("programmed", before) != before:
            raise ValidationError({"programmed": YEAR_LOCKED.format(year)})
        return data


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
