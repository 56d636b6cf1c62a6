"""What an approved year promised is written by no door of the ORM without a change."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import connection, models

from indicators import triggers
from indicators.locks import CORE_FIELDS
from indicators.models import (
    ChangeWindow,
    Indicator,
    IndicatorWeight,
    MonthlyRecord,
    YearTarget,
)
from indicators.year_lock import LOCKS
from objectives.models import FiscalYear, Objective
from tests.builders import (
    a_plan,
    a_year,
    an_indicator,
    an_objective,
    measured,
    report,
)
from tests.indicators.doors import DOORS, by_update, wrote

pytestmark = pytest.mark.django_db

# Another value for every locked column. Keys of other rows are filled by the fixture.
CHANGED: dict[tuple[type[models.Model], str], Any] = {
    (IndicatorWeight, "weight"): 99,
    (IndicatorWeight, "year_id"): "free year",
    (IndicatorWeight, "objective_id"): "other objective",
    (IndicatorWeight, "indicator_id"): "other indicator",
    (YearTarget, "target"): 99,
    (YearTarget, "year_id"): "free year",
    (YearTarget, "indicator_id"): "other indicator",
    (MonthlyRecord, "programmed"): 99,
    (MonthlyRecord, "month"): 11,
    (MonthlyRecord, "year_id"): "free year",
    (MonthlyRecord, "indicator_id"): "other indicator",
    (Indicator, "kind"): "MANAGEMENT",
    (Indicator, "code"): "otro",
    (Indicator, "unit"): "otra",
    (Indicator, "accumulation"): "SUM",
    (Indicator, "from_baseline"): True,
    (Indicator, "baseline"): 1,
    (Indicator, "period_target"): 1,
    (Indicator, "end"): date(2030, 1, 1),
    (Objective, "number"): 9,
    (Objective, "weight"): 50,
    (FiscalYear, "year"): 2019,
    (FiscalYear, "cap"): 100,
    (FiscalYear, "approved_at"): None,
}
# What is locked although no other value of it can be made: there is one plan.
ALONE = {(FiscalYear, "plan_id")}
# The others belong to no single year: a change of any one opens them.
OF_ONE_YEAR = {IndicatorWeight, YearTarget, MonthlyRecord, FiscalYear}


@dataclass(frozen=True)
class Scene:
    """An approved year's row of each table, and rows that it could be moved to."""

    rows: dict[type[models.Model], models.Model]
    others: dict[str, int]

    def value(self, model, field):
        value = CHANGED[model, field]
        return self.others.get(value, value) if isinstance(value, str) else value


@pytest.fixture
def scene():
    indicator = measured("321")
    other = an_indicator("otro")
    rows = {
        IndicatorWeight: indicator.weights.get(),
        YearTarget: indicator.targets.get(),
        MonthlyRecord: indicator.records.get(month=12),
        Indicator: indicator,
        Objective: an_objective(),
    }
    others = {
        "free year": a_year(2024).pk,
        "other objective": an_objective(2).pk,
        "other indicator": other.pk,
    }
    FiscalYear.objects.filter(year=2023).update(approved_at="2023-01-02T00:00Z")
    return Scene({**rows, FiscalYear: a_year()}, others)


FIELDS = [
    pytest.param(model, field, id=f"{model.__name__}.{field}")
    for model, field in CHANGED
]


def test_every_locked_column_is_attacked():
    locked = {(lock.table, column) for lock in LOCKS for column in lock.columns}
    attacked = {(model._meta.db_table, field) for model, field in {*CHANGED, *ALONE}}

    assert attacked == locked
    assert set(CORE_FIELDS) == {f for model, f in CHANGED if model is Indicator}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_no_door_changes_what_is_locked(scene, model, field, door):
    assert not wrote(door, scene.rows[model], field, scene.value(model, field))


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_without_the_triggers_every_door_changes_it(scene, model, field, door):
    """Negative control: what refuses above is the trigger and nothing else."""
    triggers.remove(connection)

    assert wrote(door, scene.rows[model], field, scene.value(model, field))


@pytest.mark.parametrize(("year", "opens"), [(2023, True), (2024, False)])
@pytest.mark.parametrize(
    ("model", "field"), [one for one in FIELDS if one.values[0] in OF_ONE_YEAR]
)
def test_a_change_opens_its_own_year_alone(scene, model, field, year, opens):
    ChangeWindow.objects.create(year=year)

    value = scene.value(model, field)
    assert wrote(by_update, scene.rows[model], field, value) is opens


def the_same_elsewhere(row, **place):
    """A copy of the row, new and in the approved year."""
    values = {one.attname: getattr(row, one.attname) for one in row._meta.fields}
    return type(row)(**values | {"id": None} | place)


def new_rows(scene):
    other = {"indicator_id": scene.others["other indicator"]}
    return [
        the_same_elsewhere(scene.rows[model], **other)
        for model in (IndicatorWeight, YearTarget, MonthlyRecord)
    ]


def by_adding(row):
    row.save()


def by_adding_in_bulk(row):
    type(row).objects.bulk_create([row])


ADDING = (by_adding, by_adding_in_bulk)


@pytest.mark.parametrize("add", ADDING)
@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.parametrize("guarded", [True, False])
def test_nothing_is_added_to_what_was_promised(scene, which, add, guarded):
    if not guarded:
        triggers.remove(connection)

    written = wrote(lambda row, *_: add(row), new_rows(scene)[which], None, None)

    assert written is not guarded


def an_approved_year_alone(scene):
    return a_year(2020, approved=True)


@pytest.mark.parametrize("guarded", [True, False])
@pytest.mark.parametrize(
    "find",
    [
        lambda scene: scene.rows[IndicatorWeight],
        lambda scene: scene.rows[YearTarget],
        lambda scene: scene.rows[MonthlyRecord],
        an_approved_year_alone,
    ],
    ids=["weight", "target", "programming", "year"],
)
def test_nothing_of_it_is_deleted(scene, find, guarded):
    row = find(scene)
    if not guarded:
        triggers.remove(connection)

    written = wrote(lambda one, *_: one.delete(), row, None, None)

    assert written is not guarded


def test_a_row_is_not_moved_into_the_year_either(scene):
    free = FiscalYear.objects.get(year=2024)
    other = Indicator.objects.get(key="otro")
    row = IndicatorWeight.objects.create(
        year=free, objective=an_objective(), indicator=other, weight=100
    )

    assert not wrote(by_update, row, "year_id", a_year().pk)
    assert wrote(by_update, row, "weight", 90)


def test_a_year_that_is_not_approved_is_written(scene):
    free = FiscalYear.objects.get(year=2024)
    other = Indicator.objects.get(key="otro")

    assert wrote(by_update, free, "cap", 100)
    assert wrote(by_update, other, "unit", "número")  # it weighs in no approved year
    YearTarget.objects.create(year=free, indicator=other, target=5)


def test_those_who_report_are_not_hindered(scene):
    indicator = scene.rows[Indicator]

    report(indicator, 6, "72.5", narrative="Avance.")  # a month that was programmed
    report(indicator, 7, "73")  # and one that was not
    record = indicator.records.get(month=7)
    record.executed = 74
    record.save()
    record.delete()

    assert indicator.records.get(month=6).executed == 72.5


def test_what_promises_nothing_is_not_locked(scene):
    indicator = scene.rows[Indicator]
    indicator.name = "Otro nombre"
    indicator.save()
    Objective.objects.create(plan=a_plan(), number=3, statement="Nuevo")

    YearTarget.objects.create(
        year=a_year(), indicator_id=scene.others["other indicator"], target=None
    ).delete()

    assert FiscalYear.objects.filter(year=2023).update(band_high=95) == 1
