"""Every list, choice, search and history shows what the person may see."""

from typing import Any

from django.db.models import ForeignKey, Manager, QuerySet
from django.forms import ModelChoiceField
from django.http import Http404, HttpRequest, HttpResponse

from indicators.visibility import visible
from pei_site.admin_site import PlainAdmin
from pei_site.history_admin import HistoryAdmin


class ScopedAdmin(PlainAdmin):
    """A screen whose rows and foreign keys are those that the person may see."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave what is visible: another department's row is as if it did not exist."""
        return visible(request.user, super().get_queryset(request))

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """Accept as target only what is visible, also in a forged form."""
        target = db_field.remote_field.model
        choices = kwargs.get("queryset", target._default_manager.all())
        kwargs["queryset"] = visible(request.user, choices)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ScopedHistoryAdmin(ScopedAdmin, HistoryAdmin):
    """A scoped screen with history, which the library alone would show to anybody."""

    def get_history_queryset(
        self, request: HttpRequest, history: Manager, pk_name: str, object_id: Any
    ) -> QuerySet[Any]:
        """Leave the past versions of what is visible."""
        versions = super().get_history_queryset(request, history, pk_name, object_id)
        return visible(request.user, versions)

    def history_form_view(
        self, request: HttpRequest, object_id: Any, version_id: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show one past version, if the row itself may be seen."""
        if self.get_object(request, object_id) is None:
            raise Http404
        return super().history_form_view(request, object_id, version_id, **kwargs)
