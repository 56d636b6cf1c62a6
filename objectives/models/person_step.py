"""What was done about people's accounts: a register that is only added to."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from pei_site import trail


class PersonStep(models.Model):
    """Something that was done about a person's account, by whom and through which door.

    Memberships and replacements keep their own history as well; this is the one that
    reads as a story. `by` None: somebody with the machine's command line, or the person.
    """

    class Act(models.TextChoices):
        """What was done."""

        CREATED = "CREATED", "Cuenta creada"
        INVITED = "INVITED", "Invitación"
        LINK = "LINK", "Enlace de un solo uso"
        REVOKED = "REVOKED", "Enlace anulado"
        ACCEPTED = "ACCEPTED", "Puso su contraseña"
        CORRECTED = "CORRECTED", "Datos corregidos"
        PLACED = "PLACED", "Papel y dependencia"
        REPLACED = "REPLACED", "Reemplazo"
        DEACTIVATED = "DEACTIVATED", "Desactivación"
        REACTIVATED = "REACTIVATED", "Reactivación"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="steps",
        verbose_name="persona",
    )
    act = models.CharField("qué", max_length=12, choices=Act)
    detail = models.TextField("detalle", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="quién",
    )
    at = models.DateTimeField("cuándo", default=timezone.now)
    door = models.CharField(
        "por dónde",
        max_length=8,
        choices=trail.Source,
        default=trail.current_source,
    )
    address = models.GenericIPAddressField(
        "dirección de red", null=True, default=trail.current_address
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "paso de una cuenta"
        verbose_name_plural = "pasos de las cuentas"

    def __str__(self) -> str:
        return f"{self.person} · {self.get_act_display()}"
