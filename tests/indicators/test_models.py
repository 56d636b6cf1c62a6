"""Promises kept by the database, each refused there and explained in the form."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import ProtectedError

from indicators.compliance.vocabulary import Accumulation
from indicators.models import (
    Cutoff,
    Indicator,
    IndicatorWeight,
    Measurement,
    MonthlyRecord,
    Note,
    YearTarget,
)
from indicators.vocabulary import CutoffState, Kind
from tests.builders import (
    JUNE,
    a_cutoff,
    a_department,
    a_year,
    an_indicator,
    an_objective,
    measured,
    weigh,
)
from tests.promises import explained, refused_by_the_database

pytestmark = pytest.mark.django_db


def indicator(**changes):
    return Indicator(
        **{
            "key": "9",
            "kind": Kind.SECTORAL,
            "name": "Nueve",
            "department": a_department(),
            "unit": "número",
            "accumulation": Accumulation.SUM,
        }
        | changes
    )


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"from_baseline": True},
            "«Desde la línea base» sólo aplica a indicadores crecientes.",
        ),
        ({"decimals": 5}, "menor o igual a 4"),
        (
            {"start": date(2023, 2, 1), "end": date(2023, 1, 1)},
            "El fin no puede ser anterior al inicio.",
        ),
        (
            {"baseline": Decimal(-1)},
            "mayor o igual a 0",
        ),
        (
            {"period_target": Decimal(10) ** 11},
            "11 dígitos antes",
        ),
    ],
)
def test_an_indicator_keeps_its_promises(changes, message):
    assert any(message in text for text in explained(indicator(**changes)))
    assert refused_by_the_database(indicator(**changes))


def test_an_indicators_key_fits_in_an_address():
    assert any("sin espacios" in text for text in explained(indicator(key="N° 4/7871")))


def test_an_indicator_is_named_as_in_the_report():
    assert str(indicator(code="321")) == "Indicador sectorial 321 (9)"
    assert indicator(kind=Kind.MANAGEMENT).identification == "Meta de gestión"


def test_what_has_data_is_not_deleted():
    with pytest.raises(ProtectedError):
        measured("321").delete()


def test_one_weight_for_objective_indicator_and_year():
    weight = weigh(an_indicator())
    twin = IndicatorWeight(
        year=weight.year,
        objective=weight.objective,
        indicator=weight.indicator,
        weight=1,
    )

    assert explained(twin) == ["El indicador ya tiene peso en ese objetivo y vigencia."]
    assert refused_by_the_database(twin)


@pytest.mark.parametrize("weight", [Decimal("-0.01"), Decimal("100.01")])
def test_a_weight_goes_from_0_to_100(weight):
    row = IndicatorWeight(
        year=a_year(), objective=an_objective(), indicator=an_indicator(), weight=weight
    )

    assert explained(row)
    assert refused_by_the_database(row)


def test_one_target_for_indicator_and_year():
    target = measured("321").targets.get()
    twin = YearTarget(year=target.year, indicator=target.indicator, target=1)

    assert explained(twin) == ["El indicador ya tiene programación en esa vigencia."]
    assert refused_by_the_database(twin)


def test_a_target_is_in_range():
    target = YearTarget(year=a_year(), indicator=an_indicator(), target=Decimal(-1))

    assert refused_by_the_database(target)


def test_one_record_for_indicator_and_month():
    record = measured("321").records.first()
    twin = MonthlyRecord(
        year=record.year, indicator=record.indicator, month=record.month
    )

    assert explained(twin) == ["El indicador ya tiene registro de ese mes."]
    assert refused_by_the_database(twin)


@pytest.mark.parametrize(
    "changes",
    [{"month": 13}, {"programmed": Decimal(-1)}, {"executed": Decimal(10) ** 11}],
)
def test_a_record_keeps_its_promises(changes):
    record = MonthlyRecord(
        **{"year": a_year(), "indicator": an_indicator(), "month": 1} | changes
    )

    assert explained(record)
    assert refused_by_the_database(record)


def test_a_record_says_whose_and_when():
    record = measured("321").records.get(month=6)

    assert str(record) == "Indicador sectorial 321 (321) · junio de 2023"


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (date(2023, 6, 29), "La fecha de corte es el último día de un mes."),
        (date(2024, 6, 30), "La fecha de corte está fuera de la vigencia."),
        (None, "Este campo no puede ser nulo."),
    ],
)
def test_a_cut_off_is_a_months_last_day_of_its_year(day, message):
    assert message in explained(Cutoff(year=a_year(), date=day))


def test_a_closed_cut_off_has_a_revision():
    closed = Cutoff(year=a_year(), date=JUNE, state=CutoffState.CLOSED)

    assert explained(closed) == ["Un corte cerrado lleva número de revisión."]
    assert refused_by_the_database(closed)


def test_one_measurement_for_indicator_and_cut_off():
    row = Measurement.objects.create(cutoff=a_cutoff(), indicator=an_indicator())
    twin = Measurement(cutoff=row.cutoff, indicator=row.indicator)

    assert explained(twin) == ["El indicador ya tiene medición en ese corte."]
    assert refused_by_the_database(twin)


@pytest.mark.parametrize("with_row", [True, False])
def test_the_same_note_hangs_once_on_a_row(with_row):
    place = {
        "year": a_year(),
        "objective": an_objective(),
        "indicator": an_indicator() if with_row else None,
        "text": "Igual",
    }
    Note.objects.create(**place)

    assert explained(Note(**place))
    assert refused_by_the_database(Note(**place))


def test_what_people_edit_leaves_history():
    record = measured("321").records.get(month=6)
    record.executed = Decimal(61)
    record.save()

    assert [past.executed for past in record.history.all()] == [61, 60, None]


def a_target():
    return measured("321").targets.get()


@pytest.mark.parametrize(
    ("build", "text"),
    [
        (
            lambda: weigh(an_indicator()),
            "2023 · Objetivo 1 · Indicador sectorial 321 (321)",
        ),
        (a_target, "2023 · Indicador sectorial 321 (321)"),
        (a_cutoff, "Corte del 30 de junio de 2023"),
        (
            lambda: Measurement(cutoff=a_cutoff(), indicator=an_indicator()),
            "Corte del 30 de junio de 2023 · Indicador sectorial 321 (321)",
        ),
        (lambda: Note(text="Texto"), "Texto"),
    ],
)
def test_rows_say_what_they_are(build, text):
    assert str(build()) == text
