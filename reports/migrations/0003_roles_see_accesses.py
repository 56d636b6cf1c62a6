"""Let administrators look at the register of access."""

from django.db import migrations

from objectives.granting import grant


class Migration(migrations.Migration):
    dependencies = [
        ("objectives", "0007_access_events"),
        ("indicators", "0007_history_door"),
        ("reports", "0002_roles"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
