"""Yearly targets (programación anual)."""

from django.db import models

from indicators.models.indicator import Indicator
from objectives.models import FiscalYear
from pei_site import trail
from pei_site.fields import magnitude_check, optional_magnitude_field


class YearTarget(models.Model):
    """What was promised of an indicator for a year; target None: no programming."""

    year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="targets", verbose_name="vigencia"
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="targets", verbose_name="indicador"
    )
    target = optional_magnitude_field(
        "programación anual", help_text="Vacío: sin programación en la vigencia."
    )

    history = trail.history()

    class Meta:
        ordering = ["year", "indicator"]
        verbose_name = "programación anual"
        verbose_name_plural = "programación anual"
        constraints = [
            models.UniqueConstraint(
                name="indicators_yeartarget_once",
                fields=["year", "indicator"],
                violation_error_message="El indicador ya tiene programación en esa vigencia.",
            ),
            magnitude_check("indicators_yeartarget", "target"),
        ]

    def __str__(self) -> str:
        return f"{self.year} · {self.indicator}"
