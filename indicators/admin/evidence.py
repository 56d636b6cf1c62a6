"""Evidence, to look at; whether it is public is decided here by the Planning Office."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from indicators.admin.month_filter import MonthFilter
from indicators.admin.scope import ScopedHistoryAdmin
from indicators.evidence import actions
from indicators.evidence.panel import size
from indicators.models import Evidence
from pei_site.admin_site import ReadOnlyAdmin


@admin.register(Evidence)
class EvidenceAdmin(ScopedHistoryAdmin, ReadOnlyAdmin):
    """Files and links; they come and go by the page of their record."""

    list_display = [
        "title", "record", "content", "public", "uploaded_by", "uploaded_at", "withdrawn_at",
    ]  # fmt: skip
    list_select_related = ["record__indicator", "record__year", "uploaded_by"]
    list_filter = ["public", "record__year", ("record__month", MonthFilter)]
    list_per_page = 50
    search_fields = ["title", "record__indicator__key", "record__indicator__name"]
    fields = [
        "record", "title", "content", "media_type", "sha256", "public",
        ("uploaded_by", "uploaded_at"), ("withdrawn_by", "withdrawn_at"),
    ]  # fmt: skip
    readonly_fields = ["content"]
    actions = ["make_public", "make_private"]

    @admin.display(description="contenido")
    def content(self, evidence: Evidence) -> str:
        """Lead to the file, which is only handed over, or to the link."""
        if evidence.link:
            return format_html(
                '<a href="{}" rel="noopener noreferrer nofollow">Abrir el enlace</a>',
                evidence.link,
            )
        place = reverse("admin:evidence_download", args=[evidence.pk])
        return format_html(
            '<a href="{}">Descargar ({})</a>', place, size(evidence.size)
        )

    def has_approve_permission(self, request: HttpRequest) -> bool:
        """Whether the person decides what is public."""
        return request.user.has_perm("indicators.approve_record")

    @admin.action(description="Hacer pública", permissions=["approve"])
    def make_public(self, request: HttpRequest, queryset: QuerySet[Evidence]) -> None:
        """Let everybody read the chosen ones."""
        self._publish(request, queryset, public=True)

    @admin.action(description="Dejar privada", permissions=["approve"])
    def make_private(self, request: HttpRequest, queryset: QuerySet[Evidence]) -> None:
        """Let only those concerned read the chosen ones."""
        self._publish(request, queryset, public=False)

    def _publish(
        self, request: HttpRequest, chosen: QuerySet[Evidence], *, public: bool
    ) -> None:
        person: Any = request.user
        decided = 0
        for evidence in chosen:
            try:
                actions.publish(evidence=evidence, public=public, by=person)
                decided += 1
            except ValidationError as error:
                messages.error(request, f"{evidence}: {error.messages[0]}")
        what = "públicas" if public else "privadas"
        messages.success(request, f"Evidencias {what}: {decided}.")
