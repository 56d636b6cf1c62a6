"""Months that open and close for the departments."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from indicators import actions
from indicators.admin.scope import ScopedHistoryAdmin
from indicators.calendar import proposed_due_date
from indicators.locks import closed_through
from indicators.models import ReportingMonth
from pei_site import formats
from pei_site.admin_site import NeverDeletedAdmin


class ReportingMonthForm(forms.ModelForm):
    """Without a due date the fifth working day of the next month is proposed."""

    due = forms.DateField(
        label="Fecha límite",
        required=False,
        help_text="Vacía: el quinto día hábil del mes siguiente, sin festivos de Colombia.",
        widget=AdminDateWidget,
    )

    class Meta:
        model = ReportingMonth
        fields = ["year", "month", "due"]
        help_texts = {"month": "De 1 (enero) a 12 (diciembre)."}

    def clean(self) -> dict[str, Any]:
        """Propose the due date; refuse a month that a cut-off closed."""
        data = super().clean() or {}
        year = data.get("year") or getattr(self.instance, "year", None)
        month = data.get("month") or self.instance.month
        if not year or not month:
            return data
        if month <= closed_through(year):
            raise ValidationError("Un corte cerrado ya cerró ese mes.")
        data["due"] = data.get("due") or proposed_due_date(year.year, month)
        return data


@admin.register(ReportingMonth)
class ReportingMonthAdmin(ScopedHistoryAdmin, NeverDeletedAdmin):
    """Adding a month opens it; closing and opening again are actions of the list."""

    form = ReportingMonthForm
    list_display = ["month_text", "year", "due_text", "is_open"]
    list_select_related = ["year"]
    list_filter = ["year", "is_open"]
    actions = ["close_months", "open_months"]

    @admin.display(description="mes", ordering="month")
    def month_text(self, gate: ReportingMonth) -> str:
        """Name the month."""
        return formats.month_name(gate.month)

    @admin.display(description="fecha límite", ordering="due")
    def due_text(self, gate: ReportingMonth) -> str:
        """Write the date as the entry does."""
        return formats.date_long(gate.due)

    def get_readonly_fields(
        self, request: HttpRequest, obj: ReportingMonth | None = None
    ) -> list[str]:
        """Keep which month it is once it exists."""
        return ["year", "month", "is_open"] if obj else []

    @admin.action(description="Cerrar los meses elegidos", permissions=["change"])
    def close_months(
        self, request: HttpRequest, chosen: QuerySet[ReportingMonth]
    ) -> None:
        """Let nobody write these months any more."""
        for gate in chosen.select_related("year"):
            actions.close_month(gate=gate)
            self.message_user(request, f"Se cerró {gate}.", messages.SUCCESS)

    @admin.action(description="Abrir los meses elegidos", permissions=["change"])
    def open_months(
        self, request: HttpRequest, chosen: QuerySet[ReportingMonth]
    ) -> None:
        """Open these months again, unless a cut-off closed them."""
        for gate in chosen.select_related("year"):
            try:
                actions.open_month(year=gate.year, month=gate.month, due=gate.due)
            except ValidationError as refusal:
                text = f"{gate}: {' '.join(refusal.messages)}"
                self.message_user(request, text, messages.ERROR)
            else:
                self.message_user(request, f"Se abrió {gate}.", messages.SUCCESS)
