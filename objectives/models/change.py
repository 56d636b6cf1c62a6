"""The register of changes (control de cambios)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from objectives.models.objective import Objective
from objectives.models.plan import Plan
from pei_site import trail


class Change(models.Model):
    """An approved amendment to the plan.

    The indicator is kept by its key, not as a foreign key: the register outlives what
    it tells of. Loaded history may lack numbers and dates: what was never recorded
    stays blank.
    """

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="changes", verbose_name="plan"
    )
    version = models.CharField("versión del plan", max_length=20, blank=True)
    number = models.CharField(
        "número", max_length=20, blank=True, help_text="Por ejemplo: 001."
    )
    date = models.DateField("fecha", null=True, blank=True)
    body = models.CharField(
        "instancia",
        max_length=200,
        blank=True,
        help_text="Quien aprobó: Comité Institucional de Gestión y Desempeño.",
    )
    act = models.CharField("acto o acta", max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(
        "vigencia desde la que rige",
        null=True,
        blank=True,
        validators=[MinValueValidator(2000), MaxValueValidator(2100)],
    )
    objective = models.ForeignKey(
        Objective,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name="objetivo estratégico",
    )
    indicator_key = models.CharField("indicador (clave)", max_length=60, blank=True)
    goal = models.TextField("meta", blank=True)
    description = models.TextField("cambio realizado")
    justification = models.TextField("justificación", blank=True)

    history = trail.history()

    class Meta:
        ordering = ["version", "number", "date", "pk"]
        verbose_name = "cambio"
        verbose_name_plural = "control de cambios"
        constraints = [
            models.UniqueConstraint(
                name="objectives_change_number_once",
                fields=["plan", "version", "number"],
                condition=~Q(number=""),
                violation_error_message="Ya hay un cambio con ese número en esa versión.",
            ),
        ]

    def __str__(self) -> str:
        return f"Cambio {self.number or 'sin número'}"
