"""The locked figures of a year, read all at once and written one by one."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import Q

from indicators.change_control.places import Edit, Place
from indicators.locks import CORE_FIELDS, is_shut
from indicators.models import (
    Indicator,
    IndicatorWeight,
    MonthlyRecord,
    What,
    YearTarget,
)
from objectives.models import FiscalYear, Objective
from pei_site.formats import month_name

NO_WEIGHT = "En una vigencia aprobada un peso no se borra: escriba 0."


def locked_values(
    year: FiscalYear,
    kinds: Collection[str] = tuple(What),
    indicators: Collection[int] | None = None,
) -> dict[Place, str]:
    """Read what the year locks, as texts; what is not there has no place.

    In the order in which the register tells it. `kinds`: of which kinds of figure, a
    query each. `indicators`: of what hangs on one, these alone (primary keys).
    """
    these = Q() if indicators is None else Q(indicator__in=indicators)
    found = [
        pair
        for what, read in _READ.items()
        if what in kinds
        for pair in read(year, these)
    ]
    texts = {place: place.text(value) for place, value in found}
    return {place: text for place, text in texts.items() if text}


def _weights(year: FiscalYear, these: Q) -> Iterator[tuple[Place, Any]]:
    rows = IndicatorWeight.objects.filter(these, year=year)
    for objective, indicator, weight in rows.values_list(
        "objective_id", "indicator_id", "weight"
    ):
        yield Place(What.WEIGHT, objective, indicator), weight


def _targets(year: FiscalYear, these: Q) -> Iterator[tuple[Place, Any]]:
    rows = YearTarget.objects.filter(these, year=year)
    for indicator, target in rows.values_list("indicator_id", "target"):
        yield Place(What.TARGET, indicator=indicator), target


def _programmed(year: FiscalYear, these: Q) -> Iterator[tuple[Place, Any]]:
    rows = MonthlyRecord.objects.filter(these, year=year, programmed__isnull=False)
    for indicator, month, value in rows.values_list(
        "indicator_id", "month", "programmed"
    ):
        yield Place(What.PROGRAMMED, None, indicator, month), value


def _sheets(_: FiscalYear, __: Q) -> Iterator[tuple[Place, Any]]:
    for indicator in Indicator.objects.all():
        for field in CORE_FIELDS:
            place = Place(What.SHEET, indicator=indicator.pk, field=field)
            yield place, getattr(indicator, field)


def _objectives(year: FiscalYear, _: Q) -> Iterator[tuple[Place, Any]]:
    for key, weight in Objective.objects.filter(plan=year.plan_id).values_list(
        "pk", "weight"
    ):
        yield Place(What.OBJECTIVE, key), weight


def _cap(year: FiscalYear, _: Q) -> Iterator[tuple[Place, Any]]:
    stored = FiscalYear.objects.values_list("cap", flat=True).get(pk=year.pk)
    yield Place(What.CAP), stored


_READ: Mapping[What, Callable[[FiscalYear, Q], Iterator[tuple[Place, Any]]]] = {
    What.CAP: _cap,
    What.WEIGHT: _weights,
    What.TARGET: _targets,
    What.PROGRAMMED: _programmed,
    What.SHEET: _sheets,
    What.OBJECTIVE: _objectives,
}


def write(year: FiscalYear, edits: Iterable[Edit]) -> None:
    """Write edits; ValidationError tells every one that cannot be, each by its place.

    For the inside of a transaction: what an approved year locks needs a window. The
    fields of one reference sheet are written together, for they depend on one another.
    """
    problems: list[str] = []
    sheets: dict[int, dict[str, Any]] = defaultdict(dict)
    for edit in edits:
        place = edit.place
        try:
            value = place.value(edit.value)
            if place.what == What.SHEET:
                sheets[place.indicator or 0][place.field] = value
            else:
                _write(year, place, value)
        except (ValueError, ValidationError) as error:
            problems.extend(_told(place, error))
    for key, values in sheets.items():
        indicator = Indicator.objects.select_for_update().get(pk=key)
        try:
            _save(indicator, values)
        except ValidationError as error:
            problems.extend(_told_of_sheet(indicator, error))
    if problems:
        raise ValidationError(problems)


def _told(place: Place, error: ValueError | ValidationError) -> list[str]:
    """Say of which figure the problem is."""
    messages = error.messages if isinstance(error, ValidationError) else [str(error)]
    return [f"{place}: {message}" for message in messages]


def _told_of_sheet(indicator: Indicator, error: ValidationError) -> list[str]:
    """Say of which field the problem is, or of which indicator if it is of several."""
    told = []
    for field, messages in error.message_dict.items():
        place: Any = Place(What.SHEET, indicator=indicator.pk, field=field)
        where = indicator.label if field == NON_FIELD_ERRORS else place
        told += [f"{where}: {message}" for message in messages]
    return told


def _write(year: FiscalYear, place: Place, value: Any) -> None:
    match place.what:
        case What.WEIGHT:
            _weigh(year, place, value)
        case What.TARGET:
            target = YearTarget.objects.filter(
                year=year, indicator=place.indicator
            ).first() or YearTarget(year=year, indicator_id=place.indicator)
            _save(target, {"target": value})
        case What.PROGRAMMED:
            _program(year, place, value)
        case What.OBJECTIVE:
            objective = Objective.objects.select_for_update().get(
                pk=place.objective or 0
            )
            _save(objective, {"weight": value})
        case What.CAP:
            _save(FiscalYear.objects.get(pk=year.pk), {"cap": value})


def _weigh(year: FiscalYear, place: Place, value: Any) -> None:
    row: dict[str, Any] = {
        "objective_id": place.objective,
        "indicator_id": place.indicator,
    }
    weight = IndicatorWeight.objects.filter(year=year, **row).first()
    if value is not None:
        weight = weight or IndicatorWeight(year=year, **row)
        # Whoever writes a weight knows it: the new one is nobody's inference.
        known = {} if weight.weight == value else {"inferred": False}
        _save(weight, {"weight": value, **known})
    elif weight is not None and year.is_approved:
        raise ValidationError(NO_WEIGHT)
    elif weight is not None:
        weight.delete()


def _program(year: FiscalYear, place: Place, value: Any) -> None:
    if place.month is None or is_shut(year, place.month):
        raise ValidationError(
            f"{month_name(place.month or 1).capitalize()} de {year} está cerrado:"
            " su programación ya no se puede cambiar."
        )
    row: dict[str, Any] = {"indicator_id": place.indicator, "month": place.month}
    record = MonthlyRecord.objects.filter(year=year, **row).first()
    if record is None and value is None:
        return
    record = record or MonthlyRecord(year=year, **row)
    if record.pk:
        record.version += 1  # so that open forms notice
    _save(record, {"programmed": value}, "version")


def _save(instance: models.Model, values: Mapping[str, Any], *also: str) -> None:
    """Set fields by the model's rules; the others are left as they are stored."""
    for field, value in values.items():
        setattr(instance, field, value)
    others = [one.name for one in instance._meta.fields if one.name not in values]
    instance.clean_fields(exclude=others)
    instance.validate_constraints()
    instance.save(update_fields=[*values, *also] if instance.pk else None)
