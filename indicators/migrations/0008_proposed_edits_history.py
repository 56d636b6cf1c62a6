"""Who proposed what in a draft, and who took it away, is kept too."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import pei_site.trail


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0007_history_door"),
        ("objectives", "0007_access_events"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # Histories say in `change` under which change a row was written.
        migrations.RemoveConstraint("proposededit", "indicators_proposededit_once"),
        migrations.AlterModelOptions(
            "proposededit",
            options={
                "ordering": [
                    "draft",
                    "what",
                    "objective",
                    "indicator",
                    "month",
                    "field",
                ],
                "verbose_name": "edición propuesta",
                "verbose_name_plural": "ediciones propuestas",
            },
        ),
        migrations.RenameField("proposededit", "change", "draft"),
        migrations.AlterField(
            "proposededit",
            "draft",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="proposed",
                to="objectives.change",
                verbose_name="borrador",
            ),
        ),
        migrations.AddConstraint(
            "proposededit",
            models.UniqueConstraint(
                models.F("draft"),
                models.F("what"),
                django.db.models.functions.Coalesce(models.F("objective"), 0),
                django.db.models.functions.Coalesce(models.F("indicator"), 0),
                django.db.models.functions.Coalesce(models.F("month"), 0),
                models.F("field"),
                name="indicators_proposededit_once",
                violation_error_message="El cambio ya propone algo para ese dato.",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalProposedEdit",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
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
                (
                    "address",
                    models.GenericIPAddressField(
                        default=pei_site.trail.current_address,
                        null=True,
                        verbose_name="dirección de red",
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("WEIGHT", "Ponderación"),
                            ("TARGET", "Programación anual"),
                            ("PROGRAMMED", "Programación mensual"),
                            ("SHEET", "Hoja de vida"),
                            ("OBJECTIVE", "Peso del objetivo en el plan"),
                            ("CAP", "Tope de sobre ejecución"),
                        ],
                        max_length=12,
                        verbose_name="qué",
                    ),
                ),
                (
                    "month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="mes",
                    ),
                ),
                (
                    "field",
                    models.CharField(blank=True, max_length=40, verbose_name="campo"),
                ),
                ("before", models.TextField(blank=True, verbose_name="antes")),
                ("after", models.TextField(blank=True, verbose_name="después")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                        max_length=1,
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        default=pei_site.trail.current_change,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="objectives.change",
                        verbose_name="bajo el cambio",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="objectives.change",
                        verbose_name="borrador",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="indicador",
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="objectives.objective",
                        verbose_name="objetivo estratégico",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical edición propuesta",
                "verbose_name_plural": "historical ediciones propuestas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
