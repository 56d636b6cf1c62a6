"""Which tables are compared, field by field, and what people call their rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import Model

from indicators.models import (
    Cutoff,
    Evidence,
    Indicator,
    IndicatorWeight,
    Measurement,
    MonthlyRecord,
    Note,
    ReportingMonth,
    YearTarget,
)
from objectives.models import Change, Department, FiscalYear, Objective, Plan, PlanStep
from reports.desk.differences.names import Names

Sorted = tuple[int | str, ...]
Named = tuple[str, Sorted]  # what a row is called, and its place among its table's


class Kind(StrEnum):
    """What a difference is about."""

    PLAN = "PLAN"
    SHEET = "SHEET"
    WEIGHTS = "WEIGHTS"
    PROGRAMMING = "PROGRAMMING"
    FIGURES = "FIGURES"
    MEASUREMENTS = "MEASUREMENTS"
    NOTES = "NOTES"
    STATES = "STATES"
    CHANGES = "CHANGES"


KIND: Mapping[Kind, str] = {
    Kind.PLAN: "Plan",
    Kind.SHEET: "Indicadores (hoja de vida)",
    Kind.WEIGHTS: "Ponderaciones",
    Kind.PROGRAMMING: "Programación",
    Kind.FIGURES: "Reportes mensuales",
    Kind.MEASUREMENTS: "Decisiones al corte",
    Kind.NOTES: "Notas",
    Kind.STATES: "Vigencias, meses y cortes",
    Kind.CHANGES: "Control de cambios",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table with history. `place`: the fields that say which row it is, not compared.

    `kinds` are the fields of another kind than the table's own.
    """

    model: type[Model]
    kind: Kind
    name: Callable[[Names, Any], Named]
    place: frozenset[str]
    kinds: Mapping[str, Kind] = field(default_factory=dict)


def _of_an_indicator(names: Names, version: Any) -> tuple[str, str]:
    return names.indicator(version.indicator_id), names.year(version.year_id)


def _plan(_: Names, version: Any) -> Named:
    return "Plan", (version.id,)


def _step(_: Names, version: Any) -> Named:
    return f"Etapa {version.number} de construcción", (version.number,)


def _objective(_: Names, version: Any) -> Named:
    return f"Objetivo {version.number}", (version.number,)


def _department(_: Names, version: Any) -> Named:
    return f"Dependencia {version.name}", (version.name,)


def _year(_: Names, version: Any) -> Named:
    return f"Vigencia {version.year}", (version.year,)


def _sheet(names: Names, version: Any) -> Named:
    name = names.indicator(version.id)
    return name, (name,)


def _weight(names: Names, version: Any) -> Named:
    indicator, year = _of_an_indicator(names, version)
    objective = names.objective(version.objective_id)
    place = (year, names.objectives.get(version.objective_id, 0), indicator)
    return f"{indicator} · {objective} · {year}", place


def _target(names: Names, version: Any) -> Named:
    indicator, year = _of_an_indicator(names, version)
    return f"{indicator} · {year}", (year, indicator)


def _record(names: Names, version: Any) -> Named:
    indicator, year = _of_an_indicator(names, version)
    month = names.month(version.month, version.year_id)
    return f"{indicator} · {month}", (year, indicator, version.month)


def _evidence(names: Names, version: Any) -> Named:
    record = names.records.get(version.record_id)
    if record is None:
        return f"Evidencia «{version.title}»", ("", "", version.id)
    year, indicator, month = record
    name = names.indicator(indicator)
    said = f"{name} · {names.month(month, year)} · evidencia «{version.title}»"
    return said, (names.year(year), name, month, version.id)


def _measurement(names: Names, version: Any) -> Named:
    indicator = names.indicator(version.indicator_id)
    cutoff = names.cutoff(version.cutoff_id)
    return f"{indicator} · {cutoff}", (str(version.cutoff_id), indicator)


def _note(names: Names, version: Any) -> Named:
    objective = names.objective(version.objective_id)
    row = names.indicator(version.indicator_id) or "sin fila"
    year = names.year(version.year_id)
    number = names.objectives.get(version.objective_id, 0)
    return f"Nota del {objective} · {row} · {year}", (year, number, version.id)


def _month(names: Names, version: Any) -> Named:
    name = names.month(version.month, version.year_id)
    return name.capitalize(), (names.year(version.year_id), version.month)


def _cutoff(names: Names, version: Any) -> Named:
    return names.cutoff(version.id), (version.date.isoformat(),)


def _change(names: Names, version: Any) -> Named:
    return names.change(version.id), (version.id,)


TABLES = (
    Table(Plan, Kind.PLAN, _plan, frozenset()),
    Table(PlanStep, Kind.PLAN, _step, frozenset({"plan", "number"})),
    Table(
        Objective,
        Kind.PLAN,
        _objective,
        frozenset({"plan", "number"}),
        {"weight": Kind.WEIGHTS},
    ),
    Table(Department, Kind.PLAN, _department, frozenset()),
    Table(Indicator, Kind.SHEET, _sheet, frozenset()),
    Table(
        IndicatorWeight,
        Kind.WEIGHTS,
        _weight,
        frozenset({"year", "objective", "indicator"}),
    ),
    Table(YearTarget, Kind.PROGRAMMING, _target, frozenset({"year", "indicator"})),
    Table(
        MonthlyRecord,
        Kind.FIGURES,
        _record,
        frozenset({"year", "indicator", "month", "version"}),
        {"programmed": Kind.PROGRAMMING},
    ),
    Table(
        Evidence,
        Kind.FIGURES,
        _evidence,
        frozenset(
            {"record", "file", "media_type", "size", "sha256"}
            | {"uploaded_by", "uploaded_at", "withdrawn_by"}
        ),
    ),
    Table(
        Measurement,
        Kind.MEASUREMENTS,
        _measurement,
        frozenset({"cutoff", "indicator"}),
    ),
    Table(Note, Kind.NOTES, _note, frozenset({"year", "objective", "indicator"})),
    Table(
        FiscalYear,
        Kind.STATES,
        _year,
        frozenset({"plan", "year"}),
        {"cap": Kind.WEIGHTS},
    ),
    Table(ReportingMonth, Kind.STATES, _month, frozenset({"year", "month"})),
    Table(Cutoff, Kind.STATES, _cutoff, frozenset({"year", "date"})),
    Table(
        Change,
        Kind.CHANGES,
        _change,
        frozenset({"plan"}),
    ),
)
