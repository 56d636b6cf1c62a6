"""The measuring's data-entry screens."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from indicators import locks
from indicators.forms import (
    MeasurementForm,
    MonthlyRecordForm,
    WeightForm,
    YearTargetForm,
)
from indicators.models import (
    Closing,
    Cutoff,
    Indicator,
    IndicatorWeight,
    Measurement,
    MonthlyRecord,
    Note,
    YearTarget,
)
from pei_site import formats
from pei_site.admin_site import NeverDeletedAdmin, ReadOnlyAdmin


@admin.register(Indicator)
class IndicatorAdmin(NeverDeletedAdmin, SimpleHistoryAdmin):
    """Indicators with their whole reference sheet."""

    list_display = ["key", "name", "kind", "code", "department", "accumulation"]
    list_display_links = ["key", "name"]
    list_select_related = ["department"]
    list_filter = ["kind", "accumulation", "department"]
    list_per_page = 50
    search_fields = ["key", "code", "name"]
    autocomplete_fields = ["department"]
    fieldsets = [
        (
            None,
            {
                "description": "Lo que identifica al indicador y quién responde por él.",
                "fields": [("key", "kind", "code"), "name", "department"],
            },
        ),
        (
            "Cómo se mide",
            {
                "description": "Define cómo suman los meses y contra qué se compara.",
                "fields": [
                    ("unit", "decimals"), "accumulation", ("from_baseline", "on_demand"),
                    ("baseline", "baseline_date"), "baseline_source", "period_target",
                ],
            },
        ),
        (
            "Meta y proyecto",
            {
                "fields": [
                    "goal_code", "goal", ("project", "bpin"), "project_name", "process", "policy",
                ]
            },
        ),
        (
            "Hoja de vida",
            {
                "fields": [
                    "indicator_class", "purpose", "description", "formula", "variables", "method",
                    ("frequency", "lag_days"), "source", "verification", ("start", "end"),
                    "notes", "assumptions",
                ]
            },
        ),
    ]  # fmt: skip


@admin.register(IndicatorWeight)
class IndicatorWeightAdmin(SimpleHistoryAdmin):
    """Weights by objective and year."""

    form = WeightForm
    list_display = ["year", "objective", "indicator", "weight_text", "inferred"]
    list_display_links = ["indicator"]
    list_select_related = ["year", "objective", "indicator"]
    list_filter = ["year", "objective"]
    list_per_page = 50
    search_fields = ["indicator__key", "indicator__name"]
    autocomplete_fields = ["indicator"]

    @admin.display(description="peso", ordering="weight")
    def weight_text(self, weight: IndicatorWeight) -> str:
        """Write the weight as the papers do."""
        return formats.weight(weight.weight)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An approved year's weights are read only."""
        allowed = super().has_change_permission(request, obj)
        return allowed and not (obj and obj.year.is_approved)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only while the year is being prepared, one at a time."""
        allowed = super().has_delete_permission(request, obj)
        return bool(allowed and obj and not obj.year.is_approved)


@admin.register(YearTarget)
class YearTargetAdmin(NeverDeletedAdmin, SimpleHistoryAdmin):
    """Targets by year."""

    form = YearTargetForm
    list_display = ["year", "indicator", "target_text"]
    list_display_links = ["indicator"]
    list_select_related = ["year", "indicator"]
    list_filter = ["year"]
    list_per_page = 50
    search_fields = ["indicator__key", "indicator__name"]
    autocomplete_fields = ["indicator"]

    @admin.display(description="programación anual", ordering="target")
    def target_text(self, target: YearTarget) -> str:
        """Write the target in the indicator's unit."""
        return formats.quantity(target.target, target.indicator.decimals)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An approved year's targets are read only."""
        allowed = super().has_change_permission(request, obj)
        return allowed and not (obj and obj.year.is_approved)


@admin.register(MonthlyRecord)
class MonthlyRecordAdmin(NeverDeletedAdmin, SimpleHistoryAdmin):
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


@admin.register(Cutoff)
class CutoffAdmin(NeverDeletedAdmin, SimpleHistoryAdmin):
    """Cut-offs; closing and publishing are actions, not fields."""

    list_display = ["date_text", "year", "state", "revision"]
    list_select_related = ["year"]
    search_fields = ["date"]
    readonly_fields = ["state", "revision"]

    @admin.display(description="fecha de corte", ordering="date")
    def date_text(self, cutoff: Cutoff) -> str:
        """Write the date as the papers do."""
        return formats.date_long(cutoff.date)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A closed cut-off is read only."""
        allowed = super().has_change_permission(request, obj)
        return allowed and not (obj and not obj.is_open)


@admin.register(Measurement)
class MeasurementAdmin(NeverDeletedAdmin, SimpleHistoryAdmin):
    """What people decide about an indicator at a cut-off."""

    form = MeasurementForm
    list_display = ["cutoff", "indicator", "official_text", "cause"]
    list_display_links = ["indicator"]
    list_select_related = ["cutoff", "indicator"]
    list_filter = ["cutoff"]
    search_fields = ["indicator__key", "indicator__name"]
    autocomplete_fields = ["cutoff", "indicator"]
    fieldsets = [
        (None, {"fields": [("cutoff", "indicator"), "cause"]}),
        ("Porcentaje oficial", {"fields": ["official", "justification"]}),
        ("Cierre sin reporte completo", {"fields": ["override"]}),
    ]

    @admin.display(description="porcentaje oficial", ordering="official")
    def official_text(self, measurement: Measurement) -> str:
        """Write the official percentage, if there is one."""
        return formats.weight(measurement.official)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A closed cut-off's decisions are read only."""
        allowed = super().has_change_permission(request, obj)
        return allowed and not (obj and not obj.cutoff.is_open)


@admin.register(Note)
class NoteAdmin(SimpleHistoryAdmin):
    """Notes on rows; their marks are made by the program."""

    list_display = ["text", "year", "objective", "indicator"]
    list_select_related = ["year", "objective", "indicator"]
    list_filter = ["year", "objective"]
    search_fields = ["text"]
    autocomplete_fields = ["indicator"]


@admin.register(Closing)
class ClosingAdmin(ReadOnlyAdmin):
    """What each closing froze, to look at."""

    list_display = ["cutoff", "revision", "closed_at", "closed_by"]
    list_select_related = ["cutoff", "closed_by"]
    fields = ["cutoff", "revision", "closed_at", "closed_by"]
