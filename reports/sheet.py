"""The reference sheet (hoja de vida) of an indicator, as lines ready to print."""

from datetime import date
from decimal import Decimal

from django.contrib.admin.utils import label_for_field

from indicators import labels
from indicators.models import Indicator
from pei_site.formats import date_short, quantity
from reports.scorecard import SheetLine

# In the order in which the papers print them; the labels are the fields' own.
FIELDS = (
    "code", "goal_code", "goal", "project", "project_name", "bpin", "process", "policy",
    "indicator_class", "purpose", "description", "formula", "variables", "method", "unit",
    "baseline", "baseline_date", "baseline_source", "period_target", "frequency", "lag_days",
    "source", "verification", "start", "end", "notes", "assumptions",
)  # fmt: skip


def reference_sheet(indicator: Indicator) -> tuple[SheetLine, ...]:
    """Return the lines that have something to say, the computed ones first."""
    head = (
        SheetLine("Tipo", labels.KIND[indicator.kind]),
        SheetLine("Tipo de anualización", _accumulation(indicator)),
        SheetLine("Dependencia", indicator.department.name),
    )
    lines = (
        SheetLine(
            _capital(str(label_for_field(name, Indicator))), _text(indicator, name)
        )
        for name in FIELDS
    )
    return head + tuple(line for line in lines if line.value)


def _accumulation(indicator: Indicator) -> str:
    label = labels.ACCUMULATION[indicator.accumulation]
    measured = f"{label}, desde la línea base" if indicator.from_baseline else label
    return f"{measured}, a demanda" if indicator.on_demand else measured


def _text(indicator: Indicator, name: str) -> str:
    """Write a field's value; blank where the indicator says nothing."""
    value = getattr(indicator, name)
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return quantity(value, indicator.decimals)
    return date_short(value) if isinstance(value, date) else str(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
