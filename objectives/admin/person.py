"""The table of people: what the rooms of people do not need to show.

Invitations, places, links and deactivation have pages of their own (`reports.desk.people`),
which ask `objectives.people.authority` as this table does.
"""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import ManyToManyField, Q, QuerySet
from django.forms import ModelForm, ModelMultipleChoiceField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from objectives.admin.permissions import PermissionChoices, row_of
from objectives.models import PersonStep, User
from objectives.people import mailbox
from objectives.people.authority import manages, roles_given_by, roles_of
from objectives.people.register import record
from pei_site.admin_site import PlainAdmin
from pei_site.searching import is_key

BEYOND = ("is_superuser", "user_permissions")  # superusers' alone
MANAGED = ("groups", "is_staff")  # nobody's own
NEVER = (
    "is_active",
    "last_login",
    "date_joined",
)  # by pages of their own, or by itself


def actor(request: HttpRequest) -> User:
    """Return who signed in: the admin lets nobody else in."""
    return cast(User, request.user)


@admin.register(User)
class PersonAdmin(PermissionChoices, PlainAdmin, UserAdmin):
    """People: deactivated, never deleted; nobody reaches above their own role."""

    form = ModelForm  # without the password: nobody sees nor sets another's
    list_display = [
        "username",
        "last_name",
        "first_name",
        "email",
        "is_staff",
        "is_active",
    ]
    fieldsets = [
        (
            None,
            {
                "fields": ["username", "first_name", "last_name", "email"],
                "description": mailbox.ON_SCREEN,
            },
        ),
        (
            "Papel",
            {
                "fields": ["groups", "is_staff", "is_active", *BEYOND],
                "description": "Invitar, cambiar de dependencia, reemplazar, enviar un"
                " enlace de contraseña y desactivar se hacen en Personas.",
            },
        ),
        ("Fechas", {"fields": ["last_login", "date_joined"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Allow who looks at people: adding is inviting, which asks what they may give."""
        return self.has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Allow one's own row, and those of whom one manages."""
        may = super().has_change_permission(request, obj)
        if obj is None or obj == request.user:
            return may
        return may and manages(actor(request), obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: what people did stays under their name."""
        return False

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Lead to the invitation: nobody makes up a password for another."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return redirect("admin:people_invite")

    def user_change_password(
        self,
        request: HttpRequest,
        id: str,  # noqa: A002 -- the library's name
        form_url: str = "",
    ) -> HttpResponse:
        """Lead to the one-time link, in the place of the library's form."""
        if not is_key(id):
            raise Http404
        return redirect("admin:people_link", int(id))

    def get_readonly_fields(
        self, request: HttpRequest, obj: User | None = None
    ) -> list[str] | tuple[str, ...]:
        """Let nobody but a superuser hand out powers beyond the roles, nor raise themselves."""
        fields = (*super().get_readonly_fields(request, obj), *NEVER)
        if request.user.is_superuser:
            return fields
        own = MANAGED if obj == request.user else ()
        return (*fields, *BEYOND, *own)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> ModelMultipleChoiceField | None:
        """Offer the roles that one gives, and keep the other groups that a person has."""
        if db_field.name == "groups" and not request.user.is_superuser:
            person = row_of(request)
            theirs = Q(user=person) if person else Q()
            given = roles_given_by(actor(request))
            offered = Group.objects.filter(Q(name__in=given) | theirs)
            kwargs["queryset"] = offered.distinct()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Hide superusers from those who are not."""
        people = super().get_queryset(request)
        return (
            people if request.user.is_superuser else people.filter(is_superuser=False)
        )

    def save_model(
        self, request: HttpRequest, obj: User, form: ModelForm, change: bool
    ) -> None:
        """Write it, and take leave of the mailbox if it is another."""
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            own = request if obj == request.user else None
            mailbox.moved(obj, form.initial["email"], own)

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool
    ) -> None:
        """Write the groups, and add what changed to the person's story."""
        before = roles_of(User.objects.get(pk=form.instance.pk))
        super().save_related(request, form, formsets, change)
        after = roles_of(User.objects.get(pk=form.instance.pk))
        told = [
            f"{form.initial.get(name) or '–'} → {form.cleaned_data[name] or '–'}."
            for name in form.changed_data
            if name not in {"groups", "user_permissions"}
        ]
        if before != after:
            told.append(f"{_listed(before)} → {_listed(after)}.")
        if told:
            detail = " ".join(told)
            act = PersonStep.Act.CORRECTED
            record(form.instance, act, by=actor(request), detail=detail)


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "Sin papel"
