"""Who answers for an indicator by name, and substitutes."""

from django.contrib import admin

from indicators.admin.scope import ScopedHistoryAdmin
from indicators.models import Responsibility
from pei_site.admin_site import NeverDeletedAdmin


@admin.register(Responsibility)
class ResponsibilityAdmin(ScopedHistoryAdmin, NeverDeletedAdmin):
    """People beyond the department's own reporters; theirs ends with a date."""

    list_display = ["indicator", "user", "substitutes", "start", "end"]
    list_select_related = ["indicator", "user", "substitutes"]
    list_per_page = 50
    search_fields = ["indicator__key", "user__username", "user__last_name"]
    autocomplete_fields = ["indicator", "user", "substitutes"]
