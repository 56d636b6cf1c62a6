"""What was programmed and done each month."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from indicators import locks
from indicators.admin.scope import ScopedHistoryAdmin
from indicators.forms import MonthlyRecordForm
from indicators.models import MonthlyRecord
from pei_site import formats
from pei_site.admin_site import NeverDeletedAdmin


@admin.register(MonthlyRecord)
class MonthlyRecordAdmin(ScopedHistoryAdmin, NeverDeletedAdmin):
    """What was programmed and done each month."""

    form = MonthlyRecordForm
    list_display = [
        "indicator",
        "year",
        "month_text",
        "programmed_text",
        "executed_text",
        "state",
    ]
    list_select_related = ["indicator", "year"]
    list_filter = ["year", "month", "state"]
    list_per_page = 50
    search_fields = ["indicator__key", "indicator__name"]
    autocomplete_fields = ["indicator"]
    fieldsets = [
        (None, {"fields": [("year", "indicator", "month"), "state"]}),
        ("Magnitudes", {"fields": [("programmed", "executed")]}),
        ("Avance cualitativo", {"fields": ["narrative", "cause", "delays"]}),
    ]

    @admin.display(description="mes", ordering="month")
    def month_text(self, record: MonthlyRecord) -> str:
        """Name the month."""
        return formats.month_name(record.month)

    @admin.display(description="programado", ordering="programmed")
    def programmed_text(self, record: MonthlyRecord) -> str:
        """Write what was programmed in the indicator's unit."""
        return formats.quantity(record.programmed, record.indicator.decimals)

    @admin.display(description="ejecutado", ordering="executed")
    def executed_text(self, record: MonthlyRecord) -> str:
        """Write what was done in the indicator's unit."""
        return formats.quantity(record.executed, record.indicator.decimals)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A month that a cut-off closed is read only."""
        allowed = super().has_change_permission(request, obj)
        return allowed and not (obj and locks.month_is_closed(obj))
