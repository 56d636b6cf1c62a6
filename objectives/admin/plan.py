"""The plan's data-entry screens."""

from typing import Any, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from objectives.models import (
    Change,
    Department,
    Membership,
    Plan,
    PlanStep,
    User,
)
from objectives.people.authority import must_manage
from pei_site.admin_site import NeverDeletedAdmin, PlainAdmin, PlainRows
from pei_site.fields import PLAIN_TEXTS
from pei_site.history_admin import HistoryAdmin


class PlanStepInline(PlainRows):
    """How the platform was built, with the plan."""

    model = PlanStep
    formfield_overrides = PLAIN_TEXTS


@admin.register(Plan)
class PlanAdmin(NeverDeletedAdmin, HistoryAdmin):
    """The plan: there is one."""

    list_display = ["name", "entity", "start", "end", "version"]
    search_fields = ["name"]
    inlines = [PlanStepInline]
    fieldsets = [
        (None, {"fields": ["name", "entity", "motto", ("start", "end"), "version"]}),
        ("Plataforma estratégica", {"fields": ["mission", "vision"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Allow the first plan only: one plan per database."""
        return super().has_add_permission(request) and not Plan.objects.exists()


def refuse_beyond(request: HttpRequest, form: ModelForm) -> None:
    """Let nobody place themselves, nor whom they do not manage; before and after."""
    keys = {form.instance.user_id, form.initial.get("user")}
    actor = cast(User, request.user)  # the admin lets nobody else in
    for person in User.objects.filter(pk__in=keys):
        if person == actor and not actor.is_superuser:
            raise PermissionDenied("Nadie se asigna a sí mismo una dependencia.")
        if person != actor:
            must_manage(actor, person)


class MembershipInline(PlainRows):
    """The people of a department."""

    model = Membership
    autocomplete_fields = ["user"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        """Bring along whom each row names."""
        return super().get_queryset(request).select_related("user", "department")


@admin.register(Department)
class DepartmentAdmin(NeverDeletedAdmin, HistoryAdmin):
    """Departments and their people."""

    list_display = ["code", "name"]
    list_display_links = ["code", "name"]
    search_fields = ["code", "name"]
    inlines = [MembershipInline]

    def save_formset(
        self,
        request: HttpRequest,
        form: ModelForm,
        formset: BaseModelFormSet,
        change: bool,
    ) -> None:
        """Write the people, none by their own hand nor above who writes."""
        for row in formset.forms:
            if row.has_changed():
                refuse_beyond(request, row)
        super().save_formset(request, form, formset, change)


@admin.register(Membership)
class MembershipAdmin(PlainAdmin, HistoryAdmin):
    """Who answers for what, from when to when."""

    list_display = ["user", "department", "role", "start", "end"]
    list_select_related = ["user", "department"]
    list_filter = ["role"]
    search_fields = ["user__username", "user__last_name", "department__name"]
    autocomplete_fields = ["user", "department"]

    def save_model(
        self, request: HttpRequest, obj: Membership, form: ModelForm, change: bool
    ) -> None:
        """Write it, unless it is the person's own."""
        refuse_beyond(request, form)
        super().save_model(request, obj, form, change)


@admin.register(Change)
class ChangeAdmin(NeverDeletedAdmin, HistoryAdmin):
    """The register of changes, to look at: it is written by the changes themselves.

    Drafts are prepared, approved and applied on the desk.
    """

    list_display = [
        "number",
        "version",
        "state",
        "date",
        "year",
        "objective",
        "indicator_key",
        "description",
    ]
    list_display_links = ["number", "description"]
    list_filter = ["state", "year"]
    list_select_related = ["objective"]
    search_fields = ["number", "description", "indicator_key"]
    readonly_fields = ["state", "requested_by", "approved_by", "approved_at"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "plan",
                    ("version", "number", "state"),
                    ("date", "year"),
                    ("body", "act"),
                ]
            },
        ),
        (
            "Qué cambia",
            {"fields": ["objective", "indicator_key", "goal", "description"]},
        ),
        ("Por qué", {"fields": ["justification"]}),
        ("Quién", {"fields": ["requested_by", "approved_by", "approved_at"]}),
    ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never by hand: a number or a date typed here would be nobody's approval."""
        return False

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Lead to the desk, where a change is prepared."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return redirect("admin:desk_change_new")
