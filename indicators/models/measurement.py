"""What people decide about an indicator at a cut-off."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from indicators.models.cutoff import Cutoff
from indicators.models.indicator import Indicator
from indicators.models.monthly_record import LONG_TEXT
from pei_site import trail
from pei_site.fields import StrictDecimalField, says_something

OFFICIAL_LIMIT = 100_000


class Measurement(models.Model):
    """Cause, official percentage and override; the magnitudes roll up from the months."""

    cutoff = models.ForeignKey(
        Cutoff, models.PROTECT, related_name="measurements", verbose_name="corte"
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="measurements", verbose_name="indicador"
    )
    cause = models.TextField(
        "causa al corte",
        blank=True,
        **LONG_TEXT,
        help_text="Sólo la causa: «Rezago 1,69%:» lo escribe el sistema. Vacía: vale la del último mes.",
    )
    official = StrictDecimalField(
        "porcentaje oficial",
        max_digits=9,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[
            MinValueValidator(1 - OFFICIAL_LIMIT),
            MaxValueValidator(OFFICIAL_LIMIT - 1),
        ],
        help_text="Sólo si lo publicado no es lo que dan sus magnitudes. Por ejemplo: 98,31.",
    )
    justification = models.TextField("justificación del porcentaje oficial", blank=True)
    override = models.TextField(
        "motivo para cerrar sin reporte completo",
        blank=True,
        help_text="El informe lo imprime. Un indicador sin reporte sigue contando 0.",
    )

    history = trail.history()

    class Meta:
        ordering = ["cutoff", "indicator"]
        verbose_name = "medición"
        verbose_name_plural = "mediciones"
        constraints = [
            models.UniqueConstraint(
                name="indicators_measurement_once",
                fields=["cutoff", "indicator"],
                violation_error_message="El indicador ya tiene medición en ese corte.",
            ),
            models.CheckConstraint(
                name="indicators_measurement_official_is_justified",
                condition=Q(official__isnull=True) | says_something("justification"),
                violation_error_message="Un porcentaje oficial exige justificación.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cutoff} · {self.indicator}"
