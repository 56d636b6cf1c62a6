"""Fiscal years (vigencias): each with its own weights, programming and cap."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from objectives.models.plan import Plan
from pei_site import trail
from pei_site.fields import StrictDecimalField


class FiscalYear(models.Model):
    """A calendar year of the plan. Once approved, weights and targets are locked."""

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="fiscal_years", verbose_name="plan"
    )
    year = models.PositiveSmallIntegerField(
        "vigencia", validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    cap = StrictDecimalField(
        "tope de sobre ejecución (%)",
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="Vacío: la sobre ejecución cuenta completa. 100: ningún indicador aporta más del 100 %.",
    )
    band_medium = StrictDecimalField(
        "semáforo: medio desde (%)", max_digits=5, decimal_places=2, default=80
    )
    band_high = StrictDecimalField(
        "semáforo: alto desde (%)", max_digits=5, decimal_places=2, default=90
    )
    approved_at = models.DateTimeField(
        "aprobada el", null=True, blank=True, editable=False
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="aprobada por",
    )

    history = trail.history()

    class Meta:
        ordering = ["-year"]
        verbose_name = "vigencia"
        verbose_name_plural = "vigencias"
        constraints = [
            models.UniqueConstraint(
                name="objectives_fiscalyear_once",
                fields=["plan", "year"],
                violation_error_message="Esa vigencia ya existe.",
            ),
            models.CheckConstraint(
                name="objectives_fiscalyear_cap_positive",
                condition=Q(cap__isnull=True) | Q(cap__gt=0),
                violation_error_message="El tope debe ser mayor que 0.",
            ),
            models.CheckConstraint(
                name="objectives_fiscalyear_bands_in_order",
                condition=Q(band_medium__gte=0, band_medium__lt=F("band_high")),
                violation_error_message="El semáforo medio debe empezar antes que el alto.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)

    @property
    def is_approved(self) -> bool:
        """Whether the year's weights, targets and programming are locked."""
        return self.approved_at is not None
