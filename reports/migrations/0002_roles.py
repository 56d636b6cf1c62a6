"""Make the roles as groups, each with its permissions. Safe to run again."""

from django.db import migrations

from objectives.granting import grant


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("objectives", "0002_head_verifies_and_trail"),
        ("indicators", "0003_monthly_execution"),
        ("reports", "0001_initial"),
    ]

    # Backwards the groups stay: people may be in them.
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
