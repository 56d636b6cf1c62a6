"""The register of changes (control de cambios)."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from objectives.models.objective import Objective
from objectives.models.plan import Plan
from pei_site import trail


class Change(models.Model):
    """An amendment to the plan: prepared, approved by its body, applied, registered.

    The register shows what was approved; a draft or a withdrawn one is in nobody's
    report. The number is given by the system on approval. The indicator is kept by its key, not as a foreign key: the register outlives what
    it tells of. Loaded history may lack numbers and dates: what was never recorded
    stays blank.
    """

    class State(models.TextChoices):
        """How far it has come: approved, it still lets edits in; applied, no more."""

        DRAFT = "DRAFT", "Borrador"
        APPROVED = "APPROVED", "Aprobado, en aplicación"
        APPLIED = "APPLIED", "Aplicado"
        WITHDRAWN = "WITHDRAWN", "Retirado"

    REGISTERED = (State.APPROVED, State.APPLIED)

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="changes", verbose_name="plan"
    )
    version = models.CharField("versión del plan", max_length=20, blank=True)
    number = models.CharField(
        "número", max_length=20, blank=True, help_text="Por ejemplo: 001."
    )
    date = models.DateField("fecha", null=True, blank=True)
    body = models.CharField(
        "instancia",
        max_length=200,
        blank=True,
        help_text="Quien aprobó: Comité Institucional de Gestión y Desempeño.",
    )
    act = models.CharField("acto o acta", max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(
        "vigencia desde la que rige",
        null=True,
        blank=True,
        validators=[MinValueValidator(2000), MaxValueValidator(2100)],
    )
    objective = models.ForeignKey(
        Objective,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name="objetivo estratégico",
    )
    indicator_key = models.CharField("indicador (clave)", max_length=60, blank=True)
    goal = models.TextField("meta", blank=True)
    description = models.TextField("cambio realizado")
    justification = models.TextField("justificación", blank=True)
    state = models.CharField(
        "estado", max_length=10, choices=State, default=State.APPLIED, editable=False
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="solicitado por",
        help_text="Vacío: se cargó de un archivo.",
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="aprobado por",
        help_text="Quien registró la aprobación. Vacío: se cargó de un archivo.",
    )
    approved_at = models.DateTimeField(
        "aprobado el", null=True, blank=True, editable=False
    )

    history = trail.history()

    class Meta:
        ordering = ["version", "number", "date", "pk"]
        verbose_name = "cambio"
        verbose_name_plural = "control de cambios"
        constraints = [
            models.UniqueConstraint(
                name="objectives_change_number_once",
                fields=["plan", "version", "number"],
                condition=~Q(number=""),
                violation_error_message="Ya hay un cambio con ese número en esa versión.",
            ),
            models.CheckConstraint(
                name="objectives_change_draft_has_no_number",
                condition=~Q(state="DRAFT") | Q(number=""),
                violation_error_message="El número lo da el sistema al aprobar el cambio.",
            ),
        ]

    def __str__(self) -> str:
        return f"Cambio {self.number or 'sin número'}"

    @property
    def is_draft(self) -> bool:
        """Whether it is still being prepared: its edits are only proposed."""
        return self.state == self.State.DRAFT
