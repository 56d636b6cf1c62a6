"""The archive, to look at: only publishing writes it."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from pei_site.admin_site import ReadOnlyAdmin
from reports.models import PublishedFile, PublishedReport


class PublishedFileInline(admin.TabularInline):
    """The papers of a report, by their hashes."""

    model = PublishedFile
    extra = 0
    fields = ["file_format", "sha256"]
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[PublishedFile]:
        """Leave the bytes where they are: a list needs only the hashes."""
        files = super().get_queryset(request).select_related("report__cutoff")
        return files.defer("content", "report__scorecard")

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Never by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Never by hand."""
        return False


@admin.register(PublishedReport)
class PublishedReportAdmin(ReadOnlyAdmin):
    """Published reports with the hashes of their papers."""

    list_display = ["cutoff", "revision", "published_at", "published_by"]
    list_select_related = ["cutoff", "published_by"]
    fields = ["cutoff", "revision", "published_at", "published_by"]
    inlines = [PublishedFileInline]
