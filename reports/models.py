"""The archive: what was published, byte for byte."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from indicators.models import Cutoff


class PublishedReport(models.Model):
    """A published revision of a cut-off. Never edited, never deleted."""

    cutoff = models.ForeignKey(
        Cutoff, models.PROTECT, related_name="publications", verbose_name="corte"
    )
    revision = models.PositiveSmallIntegerField("revisión")
    scorecard = models.TextField("tablero publicado (JSON)")
    sha256 = models.CharField(
        "SHA-256 del tablero",
        max_length=64,
        blank=True,
        editable=False,
        help_text="Con él se reconoce lo que ya se leyó; vacío: se congeló antes de guardarlo.",
    )
    published_at = models.DateTimeField("publicado el")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="publicado por",
        help_text="Vacío: lo publicó la carga de un plan.",
    )

    class Meta:
        ordering = ["-cutoff__date", "-revision"]
        verbose_name = "informe publicado"
        verbose_name_plural = "informes publicados"
        constraints = [
            models.UniqueConstraint(
                name="reports_publishedreport_revision_once",
                fields=["cutoff", "revision"],
                violation_error_message="Esa revisión ya se publicó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cutoff} · revisión {self.revision}"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: earlier revisions stay readable and printable for ever."""
        raise ValidationError("Un informe publicado no se borra.")


class PublishedFile(models.Model):
    """One paper of a published report: its bytes and their SHA-256."""

    report = models.ForeignKey(
        PublishedReport, models.PROTECT, related_name="files", verbose_name="informe"
    )
    file_format = models.CharField("formato", max_length=8)
    content = models.BinaryField("contenido")
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        ordering = ["report", "file_format"]
        verbose_name = "archivo publicado"
        verbose_name_plural = "archivos publicados"
        constraints = [
            models.UniqueConstraint(
                name="reports_publishedfile_format_once",
                fields=["report", "file_format"],
                violation_error_message="Ese formato ya está archivado.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} · {self.file_format}"
