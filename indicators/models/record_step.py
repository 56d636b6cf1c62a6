"""The steps of a monthly record: who moved it, when, and what was observed."""

from django.conf import settings
from django.db import models

from indicators import labels
from indicators.models.monthly_record import LONG_TEXT, MonthlyRecord


class RecordStep(models.Model):
    """One step on a record's way. Steps are only added: they are its timeline."""

    record = models.ForeignKey(
        MonthlyRecord, models.PROTECT, related_name="steps", verbose_name="registro"
    )
    state = models.CharField("pasó a", max_length=10, choices=labels.RECORD_STATE)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="por",
        help_text="Vacío: lo hizo la carga de un plan.",
    )
    at = models.DateTimeField("cuándo")
    about = models.CharField(
        "observación sobre", max_length=8, choices=labels.OBSERVED, blank=True
    )
    observation = models.TextField("observación", blank=True, **LONG_TEXT)

    class Meta:
        ordering = ["record", "at", "pk"]
        verbose_name = "paso"
        verbose_name_plural = "pasos"

    def __str__(self) -> str:
        return f"{self.record} · {self.get_state_display()}"
