"""The indicator and its reference sheet (hoja de vida)."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from indicators import labels
from indicators.compliance.achievement import Measure
from indicators.compliance.vocabulary import Accumulation
from objectives.models import Department
from objectives.models.department import KEY_VALIDATOR
from pei_site import trail
from pei_site.fields import magnitude_check, optional_magnitude_field


class Indicator(models.Model):
    """What is measured: entered once, it may weigh in several objectives."""

    key = models.CharField(
        "clave",
        max_length=60,
        unique=True,
        validators=[KEY_VALIDATOR],
        help_text="Identifica el indicador en archivos y direcciones. Por ejemplo: 321 o 7871-4.",
    )
    kind = models.CharField("tipo", max_length=12, choices=labels.KIND)
    code = models.CharField(
        "código",
        max_length=60,
        blank=True,
        help_text="Por ejemplo: 321 o N°4, proyecto 7871.",
    )
    name = models.TextField("nombre")
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        related_name="indicators",
        verbose_name="dependencia",
    )
    unit = models.CharField(
        "unidad", max_length=60, help_text="Por ejemplo: porcentaje, número."
    )
    decimals = models.PositiveSmallIntegerField(
        "decimales", default=2, validators=[MaxValueValidator(4)], help_text="De 0 a 4."
    )
    accumulation = models.CharField(
        "tipo de anualización",
        max_length=10,
        choices=labels.ACCUMULATION,
        help_text="Suma: los meses se suman. Los demás: cada mes es el nivel acumulado.",
    )
    from_baseline = models.BooleanField(
        "se mide desde la línea base",
        default=False,
        help_text="Sólo para crecientes: (ejecutado − línea base) ÷ (programado − línea base).",
    )
    baseline = optional_magnitude_field("línea base")
    baseline_date = models.DateField("fecha de la línea base", null=True, blank=True)
    baseline_source = models.CharField(
        "fuente de la línea base", max_length=200, blank=True
    )
    on_demand = models.BooleanField("a demanda", default=False)

    goal_code = models.CharField("código de la meta", max_length=60, blank=True)
    goal = models.TextField("meta", blank=True)
    project = models.CharField("proyecto de inversión", max_length=60, blank=True)
    project_name = models.CharField("nombre del proyecto", max_length=300, blank=True)
    bpin = models.CharField("BPIN", max_length=60, blank=True)
    process = models.CharField("proceso", max_length=200, blank=True)
    policy = models.CharField("política MIPG", max_length=200, blank=True)
    indicator_class = models.CharField(
        "clase",
        max_length=60,
        blank=True,
        help_text="Gestión, producto, resultado, eficacia…",
    )
    purpose = models.TextField("propósito", blank=True)
    description = models.TextField("descripción", blank=True)
    formula = models.TextField("fórmula", blank=True)
    variables = models.TextField("variables", blank=True)
    method = models.TextField("método", blank=True)
    period_target = optional_magnitude_field("meta del período del plan")
    frequency = models.CharField("periodicidad", max_length=60, blank=True)
    lag_days = models.PositiveSmallIntegerField(
        "días de rezago del dato", null=True, blank=True
    )
    source = models.TextField("fuente de los datos", blank=True)
    verification = models.TextField("medio de verificación", blank=True)
    start = models.DateField("inicio", null=True, blank=True)
    end = models.DateField(
        "fin", null=True, blank=True, help_text="Un indicador no se borra: termina."
    )
    notes = models.TextField("observaciones", blank=True)
    assumptions = models.TextField(
        "supuestos",
        blank=True,
        help_text="Lo que se supuso porque la fuente no lo dice.",
    )

    history = trail.history()

    class Meta:
        ordering = ["key"]
        verbose_name = "indicador"
        verbose_name_plural = "indicadores"
        permissions = [("see_every_department", "Puede ver todas las dependencias")]
        constraints = [
            models.CheckConstraint(
                name="indicators_indicator_from_baseline_only_increasing",
                condition=Q(from_baseline=False)
                | Q(accumulation=Accumulation.INCREASING),
                violation_error_message="«Desde la línea base» sólo aplica a indicadores crecientes.",
            ),
            models.CheckConstraint(
                name="indicators_indicator_decimals_0_to_4",
                condition=Q(decimals__lte=4),
                violation_error_message="Los decimales van de 0 a 4.",
            ),
            models.CheckConstraint(
                name="indicators_indicator_start_not_after_end",
                condition=Q(start__isnull=True)
                | Q(end__isnull=True)
                | Q(start__lte=models.F("end")),
                violation_error_message="El fin no puede ser anterior al inicio.",
            ),
            magnitude_check("indicators_indicator", "baseline"),
            magnitude_check("indicators_indicator", "period_target"),
        ]

    def __str__(self) -> str:
        return f"{self.identification} ({self.key})"

    @property
    def identification(self) -> str:
        """The indicator's name in the report: Indicador sectorial 321."""
        return labels.identification(self.kind, self.code)

    @property
    def label(self) -> str:
        """The identification, with the key where it alone would not tell it apart."""
        return labels.told_apart(self.kind, self.code, self.key)

    @property
    def measure(self) -> Measure:
        """What the rules need to know to judge it."""
        return Measure(
            accumulation=Accumulation(self.accumulation),
            from_baseline=self.from_baseline,
            baseline=self.baseline,
        )
