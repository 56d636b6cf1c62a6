"""Who came in and what was taken out."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from pei_site.access import HASHED, LONGEST_DETAIL, event_choices

KEPT_DAYS = 730  # two years; the database refuses to forget anything younger


class AccessEvent(models.Model):
    """A sign-in, a download, a load: written by `pei_site.access.record`, only added to."""

    at = models.DateTimeField("momento", default=timezone.now, db_index=True)
    event = models.CharField("acción", max_length=24, choices=event_choices)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="persona",
    )
    account = models.CharField(
        "cuenta desconocida",
        max_length=HASHED,
        blank=True,
        help_text="Huella de un nombre con el que alguien intentó ingresar y que no es de nadie.",
    )
    address = models.GenericIPAddressField("dirección de red", null=True)
    request = models.CharField("solicitud", max_length=64, blank=True)
    detail = models.CharField("detalle", max_length=LONGEST_DETAIL, blank=True)

    class Meta:
        verbose_name = "acceso"
        verbose_name_plural = "accesos"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        label: Any = self.get_event_display()
        return str(label)
