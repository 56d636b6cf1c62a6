"""Who answers for an indicator by name, and substitutes."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from indicators.admin.scope import ScopedHistoryAdmin
from indicators.models import Responsibility
from objectives.admin.plan import refuse_beyond
from pei_site.admin_site import NeverDeletedAdmin


@admin.register(Responsibility)
class ResponsibilityAdmin(ScopedHistoryAdmin, NeverDeletedAdmin):
    """People beyond the department's own reporters; theirs ends with a date."""

    list_display = ["indicator", "user", "substitutes", "start", "end"]
    list_select_related = ["indicator", "user", "substitutes"]
    list_per_page = 50
    search_fields = ["indicator__key", "user__username", "user__last_name"]
    autocomplete_fields = ["indicator", "user", "substitutes"]

    def save_model(
        self, request: HttpRequest, obj: Any, form: ModelForm, change: bool
    ) -> None:
        """Write it, unless it is the person's own or of somebody above who writes."""
        refuse_beyond(request, form)
        super().save_model(request, obj, form, change)
