"""Cut-offs (cortes) and what each closing froze."""

from calendar import monthrange
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from indicators import labels
from indicators.vocabulary import CutoffState
from objectives.models import FiscalYear
from pei_site import trail
from pei_site.fields import says_something
from pei_site.formats import date_long


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


class Cutoff(models.Model):
    """A month-end at which the plan is measured. revision None: never closed."""

    year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="cutoffs", verbose_name="vigencia"
    )
    date = models.DateField(
        "fecha de corte", unique=True, help_text="El último día de un mes."
    )
    state = models.CharField(
        "estado",
        max_length=10,
        choices=labels.CUTOFF_STATE,
        default=CutoffState.OPEN,
        editable=False,
    )
    revision = models.PositiveSmallIntegerField(
        "revisión", null=True, blank=True, editable=False
    )

    history = trail.history()

    class Meta:
        ordering = ["-date"]
        verbose_name = "corte"
        verbose_name_plural = "cortes"
        constraints = [
            models.CheckConstraint(
                name="indicators_cutoff_revision_once_closed",
                condition=Q(state=CutoffState.OPEN) | Q(revision__isnull=False),
                violation_error_message="Un corte cerrado lleva número de revisión.",
            ),
        ]

    def __str__(self) -> str:
        return f"Corte del {date_long(self.date)}"

    def clean(self) -> None:
        """Demand a month's last day inside the fiscal year."""
        day: date | None = self.date  # None while a form has not been filled
        if day is None:
            return
        if day != month_end(day.year, day.month):
            raise ValidationError(
                {"date": "La fecha de corte es el último día de un mes."}
            )
        if self.year_id and day.year != self.year.year:
            raise ValidationError(
                {"date": "La fecha de corte está fuera de la vigencia."}
            )

    @property
    def is_open(self) -> bool:
        """Whether the figures are still computed from the months."""
        return self.state == CutoffState.OPEN


class Closing(models.Model):
    """What a closing froze: the whole scorecard of one revision. Never edited."""

    cutoff = models.ForeignKey(
        Cutoff, models.PROTECT, related_name="closings", verbose_name="corte"
    )
    revision = models.PositiveSmallIntegerField("revisión")
    scorecard = models.TextField("tablero congelado (JSON)")
    sha256 = models.CharField(
        "SHA-256 del tablero",
        max_length=64,
        blank=True,
        editable=False,
        help_text="Con él se reconoce lo que ya se leyó; vacío: se congeló antes de guardarlo.",
    )
    closed_at = models.DateTimeField("cerrado el")
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="cerrado por",
        help_text="Vacío: lo cerró la carga de un plan.",
    )

    class Meta:
        ordering = ["cutoff", "-revision"]
        verbose_name = "cierre"
        verbose_name_plural = "cierres"
        constraints = [
            models.UniqueConstraint(
                name="indicators_closing_revision_once",
                fields=["cutoff", "revision"],
                violation_error_message="Esa revisión ya existe.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cutoff} · revisión {self.revision}"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: what a closing froze stays readable for ever."""
        raise ValidationError("Un cierre no se borra.")


class Reopening(models.Model):
    """Why a closed cut-off was opened again, and which revision it left. Never edited."""

    cutoff = models.ForeignKey(
        Cutoff, models.PROTECT, related_name="reopenings", verbose_name="corte"
    )
    revision = models.PositiveSmallIntegerField("revisión que se reabrió")
    reason = models.TextField("motivo de la reapertura")
    reopened_at = models.DateTimeField("reabierto el")
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="reabierto por",
    )

    class Meta:
        ordering = ["cutoff", "-revision"]
        verbose_name = "reapertura"
        verbose_name_plural = "reaperturas"
        constraints = [
            models.UniqueConstraint(
                name="indicators_reopening_revision_once",
                fields=["cutoff", "revision"],
                violation_error_message="Esa revisión ya se reabrió.",
            ),
            models.CheckConstraint(
                name="indicators_reopening_has_reason",
                condition=says_something("reason"),
                violation_error_message="Una reapertura exige motivo.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cutoff} · revisión {self.revision} reabierta"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: the reason stays with the revision that it left."""
        raise ValidationError("Una reapertura no se borra.")
