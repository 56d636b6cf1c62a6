"""Write into every monthly record, one at a time, as a migration of data does.

SOAK_TORN takes away the one transaction that makes it all or nothing: the control.
"""

import os

from django.db import migrations
from django.db.models import F


def touch(apps, schema_editor):
    records = apps.get_model("indicators", "MonthlyRecord").objects
    for key in records.values_list("pk", flat=True):
        records.filter(pk=key).update(version=F("version") + 1)


class Migration(migrations.Migration):
    atomic = "SOAK_TORN" not in os.environ
    dependencies = [
        ("indicators", "0003_monthly_execution"),
        ("reports", "0002_roles"),
    ]
    operations = [migrations.RunPython(touch, migrations.RunPython.noop)]
