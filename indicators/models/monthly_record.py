"""Monthly records: what was programmed for a month and what was done."""

from typing import Any

from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
)
from django.db import models
from django.db.models import Q

from indicators import labels
from indicators.models.indicator import Indicator
from indicators.vocabulary import COUNTING_STATES, RecordState
from objectives.models import FiscalYear
from pei_site import trail
from pei_site.fields import magnitude_check, optional_magnitude_field
from pei_site.formats import month_name

# Longer texts are no narrative, and would stop the paper (docs/reliability.md, V01).
MOST_CHARACTERS = 4000
LONG_TEXT: dict[str, Any] = {
    "max_length": MOST_CHARACTERS,
    "validators": [MaxLengthValidator(MOST_CHARACTERS)],
}


class MonthlyRecord(models.Model):
    """A month of an indicator; executed None: nothing was reported (0 is a report)."""

    year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="records", verbose_name="vigencia"
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="records", verbose_name="indicador"
    )
    month = models.PositiveSmallIntegerField(
        "mes", validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    programmed = optional_magnitude_field("programado")
    executed = optional_magnitude_field(
        "ejecutado",
        help_text="Suma: sólo lo de este mes. Los demás tipos: el nivel alcanzado. Por ejemplo: 72,50.",
    )
    narrative = models.TextField("avance cualitativo", blank=True, **LONG_TEXT)
    cause = models.TextField(
        "causa del rezago o de la sobre ejecución", blank=True, **LONG_TEXT
    )
    delays = models.TextField("retrasos y soluciones", blank=True, **LONG_TEXT)
    state = models.CharField(
        "estado", max_length=10, choices=labels.RECORD_STATE, default=RecordState.DRAFT
    )
    version = models.PositiveIntegerField(
        "versión del registro", default=1, editable=False
    )

    history = trail.history()

    class Meta:
        ordering = ["year", "indicator", "month"]
        verbose_name = "registro mensual"
        verbose_name_plural = "registros mensuales"
        permissions = [
            ("report_record", "Puede reportar los indicadores a su cargo"),
            ("verify_record", "Puede verificar los reportes de su dependencia"),
            ("approve_record", "Puede aprobar o devolver reportes"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="indicators_monthlyrecord_once",
                fields=["year", "indicator", "month"],
                violation_error_message="El indicador ya tiene registro de ese mes.",
            ),
            models.CheckConstraint(
                name="indicators_monthlyrecord_month_1_to_12",
                condition=Q(month__gte=1, month__lte=12),
                violation_error_message="El mes va de 1 a 12.",
            ),
            magnitude_check("indicators_monthlyrecord", "programmed"),
            magnitude_check("indicators_monthlyrecord", "executed"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} · {month_name(self.month)} de {self.year}"

    @property
    def counts(self) -> bool:
        """Whether its value counts at an open cut-off; drafts and returned ones do not."""
        return self.state in COUNTING_STATES
