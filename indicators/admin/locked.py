"""The screen of a row that an approved year locks: its changes go through their change."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from indicators.locked_forms import LockedForm
from pei_site.history_admin import HistoryAdmin, is_past

MEANWHILE = (
    "No se guardó nada: otra persona cambió esto al mismo tiempo. Revíselo e inténtelo"
    " de nuevo."
)
ASKED = (
    "Lo que fijó una vigencia aprobada sólo cambia con un cambio aprobado; lo demás se"
    " guarda como siempre."
)
TOGETHER = (
    ' La vigencia debe seguir cuadrando: <a href="{}">cambie aquí varias cifras a la'
    " vez</a>."
)
PROPOSED = (
    'Quedó propuesto en el <a href="{}">borrador</a>, y no se aplica hasta que se'
    " apruebe: la vigencia aprobada sigue como estaba.{}"
)
REST = " Lo demás de la pantalla se guardó."
RECORDED = 'Se aplicó y quedó registrado en el <a href="{}">{}</a>.'


class LockedAdmin(HistoryAdmin):
    """A screen with its `form` a LockedForm; it goes before the others among the bases."""

    form: type[LockedForm]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Ask for the change where an approved year locks the row, as it is now."""
        fieldsets = super().get_fieldsets(request, obj)
        if is_past(request):
            return fieldsets
        may = self.has_change_permission if obj else self.has_add_permission
        if not (may(*filter(None, (request, obj))) and self.form.offered_years(obj)):
            return fieldsets
        place = self.together(obj) if obj else ""
        link = format_html(TOGETHER, place) if place else ""
        asking = {"fields": ["cambio"], "description": format_html("{}{}", ASKED, link)}
        return [*fieldsets, ("Control de cambios", asking)]

    def together(self, obj: Any) -> str:
        """Return where the row's figures are changed along with others; empty: nowhere."""
        return ""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Fix what an approved year makes the row be."""
        fields = super().get_readonly_fields(request, obj)
        held = obj is not None and self._is_held(obj)
        return [*dict.fromkeys((*self.form.identity, *fields))] if held else fields

    def _is_held(self, obj: Any) -> bool:
        """Whether an approved year holds a row, asked once for each that was read."""
        if not hasattr(obj, "is_held"):
            obj.is_held = bool(self.form.holding_years(obj))
        return bool(obj.is_held)

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,  # noqa: FBT002 -- the admin's signature
        **kwargs: Any,
    ) -> Any:
        """Choose beforehand the change that the address names."""
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"asked": request.GET.get("cambio", "")})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the form again where what was checked was changed before it was written."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (ValidationError, IntegrityError):
            if request.method != "POST":
                raise
            messages.error(request, MEANWHILE)
            return redirect(request.get_full_path())

    def save_model(
        self, request: HttpRequest, obj: Any, form: ModelForm, change: bool
    ) -> None:
        """Write what is locked under its change, and the rest as always."""
        if not (isinstance(form, LockedForm) and form.edits):
            super().save_model(request, obj, form, change)
            return
        form.amend()
        request.amended = form  # type: ignore[attr-defined] # for the answer
        if not change:
            self._adopt(obj, form)
        if obj.pk is not None:
            obj.refresh_from_db(fields=form.locked)
            if form.rest:
                obj.save(update_fields=form.rest)

    def _adopt(self, obj: Any, form: LockedForm) -> None:
        """Give a new row the key of what the change made; a draft made nothing."""
        known = {name: getattr(obj, name) for name in form.identity}
        made = type(obj)._base_manager.filter(**known).first()
        if made is not None:
            obj.pk, obj._state.adding = made.pk, False

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Keep no note of what is only proposed."""
        return None if obj.pk is None else super().log_addition(request, obj, message)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Say where the edits went."""
        if self._say(request) and obj.pk is None:
            return self.response_post_save_add(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Say where the edits went."""
        if self._say(request):
            return self.response_post_save_change(request, obj)
        return super().response_change(request, obj)

    def _say(self, request: HttpRequest) -> bool:
        """Tell what became of the edits; True: they are proposed, nothing else is true."""
        form: LockedForm | None = getattr(request, "amended", None)
        if form is None or form.chosen is None:
            return False
        place = reverse("admin:desk_change", args=[form.chosen.pk])
        if not form.chosen.is_draft:
            messages.info(request, format_html(RECORDED, place, form.chosen))
            return False
        rest = REST if form.rest and form.instance.pk else ""
        messages.info(request, format_html(PROPOSED, place, rest))
        return True
