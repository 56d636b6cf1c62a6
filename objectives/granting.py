"""Giving the roles their permissions, from migrations."""

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

from objectives.roles import PERMISSIONS

ROOMS = ("objectives", "indicators", "reports")


def grant(apps: Any, schema_editor: Any) -> None:
    """Make each role as a group with its permissions; those of later tables come later.

    Safe to run again: a migration that adds a table which roles see ends with it.
    """
    # Permissions are normally made after all migrations; the roles need them now.
    for label in ROOMS:
        create_permissions(installed.get_app_config(label), verbosity=0, apps=apps)
    permission_model = apps.get_model("auth", "Permission")
    known = {
        f"{one.content_type.app_label}.{one.codename}": one
        for one in permission_model.objects.select_related("content_type")
    }
    for role, codes in PERMISSIONS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=role)
        group.permissions.add(*(known[code] for code in codes if code in known))
