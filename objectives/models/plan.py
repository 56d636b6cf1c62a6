"""The institutional strategic plan and the steps by which it was built."""

from django.db import models
from django.db.models import F, Q

from pei_site import trail


class Plan(models.Model):
    """The entity's plan for a period of years: mission, vision, objectives."""

    name = models.CharField("nombre", max_length=200, unique=True)
    entity = models.CharField("entidad", max_length=200)
    motto = models.CharField(
        "lema",
        max_length=200,
        blank=True,
        help_text="Por ejemplo: La Bogotá que estamos construyendo.",
    )
    mission = models.TextField("misión", blank=True)
    vision = models.TextField("visión", blank=True)
    start = models.PositiveSmallIntegerField(
        "año inicial", help_text="Primera vigencia, como 2020."
    )
    end = models.PositiveSmallIntegerField(
        "año final", help_text="Última vigencia, como 2024."
    )
    version = models.CharField(
        "versión",
        max_length=20,
        blank=True,
        help_text="Versión vigente del plan, como 3.",
    )

    history = trail.history()

    class Meta:
        verbose_name = "plan"
        verbose_name_plural = "plan"
        constraints = [
            models.CheckConstraint(
                name="objectives_plan_start_not_after_end",
                condition=Q(start__lte=F("end")),
                violation_error_message="El año inicial no puede ser posterior al año final.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlanStep(models.Model):
    """One step of how the platform (mission, vision, objectives) was built."""

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="steps", verbose_name="plan"
    )
    number = models.PositiveSmallIntegerField("número")
    text = models.TextField("texto")

    history = trail.history()

    class Meta:
        ordering = ["number"]
        verbose_name = "etapa de construcción"
        verbose_name_plural = "etapas de construcción"
        constraints = [
            models.UniqueConstraint(
                name="objectives_planstep_number_once",
                fields=["plan", "number"],
                violation_error_message="Ya hay una etapa con ese número.",
            ),
        ]

    def __str__(self) -> str:
        return f"Etapa {self.number}"
