"""Write into every monthly record, one at a time, as a migration of data does.

SOAK_TORN takes away the one transaction that makes it all or nothing: the control.
SOAK_SIGN names a file that it makes at the row SOAK_ROW, for who wants to kill it there.
"""

import os
from pathlib import Path

from django.db import migrations
from django.db.models import F


def touch(apps, schema_editor):
    records = apps.get_model("indicators", "MonthlyRecord").objects
    sign, row = os.environ.get("SOAK_SIGN"), int(os.environ.get("SOAK_ROW", "0"))
    for number, key in enumerate(records.values_list("pk", flat=True)):
        records.filter(pk=key).update(version=F("version") + 1)
        if sign and number == row:
            Path(sign).touch()


class Migration(migrations.Migration):
    atomic = "SOAK_TORN" not in os.environ
    dependencies = [
        ("indicators", "0003_monthly_execution"),
        ("reports", "0002_roles"),
    ]
    operations = [migrations.RunPython(touch, migrations.RunPython.noop)]
