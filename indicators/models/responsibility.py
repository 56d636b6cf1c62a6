"""Who reports an indicator, from when to when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from indicators.models.indicator import Indicator
from pei_site import trail


class Responsibility(models.Model):
    """A person who reports an indicator besides its department's own reporters.

    For leave and reorganisations: a substitute's begins and ends with dates, and what
    was reported stays under the name of who reported it.
    """

    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        related_name="responsibilities",
        verbose_name="indicador",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="responsibilities",
        verbose_name="persona",
    )
    substitutes = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="reemplaza a",
        help_text="Vacío: no es un reemplazo.",
    )
    start = models.DateField("desde")
    end = models.DateField("hasta", null=True, blank=True, help_text="Vacío: sigue.")

    history = trail.history()

    class Meta:
        ordering = ["indicator", "start"]
        verbose_name = "responsable"
        verbose_name_plural = "responsables"
        constraints = [
            models.UniqueConstraint(
                name="indicators_responsibility_once",
                fields=["indicator", "user", "start"],
                violation_error_message="Esa persona ya responde por el indicador desde esa fecha.",
            ),
            models.CheckConstraint(
                name="indicators_responsibility_start_not_after_end",
                condition=Q(end__isnull=True) | Q(start__lte=F("end")),
                violation_error_message="La fecha final no puede ser anterior a la inicial.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.indicator}"
