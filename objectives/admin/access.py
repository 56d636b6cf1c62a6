"""The register of who came in, to look at."""

from django.contrib import admin

from objectives.models import AccessEvent
from pei_site.admin_site import ReadOnlyAdmin


@admin.register(AccessEvent)
class AccessEventAdmin(ReadOnlyAdmin):
    """Who came in and what was taken out, to look at: for administrators."""

    list_display = ["at", "event", "person", "account", "address", "detail"]
    list_filter = ["event", "at"]
    list_select_related = ["person"]
    search_fields = [
        "person__username",
        "person__last_name",
        "address",
        "request",
        "detail",
    ]
    search_help_text = "Persona, dirección de red, identificador de la solicitud o ruta"
    date_hierarchy = "at"
    list_per_page = 50
    show_full_result_count = False
