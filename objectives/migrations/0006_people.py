"""One-time links, one e-mail for each person, and the story of each account."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import pei_site.trail


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("objectives", "0005_history_door"),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("CREATED", "Cuenta creada"),
                            ("INVITED", "Invitación"),
                            ("LINK", "Enlace de un solo uso"),
                            ("REVOKED", "Enlace anulado"),
                            ("ACCEPTED", "Puso su contraseña"),
                            ("CORRECTED", "Datos corregidos"),
                            ("PLACED", "Papel y dependencia"),
                            ("REPLACED", "Reemplazo"),
                            ("DEACTIVATED", "Desactivación"),
                            ("REACTIVATED", "Reactivación"),
                        ],
                        max_length=12,
                        verbose_name="qué",
                    ),
                ),
                ("detail", models.TextField(blank=True, verbose_name="detalle")),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="cuándo"
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
            ],
            options={
                "verbose_name": "paso de una cuenta",
                "verbose_name_plural": "pasos de las cuentas",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="user",
            name="link_at",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                help_text="Vacío: ninguno sirve.",
                null=True,
                verbose_name="enlace de un solo uso, desde",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("email", ""), _negated=True),
                name="objectives_user_email_once",
                violation_error_message="Ya hay una persona con ese correo.",
            ),
        ),
        migrations.AddField(
            model_name="personstep",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="quién",
            ),
        ),
        migrations.AddField(
            model_name="personstep",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="steps",
                to=settings.AUTH_USER_MODEL,
                verbose_name="persona",
            ),
        ),
    ]
