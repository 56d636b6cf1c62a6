"""What a change (control de cambios) touches: proposed while a draft, recorded when done."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from indicators.models.indicator import Indicator
from objectives.models import Change, Objective
from pei_site import trail


class What(models.TextChoices):
    """The kinds of figure that an approved year locks."""

    WEIGHT = "WEIGHT", "Ponderación"
    TARGET = "TARGET", "Programación anual"
    PROGRAMMED = "PROGRAMMED", "Programación mensual"
    SHEET = "SHEET", "Hoja de vida"
    OBJECTIVE = "OBJECTIVE", "Peso del objetivo en el plan"
    CAP = "CAP", "Tope de sobre ejecución"


class AmendedPlace(models.Model):
    """Which locked figure: what it is, of which objective, indicator and month.

    `field` names the reference sheet's field when it is one. Values are texts as plan
    files write them; empty: there was none, or there will be none.
    """

    what = models.CharField("qué", max_length=12, choices=What)
    objective = models.ForeignKey(
        Objective,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="objetivo estratégico",
    )
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="indicador",
    )
    month = models.PositiveSmallIntegerField(
        "mes",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    field = models.CharField("campo", max_length=40, blank=True)
    before = models.TextField("antes", blank=True)
    after = models.TextField("después", blank=True)

    class Meta:
        abstract = True


class ProposedEdit(AmendedPlace):
    """An edit that a draft would make; `before` is what stood when it was prepared."""

    draft = models.ForeignKey(
        Change, models.CASCADE, related_name="proposed", verbose_name="borrador"
    )

    history = trail.history()

    class Meta:
        ordering = ["draft", "what", "objective", "indicator", "month", "field"]
        verbose_name = "edición propuesta"
        verbose_name_plural = "ediciones propuestas"
        constraints = [
            models.UniqueConstraint(  # nulls are distinct to a plain one
                F("draft"),
                F("what"),
                Coalesce(F("objective"), 0),
                Coalesce(F("indicator"), 0),
                Coalesce(F("month"), 0),
                F("field"),
                name="indicators_proposededit_once",
                violation_error_message="El cambio ya propone algo para ese dato.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft} · {self.get_what_display()}"


class ChangedValue(AmendedPlace):
    """What a change did to a figure, read from the data before and after. Never edited."""

    change = models.ForeignKey(
        Change, models.PROTECT, related_name="values", verbose_name="cambio"
    )
    at = models.DateTimeField("cuándo")

    class Meta:
        ordering = ["change", "pk"]
        verbose_name = "dato cambiado"
        verbose_name_plural = "datos cambiados"

    def __str__(self) -> str:
        return f"{self.change} · {self.get_what_display()}"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: the register is only added to."""
        raise ValidationError("El registro de un cambio no se borra.")


class ChangeWindow(models.Model):
    """While its row stands, inside one transaction, the locks of an approved year yield.

    It is never committed: whoever puts it takes it away before the transaction ends, so
    nobody else ever sees it. See `indicators.change_control.window`.
    """

    year = models.PositiveSmallIntegerField("vigencia", unique=True)

    class Meta:
        verbose_name = "ventana de cambio"
        verbose_name_plural = "ventanas de cambio"
        constraints = [
            models.CheckConstraint(
                name="indicators_changewindow_year_positive", condition=Q(year__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)
