"""The plan's data-entry screens."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import ManyToManyField, Q, QuerySet
from django.forms import BaseModelFormSet, ModelForm, ModelMultipleChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from objectives import roles
from objectives.models import (
    AccessEvent,
    Change,
    Department,
    Membership,
    Plan,
    PlanStep,
    User,
)
from pei_site.admin_site import (
    HistoryAdmin,
    NeverDeletedAdmin,
    PlainAdmin,
    ReadOnlyAdmin,
)
from pei_site.fields import PLAIN_TEXTS


class PlanStepInline(admin.TabularInline):
    """How the platform was built, with the plan."""

    model = PlanStep
    extra = 0
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


def refuse_own(request: HttpRequest, form: ModelForm) -> None:
    """Let nobody but a superuser give themselves a department, nor take one from them."""
    people = {form.instance.user_id, form.initial.get("user")}
    if request.user.pk in people and not request.user.is_superuser:
        raise PermissionDenied("Nadie se asigna a sí mismo una dependencia.")


class MembershipInline(admin.TabularInline):
    """The people of a department."""

    model = Membership
    extra = 0
    autocomplete_fields = ["user"]


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
        """Write the people, none of them by their own hand."""
        for row in formset.forms:
            if row.has_changed():
                refuse_own(request, row)
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
        refuse_own(request, form)
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


@admin.register(User)
class PersonAdmin(UserAdmin):
    """People: deactivated, never deleted; only an administrator raises anyone."""

    list_display = [
        "username",
        "last_name",
        "first_name",
        "email",
        "is_staff",
        "is_active",
    ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: what people did stays under their name."""
        return False

    def get_readonly_fields(
        self, request: HttpRequest, obj: User | None = None
    ) -> list[str] | tuple[str, ...]:
        """Let nobody but a superuser hand out powers beyond the roles, nor raise themselves."""
        fields = super().get_readonly_fields(request, obj)
        if request.user.is_superuser:
            return fields
        own = ("groups", "is_staff") if obj == request.user else ()
        return (*fields, "is_superuser", "user_permissions", *own)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> ModelMultipleChoiceField | None:
        """Offer the roles of the product, and keep the other groups that a person has."""
        if db_field.name == "groups" and not request.user.is_superuser:
            match = request.resolver_match
            person = match.kwargs.get("object_id") if match else None
            theirs = Q(user=person) if person else Q()
            offered = Group.objects.filter(Q(name__in=roles.PERMISSIONS) | theirs)
            kwargs["queryset"] = offered.distinct()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Hide superusers from those who are not."""
        people = super().get_queryset(request)
        return (
            people if request.user.is_superuser else people.filter(is_superuser=False)
        )


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
