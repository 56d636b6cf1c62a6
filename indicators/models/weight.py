"""Yearly weights (ponderaciones) of indicators in objectives."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from indicators.models.indicator import Indicator
from objectives.models import FiscalYear, Objective
from pei_site import trail
from pei_site.fields import StrictDecimalField


class IndicatorWeight(models.Model):
    """The weight of an indicator in an objective for a year, in percent."""

    year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="weights", verbose_name="vigencia"
    )
    objective = models.ForeignKey(
        Objective, models.PROTECT, related_name="weights", verbose_name="objetivo"
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="weights", verbose_name="indicador"
    )
    weight = StrictDecimalField(
        "peso (%)",
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text="Los pesos de un objetivo suman 100,00 en la vigencia.",
    )
    inferred = models.BooleanField(
        "inferida",
        default=False,
        help_text="La fuente no la dice: se dedujo o se supuso.",
    )

    history = trail.history()

    class Meta:
        ordering = ["year", "objective", "pk"]
        verbose_name = "ponderación"
        verbose_name_plural = "ponderaciones"
        constraints = [
            models.UniqueConstraint(
                name="indicators_indicatorweight_once",
                fields=["year", "objective", "indicator"],
                violation_error_message="El indicador ya tiene peso en ese objetivo y vigencia.",
            ),
            models.CheckConstraint(
                name="indicators_indicatorweight_in_range",
                condition=Q(weight__gte=0, weight__lte=100),
                violation_error_message="El peso va de 0 a 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} · {self.objective} · {self.indicator}"
