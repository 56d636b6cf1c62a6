"""A frozen scorecard keeps the SHA-256 of its text."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0009_reasons_say_something"),
    ]

    operations = [
        migrations.AddField(
            model_name="closing",
            name="sha256",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Con él se reconoce lo que ya se leyó; vacío: se congeló antes de guardarlo.",
                max_length=64,
                verbose_name="SHA-256 del tablero",
            ),
        ),
    ]
