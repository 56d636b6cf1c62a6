"""What of the plan an approved year locks: the objectives' weights and its own cap."""

from django.contrib import admin

from indicators.admin.locked import LockedAdmin
from indicators.forms import FiscalYearForm, ObjectiveForm
from objectives.models import FiscalYear, Objective
from pei_site import formats
from pei_site.admin_site import NeverDeletedAdmin


@admin.register(Objective)
class ObjectiveAdmin(LockedAdmin, NeverDeletedAdmin):
    """Strategic objectives."""

    form = ObjectiveForm
    list_display = ["number", "statement", "weight_text"]
    list_display_links = ["number", "statement"]
    search_fields = ["number", "statement"]
    fields = ["plan", "number", "statement", "short_statement", "weight"]

    @admin.display(description="peso en el plan", ordering="weight")
    def weight_text(self, objective: Objective) -> str:
        """Write the weight as the papers do."""
        return formats.weight(objective.weight)


@admin.register(FiscalYear)
class FiscalYearAdmin(LockedAdmin, NeverDeletedAdmin):
    """Fiscal years with their cap and traffic light."""

    form = FiscalYearForm
    list_display = ["year", "cap_text", "approved"]
    search_fields = ["year"]
    readonly_fields = ["approved_at", "approved_by"]
    fieldsets = [
        (None, {"fields": ["plan", "year", "cap"]}),
        (
            "Semáforo",
            {
                "description": "Rangos contiguos: bajo, medio desde y alto desde.",
                "fields": [("band_medium", "band_high")],
            },
        ),
        ("Aprobación", {"fields": ["approved_at", "approved_by"]}),
    ]

    @admin.display(description="tope", ordering="cap")
    def cap_text(self, year: FiscalYear) -> str:
        """Say the cap, or that there is none."""
        return "Sin tope" if year.cap is None else formats.weight(year.cap)

    @admin.display(description="aprobada", boolean=True, ordering="approved_at")
    def approved(self, year: FiscalYear) -> bool:
        """Whether the year's programming is locked."""
        return year.is_approved
