"""The table of what workers count together (codes of the second factor)."""

from django.core.management import call_command
from django.db import migrations

from pei_site.sign_in.configuration import CACHE_TABLE


def create(apps, schema_editor):
    call_command(
        "createcachetable",
        CACHE_TABLE,
        database=schema_editor.connection.alias,
        verbosity=0,
    )


class Migration(migrations.Migration):
    dependencies = [("sign_in", "0001_initial")]

    # Nothing is lost by leaving it there.
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
