"""A year made from the one before: what is decided, and what is written."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indicators.models import IndicatorWeight, MonthlyRecord, YearTarget
from indicators.year_legacy import Decision, legacy_of
from indicators.year_making import free_years, make_year, year_before
from objectives.models import FiscalYear
from tests.builders import (
    a_plan,
    a_year,
    an_indicator,
    an_objective,
    measured,
    program,
    report,
    weigh,
)

pytestmark = pytest.mark.django_db

SUM = "SUM"


def a_legacy(year=2024):
    return legacy_of(year_before(a_plan(), year), year)


def made(decisions=None, year=2024, seen=None, **values):
    """Make 2024; what nothing is said of is programmed later."""
    legacy = a_legacy(year)
    chosen = {one.indicator.pk: Decision.LATER for one in legacy.heirs}
    chosen |= {
        one.indicator.pk: decisions[one.indicator.key]
        for one in legacy.heirs
        if decisions and one.indicator.key in decisions
    }
    return make_year(
        year=FiscalYear(plan=a_plan(), year=year, **values),
        decisions=chosen,
        seen=legacy.fingerprint if seen is None else seen,
    )


def targets(year):
    rows = YearTarget.objects.filter(year=year)
    return dict(rows.values_list("indicator__key", "target"))


def weights(year):
    rows = IndicatorWeight.objects.filter(year=year)
    return [*rows.values_list("objective__number", "indicator__key", "weight")]


def a_reported(key, accumulation, target, executed, **changes):
    """Make an indicator of 2023 with a target and what was reported in December."""
    indicator = an_indicator(key, accumulation=accumulation, **changes)
    weigh(indicator, "10")
    program(indicator, target, {12: target})
    if executed is not None:
        report(indicator, 12, executed)
    return indicator


def test_the_decisions_become_weights_and_targets():
    a_reported("545", SUM, "100", "60", decimals=0)
    a_reported("514", "INCREASING", "1", "0.9")
    a_reported("513", "INCREASING", "75", "60")
    a_reported("pic", "CONSTANT", "100", "100")
    a_reported("554", "CONSTANT", "90", "90")

    year = made(
        {
            "545": Decision.REMAINDER,
            "514": Decision.REMAINDER,
            "513": Decision.LEVEL,
            "pic": Decision.NOTHING,
        },
        cap=Decimal(100),
        band_medium=Decimal(70),
    )

    assert targets(year) == {
        "545": Decimal(40),
        "514": Decimal(1),
        "513": Decimal(60),
        "pic": None,
    }
    # What has no programming weighs nothing; what is programmed later keeps its weight.
    assert [key for _, key, _ in weights(year)] == ["513", "514", "545", "554"]
    assert (year.cap, year.band_medium, year.is_approved) == (100, 70, False)
    assert not MonthlyRecord.objects.filter(year=year).exists()


def test_an_indicator_keeps_all_its_weights_and_what_is_inferred_stays_so():
    indicator = measured("543", weight="33.33")
    weigh(indicator, "50", objective=an_objective(3), inferred=True)

    year = made({"543": Decision.LATER})

    assert weights(year) == [(1, "543", Decimal("33.33")), (3, "543", Decimal(50))]
    assert year.weights.get(objective__number=3).inferred


def test_what_it_writes_has_a_history():
    measured("321")

    year = made({"321": Decision.REMAINDER})

    assert year.history.count() == 1
    assert year.weights.get().history.count() == 1
    assert year.targets.get().history.count() == 1


def test_the_first_year_is_empty():
    year = made(year=2020)

    assert (weights(year), targets(year)) == ([], {})


def test_it_is_made_from_the_last_year_before_it():
    for number in (2020, 2022, 2024):
        a_year(number)

    assert year_before(a_plan(), 2023) == a_year(2022)
    assert year_before(a_plan(), 2020) is None
    assert free_years(a_plan()) == [2021, 2023]


@pytest.mark.parametrize("number", [2019, 2025])
def test_a_year_outside_the_plans_period_is_refused(number):
    with pytest.raises(
        ValidationError, match="fuera del período del plan: 2020 a 2024"
    ):
        made(year=number)


def test_a_year_that_exists_is_refused():
    a_year(2024)

    with pytest.raises(ValidationError, match="ya existe"):
        made()


def test_the_rules_of_the_year_are_kept():
    with pytest.raises(ValidationError, match="El semáforo medio"):
        made(band_medium=Decimal(95))


def test_nothing_is_carried_that_nobody_decided():
    measured("321")

    with pytest.raises(ValidationError, match="decida qué pasa"):
        made({"321": ""})
    assert not FiscalYear.objects.filter(year=2024).exists()


@pytest.mark.parametrize("decision", [Decision.LEVEL, "OTHER"])
def test_a_decision_that_was_not_offered_is_refused(decision):
    a_reported("545", SUM, "100", "60")

    with pytest.raises(ValidationError, match="no es posible"):
        made({"545": decision})


def test_what_moved_since_it_was_looked_at_is_refused():
    indicator = measured("321")
    seen = a_legacy().fingerprint
    report(indicator, 6, "59")

    with pytest.raises(ValidationError, match="después de que usted abrió"):
        made(seen=seen)


def test_an_approved_year_leaves_as_well():
    measured("321")
    FiscalYear.objects.update(approved_at="2023-01-01T00:00Z")

    assert weights(made()) == [(1, "321", Decimal(100))]
