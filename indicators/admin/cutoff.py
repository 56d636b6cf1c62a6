"""Months, cut-offs and what is decided at them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from indicators.admin.scope import ScopedHistoryAdmin
from indicators.forms import MeasurementForm
from indicators.models import Closing, Cutoff, Measurement
from pei_site import formats
from pei_site.admin_site import NeverDeletedAdmin, ReadOnlyAdmin


@admin.register(Cutoff)
class CutoffAdmin(ScopedHistoryAdmin, NeverDeletedAdmin):
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
class MeasurementAdmin(ScopedHistoryAdmin, NeverDeletedAdmin):
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


@admin.register(Closing)
class ClosingAdmin(ReadOnlyAdmin):
    """What each closing froze, to look at."""

    list_display = ["cutoff", "revision", "closed_at", "closed_by"]
    list_select_related = ["cutoff", "closed_by"]
    fields = ["cutoff", "revision", "closed_at", "closed_by"]
