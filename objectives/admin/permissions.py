"""Permissions as superusers choose them: of the product's tables, named in Spanish."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group, Permission
from django.db.models import ManyToManyField, Q
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest

from pei_site.admin_site import PlainAdmin

APPS = ("auth", "objectives", "indicators", "reports")
# The framework writes their names into the database in English.
DEEDS = {"add": "agregar", "change": "modificar", "delete": "borrar", "view": "ver"}


def row_of(request: HttpRequest) -> str | None:
    """Return the key of the row whose screen it is; None: a new one's."""
    match = request.resolver_match
    return match.kwargs.get("object_id") if match else None


class PermissionsField(ModelMultipleChoiceField):
    """A choice of permissions."""

    def label_from_instance(self, permission: Any) -> str:
        """Name the table and what it lets do with its rows, or what it lets do."""
        deed = DEEDS.get(permission.codename.partition("_")[0])
        table = permission.content_type
        own = permission.codename.endswith(f"_{table.model}")
        return f"{table} | {deed if deed and own else permission.name}"


class PermissionChoices(BaseModelAdmin):
    """A screen on which permissions are chosen."""

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> ModelMultipleChoiceField | None:
        """Offer those that mean something, and keep the others that there are."""
        if db_field.related_model is Permission:
            ours = Q(content_type__app_label__in=APPS)
            past = Q(content_type__model__startswith="historical")
            useful, row = ours & ~past, row_of(request)
            held = Q(**{db_field.related_query_name(): row}) if row else useful
            offered = Permission.objects.filter(useful | held).distinct()
            kwargs["queryset"] = offered.select_related("content_type")
            kwargs["form_class"] = PermissionsField
        return super().formfield_for_manytomany(db_field, request, **kwargs)


admin.site.unregister(Group)


@admin.register(Group)
class RoleAdmin(PermissionChoices, PlainAdmin, GroupAdmin):  # type: ignore[misc] # may lack a request
    """Groups: the roles of the product, and those that a superuser makes."""
