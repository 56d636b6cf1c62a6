"""A frozen scorecard keeps the SHA-256 of its text."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0003_roles_see_accesses"),
    ]

    operations = [
        migrations.AddField(
            model_name="publishedreport",
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
