"""The indicators and who answers for them."""

from django.contrib import admin

from indicators.admin.locked import LockedAdmin
from indicators.admin.scope import ScopedHistoryAdmin
from indicators.forms import IndicatorForm
from indicators.models import Indicator
from pei_site.admin_site import NeverDeletedAdmin


@admin.register(Indicator)
class IndicatorAdmin(LockedAdmin, ScopedHistoryAdmin, NeverDeletedAdmin):
    """Indicators with their whole reference sheet."""

    form = IndicatorForm
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
