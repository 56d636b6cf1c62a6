"""Notes that hang on a row of the year's report."""

from django.db import models

from indicators.models.indicator import Indicator
from objectives.models import FiscalYear, Objective
from pei_site import trail


class Note(models.Model):
    """A note of the year on an objective's row; indicator None: it hangs on no row."""

    year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="notes", verbose_name="vigencia"
    )
    objective = models.ForeignKey(
        Objective, models.PROTECT, related_name="notes", verbose_name="objetivo"
    )
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="row_notes",
        verbose_name="indicador",
    )
    text = models.TextField(
        "texto", help_text="Sin asterisco: la marca la pone el sistema."
    )

    history = trail.history()

    class Meta:
        ordering = ["year", "objective", "pk"]
        verbose_name = "nota"
        verbose_name_plural = "notas"
        constraints = [
            models.UniqueConstraint(
                name="indicators_note_once",
                fields=["year", "objective", "indicator", "text"],
                violation_error_message="Esa nota ya está en esa fila.",
            ),
            models.UniqueConstraint(
                name="indicators_note_without_row_once",
                fields=["year", "objective", "text"],
                condition=models.Q(indicator__isnull=True),
                violation_error_message="Esa nota ya está en ese objetivo.",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
