"""Strategic objectives."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from objectives.models.plan import Plan
from pei_site import trail
from pei_site.fields import StrictDecimalField


class Objective(models.Model):
    """A numbered strategic objective, measured by weighted indicators."""

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="objectives", verbose_name="plan"
    )
    number = models.PositiveSmallIntegerField(
        "número", validators=[MinValueValidator(1)]
    )
    statement = models.TextField("enunciado")
    short_statement = models.TextField(
        "enunciado corto",
        blank=True,
        help_text="Como aparece en el panorama, si es más corto que el enunciado.",
    )
    weight = StrictDecimalField(
        "peso en el plan",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text="Vacío en todos los objetivos: el plan es su promedio simple.",
    )

    history = trail.history()

    class Meta:
        ordering = ["number"]
        verbose_name = "objetivo estratégico"
        verbose_name_plural = "objetivos estratégicos"
        constraints = [
            models.UniqueConstraint(
                name="objectives_objective_number_once",
                fields=["plan", "number"],
                violation_error_message="Ya hay un objetivo con ese número.",
            ),
            models.CheckConstraint(
                name="objectives_objective_number_from_1",
                condition=Q(number__gte=1),
                violation_error_message="Los objetivos se numeran desde 1.",
            ),
            models.CheckConstraint(
                name="objectives_objective_weight_in_range",
                condition=Q(weight__isnull=True) | Q(weight__gte=0, weight__lte=100),
                violation_error_message="El peso va de 0 a 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"Objetivo {self.number}"
