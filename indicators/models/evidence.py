"""Evidence: the files and links that prove a month's value."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from indicators.models.monthly_record import MonthlyRecord
from pei_site import trail


class Evidence(models.Model):
    """A file or a link; withdrawn at most, never deleted. Private unless made public."""

    record = models.ForeignKey(
        MonthlyRecord, models.PROTECT, related_name="evidence", verbose_name="registro"
    )
    title = models.CharField("título", max_length=200)
    link = models.URLField(
        "enlace",
        max_length=500,
        blank=True,
        help_text="Dirección https de la evidencia.",
    )
    file = models.FileField(
        "archivo", upload_to="evidence/", blank=True, max_length=200
    )
    file_name = models.CharField("nombre original", max_length=200, blank=True)
    media_type = models.CharField("tipo de archivo", max_length=100, blank=True)
    size = models.PositiveIntegerField("tamaño en bytes", default=0)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    public = models.BooleanField(
        "pública", default=False, help_text="Lo decide la Oficina de Planeación."
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="aportada por",
    )
    uploaded_at = models.DateTimeField("aportada el")
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="retirada por",
    )
    withdrawn_at = models.DateTimeField("retirada el", null=True, blank=True)

    history = trail.history()

    class Meta:
        ordering = ["record", "pk"]
        verbose_name = "evidencia"
        verbose_name_plural = "evidencias"
        constraints = [
            models.CheckConstraint(
                name="indicators_evidence_file_or_link",
                condition=Q(link="") ^ Q(file=""),
                violation_error_message="Una evidencia es un archivo o un enlace.",
            ),
            models.CheckConstraint(
                name="indicators_evidence_withdrawn_at_and_by_together",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                violation_error_message="Una evidencia retirada dice por quién y cuándo.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
