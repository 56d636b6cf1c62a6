"""Make the roles as groups, each with its permissions. Safe to run again."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from objectives.roles import PERMISSIONS


def make_roles(apps, schema_editor):
    # Permissions are normally made after all migrations; the roles need them now.
    for label in ("objectives", "indicators", "reports"):
        create_permissions(installed.get_app_config(label), verbosity=0, apps=apps)
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    for role, codes in PERMISSIONS.items():
        group, _ = group_model.objects.get_or_create(name=role)
        for code in codes:
            app, codename = code.split(".")
            group.permissions.add(
                permission_model.objects.get(
                    content_type__app_label=app, codename=codename
                )
            )


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("objectives", "0002_head_verifies_and_trail"),
        ("indicators", "0003_monthly_execution"),
        ("reports", "0001_initial"),
    ]

    # Backwards the groups stay: people may be in them.
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
