"""Name the trail's door so that no model's own field takes its place."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("objectives", "0004_amendments")]

    operations = [
        migrations.RenameField("historicalchange", "source", "door"),
        migrations.RenameField("historicaldepartment", "source", "door"),
        migrations.RenameField("historicalfiscalyear", "source", "door"),
        migrations.RenameField("historicalmembership", "source", "door"),
        migrations.RenameField("historicalobjective", "source", "door"),
        migrations.RenameField("historicalplan", "source", "door"),
        migrations.RenameField("historicalplanstep", "source", "door"),
    ]
