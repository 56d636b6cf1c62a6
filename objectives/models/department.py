"""Departments (dependencias) and the people who answer for them."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from pei_site import trail

KEY_VALIDATOR = RegexValidator(
    r"\A[A-Za-z0-9][A-Za-z0-9._-]*\Z",
    "Use letras sin tilde, números, punto, guion o guion bajo, sin espacios.",
)


class Department(models.Model):
    """A unit of the entity that answers for indicators."""

    code = models.CharField(
        "código", max_length=40, unique=True, validators=[KEY_VALIDATOR]
    )
    name = models.CharField("nombre", max_length=200)
    head_verifies = models.BooleanField(
        "el jefe verifica",
        default=True,
        help_text="Sin marcar: lo que se envía pasa directamente a la Oficina de Planeación.",
    )

    history = trail.history()

    class Meta:
        ordering = ["name", "code"]
        verbose_name = "dependencia"
        verbose_name_plural = "dependencias"

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's place in a department, from a date and perhaps to another."""

    class Role(models.TextChoices):
        """What the person does for the department."""

        REPORTER = "REPORTER", "Reportante"
        HEAD = "HEAD", "Jefe de dependencia"

    department = models.ForeignKey(
        Department,
        models.PROTECT,
        related_name="memberships",
        verbose_name="dependencia",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="memberships",
        verbose_name="persona",
    )
    role = models.CharField("papel", max_length=10, choices=Role)
    start = models.DateField("desde")
    end = models.DateField("hasta", null=True, blank=True, help_text="Vacío: sigue.")

    history = trail.history()

    class Meta:
        ordering = ["department", "role", "start"]
        verbose_name = "integrante"
        verbose_name_plural = "integrantes"
        constraints = [
            models.UniqueConstraint(
                name="objectives_membership_once",
                fields=["department", "user", "role", "start"],
                violation_error_message="Esa persona ya tiene ese papel desde esa fecha.",
            ),
            models.CheckConstraint(
                name="objectives_membership_start_not_after_end",
                condition=Q(end__isnull=True) | Q(start__lte=F("end")),
                violation_error_message="La fecha final no puede ser anterior a la inicial.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.department}"
