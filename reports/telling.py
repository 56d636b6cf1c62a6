"""What a comparison tells of each figure and text of a scorecard, and in what words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from indicators import labels
from pei_site import formats
from reports import wording
from reports.scorecard import Row

MOST_DIGITS = 12  # of a percentage, where two that differ would print the same
PROGRAMMED = "Programado al corte"
Printer = Callable[[Any], str]


class Matter(StrEnum):
    """What a difference is about."""

    FIGURES = "FIGURES"
    WEIGHTS = "WEIGHTS"
    PROGRAMMING = "PROGRAMMING"
    REPORTS = "REPORTS"
    DECISIONS = "DECISIONS"
    TEXTS = "TEXTS"
    SHEET = "SHEET"
    PLAN = "PLAN"
    CHANGES = "CHANGES"
    FINDINGS = "FINDINGS"


MATTER: Mapping[Matter, str] = {
    Matter.FIGURES: "Cifras",
    Matter.WEIGHTS: "Ponderaciones y reglas",
    Matter.PROGRAMMING: "Programación",
    Matter.REPORTS: "Reportes mensuales",
    Matter.DECISIONS: "Decisiones al corte",
    Matter.TEXTS: "Causas y textos",
    Matter.SHEET: "Hojas de vida",
    Matter.PLAN: "Plan",
    Matter.CHANGES: "Control de cambios",
    Matter.FINDINGS: "Hallazgos",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A field that is compared: what people call it and how its value is written.

    `exact` writes two values that differ and would print the same so that they do not.
    """

    name: str
    matter: Matter
    label: str
    write: Printer
    exact: Printer | None = None


def _yes(value: bool) -> str:  # noqa: FBT001 -- a printer takes its value alone
    return "sí" if value else "no"


def _in(words: Mapping[str, str]) -> Printer:
    return lambda value: "" if value is None else words[value]


def short_percent(value: Fraction | None) -> str:
    """Write a percentage as the report does; blank: there is none."""
    return "" if value is None else formats.percent(value)


def long_percent(value: Fraction | None) -> str:
    """Write a percentage with all the digits that may tell two apart."""
    if value is None:
        return ""
    digits = formats.round_half_up(value * 100, MOST_DIGITS).normalize()
    return formats.weight(digits)


def share(value: Decimal | None) -> str:
    """Write a weight; blank: there is none."""
    return "" if value is None else formats.weight(value)


def figure(value: Decimal | None, decimals: int) -> str:
    """Write a magnitude with its unit's decimals; blank: there is none."""
    return "" if value is None else formats.quantity(value, decimals)


def ratio(name: str, label: str, matter: Matter = Matter.FIGURES) -> Told:
    """Tell a percentage."""
    return Told(name, matter, label, short_percent, long_percent)


def _text(name: str, label: str, matter: Matter = Matter.TEXTS) -> Told:
    return Told(name, matter, label, str)


def _missing(months: tuple[int, ...]) -> str:
    return wording.months(months)


def magnitudes(row: Row) -> tuple[Told, ...]:
    """Tell a row's magnitudes, in its indicator's unit."""

    def write(value: Decimal | None) -> str:
        return figure(value, row.decimals)

    return (
        Told("target", Matter.PROGRAMMING, "Programación anual", write),
        Told("programmed", Matter.PROGRAMMING, PROGRAMMED, write),
        Told("executed", Matter.FIGURES, "Ejecutado al corte", write),
    )


# Of the scorecard as a whole.
OVERALL: tuple[Told, ...] = (
    ratio("ratio", "Avance del plan"),
    ratio("capped_ratio", "Avance del plan con tope del 100 %"),
    ratio("approved_share", "Reportes aprobados"),
    Told("cap", Matter.WEIGHTS, "Tope de sobre ejecución", share),
    Told("band_medium", Matter.WEIGHTS, "Semáforo medio desde", share),
    Told("band_high", Matter.WEIGHTS, "Semáforo alto desde", share),
    Told("weighted_overall", Matter.WEIGHTS, "Los objetivos pesan en el plan", _yes),
)
PLAN: tuple[Told, ...] = (
    _text("name", "Nombre del plan", Matter.PLAN),
    _text("entity", "Entidad", Matter.PLAN),
    _text("motto", "Lema", Matter.PLAN),
    _text("mission", "Misión", Matter.PLAN),
    _text("vision", "Visión", Matter.PLAN),
    _text("start", "Primer año", Matter.PLAN),
    _text("end", "Último año", Matter.PLAN),
    _text("version", "Versión del plan", Matter.PLAN),
)
OBJECTIVE: tuple[Told, ...] = (
    ratio("ratio", "Avance del objetivo"),
    ratio("capped_ratio", "Avance del objetivo con tope del 100 %"),
    Told("status", Matter.FIGURES, "Estado", _in(labels.STATUS)),
    Told("band", Matter.FIGURES, "Semáforo", _in(labels.BAND)),
    Told("incomplete", Matter.FIGURES, "Incompleto", _yes),
    Told("weight", Matter.WEIGHTS, "Peso en el plan", share),
    _text("statement", "Enunciado", Matter.PLAN),
    _text("short_statement", "Enunciado corto", Matter.PLAN),
)
# Of an indicator inside one objective.
PLACE: tuple[Told, ...] = (
    Told("weight", Matter.WEIGHTS, "Peso", share),
    Told("inferred_weight", Matter.WEIGHTS, "Peso inferido", _yes),
    ratio("counted", "Lo que cuenta en el objetivo"),
)
# Of an indicator wherever it stands.
INDICATOR: tuple[Told, ...] = (
    ratio("ratio", "Avance al corte"),
    ratio("recomputed", "Avance recalculado"),
    ratio("year_ratio", "Avance del año"),
    ratio("period_ratio", "Avance del período del plan"),
    Told("status", Matter.FIGURES, "Estado", _in(labels.STATUS)),
    Told("band", Matter.FIGURES, "Semáforo", _in(labels.BAND)),
    Told("missing", Matter.FIGURES, "Meses sin reporte", _missing),
    Told("official", Matter.DECISIONS, "Tiene porcentaje oficial", _yes),
    _text("official_reason", "Justificación del oficial", Matter.DECISIONS),
    _text("override", "Motivo para cerrar sin reporte completo", Matter.DECISIONS),
    _text("sentence", "Lo que dice el informe"),
    _text("cause", "Causa"),
    _text("narrative", "Avance cualitativo"),
    _text("delays", "Retrasos y soluciones"),
    Told("kind", Matter.SHEET, "Tipo", _in(labels.KIND)),
    _text("code", "Código", Matter.SHEET),
    _text("name", "Nombre", Matter.SHEET),
    _text("goal", "Meta", Matter.SHEET),
    _text("department", "Dependencia", Matter.SHEET),
    _text("department_code", "Código de la dependencia", Matter.SHEET),
    _text("unit", "Unidad", Matter.SHEET),
    _text("decimals", "Decimales", Matter.SHEET),
    Told("accumulation", Matter.SHEET, "Anualización", _in(labels.ACCUMULATION)),
)
