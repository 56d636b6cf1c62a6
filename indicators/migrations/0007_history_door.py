"""Name the trail's door so that no model's own field takes its place."""

from django.db import migrations, models

import pei_site.trail


class Migration(migrations.Migration):
    dependencies = [("indicators", "0006_amendments")]

    operations = [
        migrations.RenameField("historicalcutoff", "source", "door"),
        migrations.RenameField("historicalevidence", "source", "door"),
        migrations.RenameField("historicalindicatorweight", "source", "door"),
        migrations.RenameField("historicalmeasurement", "source", "door"),
        migrations.RenameField("historicalmonthlyrecord", "source", "door"),
        migrations.RenameField("historicalnote", "source", "door"),
        migrations.RenameField("historicalreportingmonth", "source", "door"),
        migrations.RenameField("historicalresponsibility", "source", "door"),
        migrations.RenameField("historicalyeartarget", "source", "door"),
        # Its own `source` hid the trail's: nothing to rename, what was is not known.
        migrations.AddField(
            "historicalindicator",
            "door",
            models.CharField(
                choices=[
                    ("FORM", "Formulario"),
                    ("GRID", "Cuadrícula"),
                    ("FILE", "Archivo"),
                    ("COMMAND", "Comando"),
                ],
                default=pei_site.trail.current_source,
                max_length=8,
                verbose_name="por dónde",
            ),
        ),
    ]
