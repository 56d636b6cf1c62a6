"""Which reminders went out, so that nobody is written to twice in a day."""

from django.conf import settings
from django.db import models


class SentReminder(models.Model):
    """The digest that a person was sent on a day."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="reminders",
        verbose_name="persona",
    )
    day = models.DateField("día")
    rows = models.PositiveSmallIntegerField("indicadores recordados")

    class Meta:
        ordering = ["-day", "user"]
        verbose_name = "recordatorio enviado"
        verbose_name_plural = "recordatorios enviados"
        constraints = [
            models.UniqueConstraint(
                name="indicators_sentreminder_once_a_day",
                fields=["user", "day"],
                violation_error_message="A esa persona ya se le escribió ese día.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.day}"
