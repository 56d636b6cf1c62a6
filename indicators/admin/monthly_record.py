"""What was programmed and done each month."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from indicators import locks
from indicators.admin.locked import LockedAdmin
from indicators.admin.month_filter import MonthFilter
from indicators.admin.scope import ScopedHistoryAdmin
from indicators.forms import MonthlyRecordForm
from indicators.models import MonthlyRecord
from pei_site import formats
from pei_site.admin_site import NeverDeletedAdmin


@admin.register(MonthlyRecord)
class MonthlyRecordAdmin(LockedAdmin, ScopedHistoryAdmin, NeverDeletedAdmin):
    """Here the Planning Office programs; what was done is entered on the month's page."""

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
    list_filter = ["year", ("month", MonthFilter), "state"]
    list_per_page = 50
    search_fields = ["indicator__key", "indicator__name"]
    autocomplete_fields = ["indicator"]
    readonly_fields = [
        "executed_text",
        "state",
        "narrative",
        "cause",
        "delays",
        "entry_page",
    ]
    fieldsets = [
        (None, {"fields": [("year", "indicator", "month"), "programmed"]}),
        (
            "Lo reportado",
            {
                "description": "El valor, los textos y el estado se escriben en la página del mes.",
                "fields": [
                    ("executed_text", "state"), "narrative", "cause", "delays", "entry_page",
                ],
            },
        ),
    ]  # fmt: skip

    def together(self, obj: MonthlyRecord) -> str:
        """Lead to all the months of its indicator."""
        place = (obj.year.year, obj.indicator.key)
        return reverse("admin:desk_indicator_programming", args=place)

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

    @admin.display(description="página del mes")
    def entry_page(self, record: MonthlyRecord) -> str:
        """Lead to where the month is entered and moved on; "-" before there is one."""
        if record._state.adding:  # a new record's form came back, perhaps without month
            return "-"
        place = (record.year.year, record.month, record.indicator.key)
        address = reverse("admin:entry_form", args=place)
        return format_html('<a href="{}">Abrir la página del mes</a>', address)

    def get_readonly_fields(
        self, request: HttpRequest, obj: MonthlyRecord | None = None
    ) -> list[str]:
        """Keep which indicator and month it is once it exists."""
        place = ["year", "indicator", "month"] if obj else []
        return [*place, *self.readonly_fields]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A month that is closed is read only; asked once for each row that was read."""
        allowed = super().has_change_permission(request, obj)
        if not (allowed and obj):
            return allowed
        if not hasattr(obj, "is_shut"):
            obj.is_shut = locks.month_is_closed(obj)
        return not obj.is_shut

    def save_model(
        self, request: HttpRequest, obj: MonthlyRecord, form: Any, change: bool
    ) -> None:
        """Write the programming alone: what a reporter saved meanwhile stays."""
        if form.edits:
            super().save_model(request, obj, form, change)
        else:
            obj.save(update_fields=["programmed"] if change else None)
