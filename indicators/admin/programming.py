"""Weights, targets and notes of a year."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from indicators.admin.locked import LockedAdmin
from indicators.admin.scope import ScopedHistoryAdmin
from indicators.forms import WeightForm, YearTargetForm
from indicators.models import IndicatorWeight, Note, YearTarget
from pei_site import formats
from pei_site.admin_site import NeverDeletedAdmin


@admin.register(IndicatorWeight)
class IndicatorWeightAdmin(LockedAdmin, ScopedHistoryAdmin):
    """Weights by objective and year."""

    form = WeightForm
    list_display = ["year", "objective", "indicator", "weight_text", "inferred"]
    list_display_links = ["indicator"]
    list_select_related = ["year", "objective", "indicator"]
    list_filter = ["year", "objective"]
    list_per_page = 50
    search_fields = ["indicator__key", "indicator__name"]
    autocomplete_fields = ["indicator"]
    fields = ["year", "objective", "indicator", "weight", "inferred"]

    def together(self, obj: IndicatorWeight) -> str:
        """Lead to the weights of its objective."""
        place = (obj.year.year, obj.objective.number)
        return reverse("admin:desk_objective_weights", args=place)

    @admin.display(description="peso", ordering="weight")
    def weight_text(self, weight: IndicatorWeight) -> str:
        """Write the weight as the papers do."""
        return formats.weight(weight.weight)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only while the year is being prepared, one at a time."""
        allowed = super().has_delete_permission(request, obj)
        return bool(allowed and obj and not obj.year.is_approved)


@admin.register(YearTarget)
class YearTargetAdmin(LockedAdmin, ScopedHistoryAdmin, NeverDeletedAdmin):
    """Targets by year."""

    form = YearTargetForm
    list_display = ["year", "indicator", "target_text"]
    list_display_links = ["indicator"]
    list_select_related = ["year", "indicator"]
    list_filter = ["year"]
    list_per_page = 50
    search_fields = ["indicator__key", "indicator__name"]
    autocomplete_fields = ["indicator"]
    fields = ["year", "indicator", "target"]

    def together(self, obj: YearTarget) -> str:
        """Lead to the months of its indicator."""
        place = (obj.year.year, obj.indicator.key)
        return reverse("admin:desk_indicator_programming", args=place)

    @admin.display(description="programación anual", ordering="target")
    def target_text(self, target: YearTarget) -> str:
        """Write the target in the indicator's unit."""
        return formats.quantity(target.target, target.indicator.decimals)


@admin.register(Note)
class NoteAdmin(ScopedHistoryAdmin):
    """Notes on rows; their marks are made by the program."""

    list_display = ["text", "year", "objective", "indicator"]
    list_select_related = ["year", "objective", "indicator"]
    list_filter = ["year", "objective"]
    search_fields = ["text"]
    autocomplete_fields = ["indicator"]
