"""The window: what is written under a change, what is kept of it, and what is not."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from indicators.change_control.amending import finish, withdraw
from indicators.change_control.places import describe
from indicators.change_control.values import write
from indicators.change_control.window import under
from indicators.models import (
    ChangedValue,
    ChangeWindow,
    Indicator,
    IndicatorWeight,
    MonthlyRecord,
    What,
)
from objectives.models import Change, FiscalYear, Objective
from tests.builders import a_plan, a_year
from tests.indicators.change_control.conftest import (
    a_draft,
    an_open_change,
    reweigh,
    stored_weights,
)

pytestmark = pytest.mark.django_db


def by_update(pair):
    for indicator, weight in zip(pair, (60, 40), strict=True):
        indicator.weights.update(weight=weight)


def by_raw_sql(pair):
    with connection.cursor() as cursor:
        for indicator, weight in zip(pair, (60, 40), strict=True):
            cursor.execute(
                "UPDATE indicators_indicatorweight SET weight = %s"
                " WHERE indicator_id = %s",
                [weight, indicator.pk],
            )


def by_write(pair):
    write(a_year(), reweigh(*pair))


def breaks():
    raise ZeroDivisionError  # whatever goes wrong in a door


@pytest.mark.parametrize("door", [by_update, by_raw_sql, by_write])
def test_what_was_written_is_recorded_however_it_was_written(pair, door):
    change = an_open_change()

    with under(change) as year:
        assert year == a_year()
        door(pair)

    told = [(describe(one), one.before, one.after) for one in change.values.all()]
    assert told == [
        ("Ponderación · Indicador sectorial 1 · objetivo 1", "50", "60"),
        ("Ponderación · Indicador sectorial 2 · objetivo 1", "50", "40"),
    ]


def test_every_kind_of_figure_is_recorded(pair):
    change = an_open_change()

    with under(change):
        FiscalYear.objects.update(cap=100)
        Objective.objects.update(weight=100)
        Indicator.objects.filter(pk=pair[0].pk).update(unit="número")
        MonthlyRecord.objects.filter(indicator=pair[0], month=12).update(programmed=90)
        pair[0].targets.update(target=90)

    told = {one.what: (one.before, one.after) for one in change.values.all()}
    assert told == {
        What.CAP: ("", "100"),
        What.OBJECTIVE: ("", "100"),
        What.SHEET: ("porcentaje", "número"),
        What.PROGRAMMED: ("100", "90"),
        What.TARGET: ("100", "90"),
    }


def test_a_weight_that_went_is_recorded_as_gone(pair):
    change = an_open_change()

    with under(change):
        pair[0].weights.get().delete()
        pair[1].weights.update(weight=100)

    told = [(one.before, one.after) for one in change.values.all()]
    assert told == [("50", "100"), ("50", "")]


def test_history_carries_the_change(pair):
    change = an_open_change()

    with under(change):
        by_write(pair)
    newest = IndicatorWeight.history.order_by("-history_id")

    assert [one.change_id for one in newest[:3]] == [change.pk, change.pk, None]


def test_an_error_inside_leaves_nothing(pair):
    change = an_open_change()

    with suppress(ZeroDivisionError), under(change):
        by_update(pair)
        breaks()

    assert stored_weights() == ["50.00", "50.00"]
    assert not ChangedValue.objects.exists()
    assert not ChangeWindow.objects.exists()


def test_a_year_that_would_not_add_up_leaves_nothing(pair):
    with pytest.raises(ValidationError, match="suman 90,00%"), under(an_open_change()):
        pair[0].weights.update(weight=40)

    assert stored_weights() == ["50.00", "50.00"]
    assert not ChangedValue.objects.exists()


@pytest.mark.parametrize("state", ["draft", "withdrawn", "applied", "loaded"])
def test_only_an_approved_change_opens(pair, state):
    change = {
        "draft": a_draft,
        "withdrawn": lambda: withdraw(change=a_draft()),
        "applied": lambda: finish(change=an_open_change()),
        "loaded": lambda: Change.objects.create(
            plan=a_plan(), number="9", year=2023, description="x"
        ),
    }[state]()

    with pytest.raises(ValidationError, match="no está aprobado"), under(change):
        by_update(pair)

    assert stored_weights() == ["50.00", "50.00"]


def renumber():
    Objective.objects.update(number=7)


def take_the_approval_away():
    FiscalYear.objects.update(approved_at=None)


def rename_the_year():
    FiscalYear.objects.update(year=2022)


@pytest.mark.parametrize("what", [renumber, take_the_approval_away, rename_the_year])
def test_some_things_no_change_is_for(pair, what):
    with (
        pytest.raises(ValidationError, match="Ni con un cambio"),
        under(an_open_change()),
    ):
        what()

    assert a_year().is_approved
    assert Objective.objects.get().number == 1


def test_a_sheet_may_not_break_another_approved_year(pair):
    a_year(2024)
    change = an_open_change(year=2024)

    told = "Indicador 1, 2023: los meses suman 160"
    with pytest.raises(ValidationError, match=told), under(change):
        Indicator.objects.filter(key="1").update(accumulation="SUM")

    assert Indicator.objects.get(key="1").accumulation == "INCREASING"


def test_the_window_stands_inside_and_for_its_year_alone(pair):
    a_year(2024, approved=True)

    with under(an_open_change()):
        assert [str(one) for one in ChangeWindow.objects.all()] == ["2023"]
        with pytest.raises(IntegrityError), transaction.atomic():
            FiscalYear.objects.filter(year=2024).update(cap=100)

    assert not ChangeWindow.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        by_update(pair)


def test_the_window_is_gone_before_the_transaction_ends(pair):
    change = an_open_change()

    with transaction.atomic():
        with under(change):
            by_update(pair)
        with suppress(ZeroDivisionError), under(change):
            breaks()
        assert not ChangeWindow.objects.exists()

    assert stored_weights() == ["60.00", "40.00"]
