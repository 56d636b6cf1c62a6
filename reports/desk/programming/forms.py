"""The form of an indicator's year: its target and the months that are still open."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from indicators.compliance.accumulation import YEAR
from indicators.models import Indicator
from pei_site.fields import LIMIT, StrictDecimalFormField
from pei_site.formats import month_name, parse_decimal

Column = int  # a month, or the year's target
TARGET: Column = 0
COLUMNS: tuple[Column, ...] = (TARGET, *YEAR)
SHUT_MEANWHILE = (
    "{} se cerró mientras usted escribía: su programación ya no se puede cambiar."
)
APART = "|"


def column_name(column: Column) -> str:
    """Name a column's field as the plan files do: anual, m01, m12."""
    return f"m{column:02}" if column else "anual"


def column_label(column: Column) -> str:
    """Name a column for people."""
    return month_name(column) if column else "meta del año"


def packed(texts: Mapping[Column, str]) -> str:
    """Write what stands in one line, so that a form tells later what it showed."""
    return APART.join(texts.get(column, "") for column in COLUMNS)


def unpacked(text: str) -> dict[Column, str]:
    """Read what a form showed; what is no line of thirteen is nothing."""
    parts = text.split(APART)
    if len(parts) != len(COLUMNS):
        return {}
    return {column: part for column, part in zip(COLUMNS, parts, strict=True) if part}


class MagnitudeField(StrictDecimalFormField):
    """A promised magnitude, or none."""

    def __init__(self, label: str, whose: str) -> None:
        super().__init__(
            label=label.capitalize(),
            required=False,
            validators=[
                MinValueValidator(0, "No puede ser negativo."),
                MaxValueValidator(LIMIT - 1, "El número es demasiado grande."),
            ],
        )
        self.widget.attrs |= {
            "aria-label": f"{label.capitalize()}: {whose}",
            "autocomplete": "off",
        }


class ProgrammingForm(forms.Form):
    """The target and the open months of an indicator's year."""

    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        indicator: Indicator,
        base: Mapping[Column, str],
        shut: Collection[int],
        data: Any = None,
    ) -> None:
        self.base, self.shut = base, shut
        initial = {column_name(column): text for column, text in base.items()}
        super().__init__(data, initial=initial, prefix=f"i{indicator.pk}")
        for column in COLUMNS:
            if column not in shut:
                field = MagnitudeField(column_label(column), indicator.label)
                field.widget.attrs["data-column"] = column
                self.fields[column_name(column)] = field

    @property
    def values(self) -> dict[Column, Decimal]:
        """The numbers in the fields and in the closed months; no number, no column."""
        found = {column: self._value(column) for column in COLUMNS}
        return {column: value for column, value in found.items() if value is not None}

    def clean(self) -> dict[str, Any]:
        """Refuse what was typed in a month that was closed meanwhile."""
        for month in self.shut:
            name = self.add_prefix(column_name(month))
            if name in self.data and self.data[name] != self.base.get(month, ""):
                told = SHUT_MEANWHILE.format(month_name(month).capitalize())
                self.add_error(None, told)
        return super().clean() or {}

    def _value(self, column: Column) -> Decimal | None:
        name = column_name(column)
        if not self.is_bound or name not in self.fields:
            stored = self.base.get(column, "")
            return parse_decimal(stored) if stored else None
        self.errors  # noqa: B018 -- reading them is what cleans
        typed: Decimal | None = self.cleaned_data.get(name)
        return typed
