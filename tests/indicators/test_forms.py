"""Forms refuse what is locked, before the change and after it."""

import pytest
from django.utils import timezone

from indicators.forms import (
    MeasurementForm,
    MonthlyRecordForm,
    WeightForm,
    YearTargetForm,
)
from indicators.models import Cutoff, MonthlyRecord
from indicators.vocabulary import CutoffState
from objectives.models import FiscalYear
from tests.builders import a_cutoff, a_year, an_indicator, measured

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    return MonthlyRecord.objects.get(indicator=measured("321"), month=12)


def close_june():
    a_cutoff()
    Cutoff.objects.update(state=CutoffState.CLOSED, revision=1)


def entry(record, **changes):
    values = {
        "year": record.year_id,
        "indicator": record.indicator_id,
        "month": record.month,
        "programmed": "100",
    }
    return MonthlyRecordForm(values | changes, instance=record)


def test_an_open_month_is_written(record):
    close_june()

    form = entry(record)

    assert form.is_valid(), form.errors


def test_a_month_closed_by_a_cut_off_is_not_written(record):
    close_june()
    june = MonthlyRecord.objects.get(month=6)

    assert entry(june, month=6).errors["__all__"] == [
        "Ese mes está cerrado: ya no se puede modificar."
    ]


def test_a_record_is_moved_neither_into_a_closed_month_nor_out_of_one(record):
    close_june()
    june = MonthlyRecord.objects.get(month=6)

    assert not entry(record, month=5).is_valid()
    assert not entry(june, month=8).is_valid()


def test_an_approved_years_programming_is_not_written(record):
    FiscalYear.objects.update(approved_at=timezone.now())
    record.refresh_from_db()

    assert entry(record).is_valid()
    assert list(entry(record, programmed="99").errors) == ["cambio"]


def test_an_approved_years_weights_are_neither_edited_nor_added():
    weight = measured("321").weights.get()
    values = {
        "year": weight.year_id,
        "objective": weight.objective_id,
        "indicator": weight.indicator_id,
        "weight": "100",
    }
    assert WeightForm(values, instance=weight).is_valid()

    FiscalYear.objects.update(approved_at=timezone.now())
    weight.refresh_from_db()

    lower = values | {"weight": "99"}
    other = values | {"indicator": an_indicator("9").pk}
    assert list(WeightForm(lower, instance=weight).errors) == ["cambio"]
    assert list(WeightForm(other).errors) == ["cambio"]


def test_a_target_is_not_moved_out_of_an_approved_year():
    target = measured("321").targets.get()
    FiscalYear.objects.update(approved_at=timezone.now())
    target.refresh_from_db()
    values = {"year": a_year(2024).pk, "indicator": target.indicator_id, "target": "1"}

    assert list(YearTargetForm(values, instance=target).errors) == ["year"]


def test_a_target_is_not_moved_into_an_approved_year():
    target = measured("321").targets.get()
    other = a_year(2024, approved=True)
    values = {"year": other.pk, "indicator": target.indicator_id, "target": "100"}

    assert list(YearTargetForm(values, instance=target).errors) == ["year"]


def test_a_closed_cut_offs_decisions_are_not_written():
    values = {"cutoff": a_cutoff().pk, "indicator": measured("321").pk, "cause": "Así"}
    assert MeasurementForm(values).is_valid()

    close_june()

    assert MeasurementForm(values).errors["__all__"] == [
        "Ese corte está cerrado: ya no se puede modificar."
    ]
