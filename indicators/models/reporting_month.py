"""Months that the Planning Office opens and closes for reporting."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from objectives.models import FiscalYear
from pei_site import trail
from pei_site.formats import month_name


class ReportingMonth(models.Model):
    """A month of a year: departments report it while it is open.

    The state is stored, never derived from the clock. A month without a row was never
    opened: departments cannot report it yet, and files may still load its history.
    """

    year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="months", verbose_name="vigencia"
    )
    month = models.PositiveSmallIntegerField(
        "mes", validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    is_open = models.BooleanField("abierto", default=True)
    due = models.DateField(
        "fecha límite",
        help_text="Hasta cuándo reportan las dependencias. Se propone el quinto día hábil"
        " del mes siguiente.",
    )

    history = trail.history()

    class Meta:
        ordering = ["-year__year", "-month"]
        verbose_name = "mes de reporte"
        verbose_name_plural = "meses de reporte"
        constraints = [
            models.UniqueConstraint(
                name="indicators_reportingmonth_once",
                fields=["year", "month"],
                violation_error_message="Ese mes ya existe en la vigencia.",
            ),
            models.CheckConstraint(
                name="indicators_reportingmonth_1_to_12",
                condition=Q(month__gte=1, month__lte=12),
                violation_error_message="El mes va de 1 a 12.",
            ),
        ]

    def __str__(self) -> str:
        return f"{month_name(self.month)} de {self.year}"
