"""The past versions of a row, in people's words."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from simple_history.admin import SimpleHistoryAdmin
from simple_history.models import DeletedObject, ModelChange
from simple_history.template_utils import HistoricalRecordContextHelper, ObjDiffDisplay

from pei_site.formats import NOTHING
from pei_site.searching import refuse_odd_keys
from pei_site.values import in_words, moment


class ToldChanges(HistoricalRecordContextHelper):
    """What a version changed: the library's, which shows what the program keeps."""

    def prepare_delta_change_value(self, change: ModelChange, value: Any) -> str:
        """Write a value; the library takes an empty foreign key for a deleted row."""
        gone = isinstance(value, DeletedObject)
        if gone and value.pk is None:
            return NOTHING
        if gone:
            return str(value)
        return in_words(self.model._meta.get_field(change.field), value) or NOTHING

    def get_obj_diff_display(self) -> ObjDiffDisplay:
        """Cut long texts without counting letters in English."""
        return CutTexts(max_length=self.max_displayed_delta_change_chars)


class CutTexts(ObjDiffDisplay):
    """Texts cut to where they differ."""

    def shortened_str(self, prefix: str, num_skipped_chars: int, suffix: str) -> str:
        """Mark what was left out."""
        return f"{prefix}[…]{suffix}"


def is_past(request: HttpRequest) -> bool:
    """Whether the page is of a past version."""
    match = request.resolver_match
    return bool(match and str(match.url_name).endswith("_simple_history"))


class HistoryAdmin(SimpleHistoryAdmin):
    """A screen with its past versions, to look at.

    The library lets whoever may see a past version post it back, with every field as it
    was: a closed month would open, and who only looks would write.
    """

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        """Offer no way back: a value is corrected by its own screen."""
        return True

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show a past version as text: its choices, of thousands, are nobody's to make."""
        fields = super().get_readonly_fields(request, obj)
        if not is_past(request):
            return fields
        asked = [
            one.name
            for one in self.model._meta.fields
            if one.editable and not one.primary_key and one.name not in fields
        ]
        return [*asked, *fields]  # in the order of the form

    def history_form_view_title(self, request: HttpRequest, obj: Any) -> str:
        """Say which row it is, and as of when."""
        return f"{obj}: versión del {moment(obj._history.history_date)}"

    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: Any
    ) -> HistoricalRecordContextHelper:
        """Tell what changed in people's words."""
        return ToldChanges(self.model, historical_record)

    def get_history_queryset(self, *args: Any, **kwargs: Any) -> QuerySet[Any]:
        """Bring along who made each version: the library forgets where no row is named."""
        versions: QuerySet[Any] = super().get_history_queryset(*args, **kwargs)
        return versions.select_related("history_user")

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """List the past versions of a row."""
        refuse_odd_keys(object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, **kwargs: Any
    ) -> HttpResponse:
        """Show a past version."""
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        refuse_odd_keys(object_id, version_id)
        return super().history_form_view(request, object_id, version_id, **kwargs)
