"""The locked figures of a year, read and written."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from indicators.change_control.places import Edit, Place
from indicators.change_control.values import locked_values, write
from indicators.models import Indicator, IndicatorWeight, MonthlyRecord, What
from tests.builders import (
    a_year,
    an_indicator,
    an_objective,
    an_open_month,
    measured,
)
from tests.indicators.change_control.conftest import weight_of

pytestmark = pytest.mark.django_db


def sheet(indicator, field, value):
    return Edit(Place(What.SHEET, indicator=indicator.pk, field=field), value)


def every_kind(indicator):
    """One edit of each kind, with a value that was not there."""
    objective = an_objective()
    here = {"indicator": indicator.pk}
    return [
        Edit(Place(What.CAP), "120,5"),
        Edit(weight_of(indicator), "70,25"),
        Edit(Place(What.TARGET, **here), "90"),
        Edit(Place(What.PROGRAMMED, month=3, **here), "20,1234"),
        Edit(Place(What.PROGRAMMED, month=6, **here), ""),
        Edit(Place(What.OBJECTIVE, objective.pk), "40"),
        sheet(indicator, "kind", "gestion"),
        sheet(indicator, "code", "321 bis"),
        sheet(indicator, "unit", "número"),
        sheet(indicator, "accumulation", "creciente"),
        sheet(indicator, "from_baseline", "si"),
        sheet(indicator, "baseline", "10"),
        sheet(indicator, "period_target", "99,5"),
        sheet(indicator, "end", "2024-12-31"),
    ]


def test_what_is_written_is_what_is_read():
    edits = every_kind(measured("321"))

    write(a_year(), edits)

    stored = locked_values(a_year())
    assert {edit.place: stored.get(edit.place, "") for edit in edits} == {
        edit.place: edit.value for edit in edits
    }


def test_a_screen_reads_the_figures_of_its_indicators_alone():
    measured("1", weight="30")
    other = measured("2", weight="70")
    kinds = (What.WEIGHT, What.TARGET, What.PROGRAMMED)

    everything = locked_values(a_year(), kinds)
    of_one = locked_values(a_year(), kinds, [other.pk])

    assert {place.indicator for place in of_one} == {other.pk}
    assert of_one.items() <= everything.items()
    assert len(everything) == 2 * len(of_one)


@pytest.mark.parametrize(("typed", "inferred"), [("70", False), ("100", True)])
def test_a_new_weight_is_nobodys_inference(typed, inferred):
    indicator = measured("321")
    IndicatorWeight.objects.update(inferred=True)

    write(a_year(), [Edit(weight_of(indicator), typed)])

    assert IndicatorWeight.objects.get().inferred is inferred


def test_writing_leaves_the_rest_as_it_was():
    other = measured("1", weight="30")
    before = locked_values(a_year())
    indicator = measured("2", weight="70")
    edits = every_kind(indicator)
    shared = {Place(What.CAP), Place(What.OBJECTIVE, an_objective().pk)}

    write(a_year(), edits)

    after = locked_values(a_year())
    places = {place for place in before if place not in shared}
    assert {place: after[place] for place in places} == {
        place: before[place] for place in places
    }
    assert other.records.filter(executed=60).exists()


def test_an_open_form_notices_that_its_month_was_programmed_anew():
    indicator = measured("321")
    june = Place(What.PROGRAMMED, None, indicator.pk, 6)

    write(a_year(), [Edit(june, "61")])

    record = MonthlyRecord.objects.get(month=6)
    assert (record.programmed, record.executed, record.version) == (61, 60, 2)


def test_an_empty_month_that_is_emptied_leaves_no_row():
    indicator = an_indicator()

    write(a_year(), [Edit(Place(What.PROGRAMMED, None, indicator.pk, 2), "")])

    assert not MonthlyRecord.objects.exists()


def test_fields_that_depend_on_one_another_are_written_together():
    indicator = measured("321", from_baseline=True, baseline=1)
    edits = [
        sheet(indicator, "accumulation", "suma"),  # alone, it breaks a promise
        sheet(indicator, "from_baseline", "no"),
    ]

    write(a_year(), edits)

    stored = Indicator.objects.get()
    assert (stored.accumulation, stored.from_baseline) == ("SUM", False)
    assert stored.history.count() == 2


def test_every_problem_is_told_by_its_place():
    indicator = measured("321")
    an_open_month(5, is_open=False)
    here = {"indicator": indicator.pk}
    edits = [
        Edit(weight_of(indicator), "101"),
        Edit(Place(What.TARGET, **here), "72.5"),
        Edit(Place(What.PROGRAMMED, month=5, **here), "1"),
        sheet(indicator, "kind", ""),
        sheet(indicator, "accumulation", "suma"),
        sheet(indicator, "from_baseline", "si"),
    ]

    with pytest.raises(ValidationError) as refused, transaction.atomic():
        write(a_year(), edits)

    where = "Indicador sectorial 321"
    assert refused.value.messages == [
        f"Ponderación · {where} · objetivo 1: Asegúrese de que este valor sea menor o igual a 100.",
        f"Programación anual · {where}: «72.5» usa punto: la coma separa los decimales (72,5).",
        f"Programación mensual de mayo · {where}: Mayo de 2023 está cerrado: su programación ya no se puede cambiar.",
        f"Tipo · {where}: Este campo no puede estar en blanco.",
    ]


def test_what_two_fields_promise_together_is_told_of_the_indicator():
    indicator = measured("321")
    edits = [
        sheet(indicator, "accumulation", "suma"),
        sheet(indicator, "from_baseline", "si"),
    ]

    with pytest.raises(ValidationError, match="Indicador sectorial 321: «Desde la lín"):
        write(a_year(), edits)


@pytest.mark.parametrize("value", ["0", "-5"])
def test_a_cap_that_caps_everything_is_refused(value):
    with pytest.raises(ValidationError, match="Tope de sobre ejecución: "):
        write(a_year(), [Edit(Place(What.CAP), value)])


def test_before_the_approval_a_weight_is_taken_away():
    empty = [Edit(weight_of(measured("321")), "")]

    write(a_year(), empty)
    write(a_year(), empty)  # and again: there is nothing any more

    assert not IndicatorWeight.objects.exists()


def test_after_the_approval_a_weight_becomes_0(pair):
    with pytest.raises(ValidationError, match=r"no se borra: escriba 0\."):
        write(a_year(), [Edit(weight_of(pair[0]), "")])


def test_a_new_weight_and_a_new_target_make_their_rows():
    indicator, objective = an_indicator("9"), an_objective(2)
    edits = [
        Edit(Place(What.WEIGHT, objective.pk, indicator.pk), "100"),
        Edit(Place(What.TARGET, indicator=indicator.pk), "5"),
    ]

    write(a_year(), edits)

    assert indicator.weights.get().weight == 100
    assert indicator.targets.get().target == 5


def test_reading_asks_the_same_number_of_questions_of_one_and_of_many(
    django_assert_num_queries,
):
    year = a_year()
    measured("0", weight="0")
    for more in (["1"], ["2", "3", "4"]):
        for key in more:
            measured(key, weight="0")
        with django_assert_num_queries(6):
            locked_values(year)
