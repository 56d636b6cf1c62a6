"""What a year lacks: each gap with its place and with what mends it."""

from datetime import date

import pytest

from indicators.models import IndicatorWeight, MonthlyRecord, Note, YearTarget
from indicators.readiness import Gap, before_approval, blocking, gaps
from tests.builders import (
    a_department,
    a_year,
    an_indicator,
    an_objective,
    measured,
    program,
    weigh,
)

pytestmark = pytest.mark.django_db

SHEET = {
    "purpose": "Saber",
    "formula": "a/b",
    "frequency": "Mensual",
    "source": "SIG",
    "verification": "Acta",
}


def a_sound(key="321", **changes):
    """Make an indicator that lacks nothing in 2023."""
    return measured(key, **SHEET | changes)


def found(year=None):
    return gaps(year or a_year())


def messages(code, year=None):
    return [gap.message for gap in found(year) if gap.code == code]


def test_a_sound_year_lacks_nothing():
    a_sound()

    assert found() == []


def test_weights_that_do_not_add_up_block_with_their_objective():
    a_sound(weight="99.99")

    message = "Los pesos del objetivo 1 en 2023 suman 99,99% y deben sumar 100,00."
    assert found() == [Gap("WEIGHTS", message, is_blocking=True, objective=1)]


def test_a_year_without_weights_has_nothing_to_approve():
    an_objective()

    assert messages("WEIGHTS") == [
        "La vigencia 2023 no tiene ponderaciones: no hay nada que aprobar."
    ]
    assert before_approval(a_year())[0].is_blocking
    assert blocking(a_year()) == []


def test_a_weight_without_programming_blocks_and_is_told_once():
    a_sound()
    YearTarget.objects.all().delete()
    MonthlyRecord.objects.all().delete()

    (gap,) = found()

    assert gap.code == "PROGRAMMING"
    assert gap.is_blocking
    assert (gap.objective, gap.indicator) == (1, "321")


def test_programming_that_does_not_add_up_blocks():
    a_sound()
    MonthlyRecord.objects.filter(month=12).update(programmed=90)

    (message,) = messages("PROGRAMMING")
    assert message == (
        "Indicador 321, 2023: el último mes programado debe ser igual a la programación"
        " anual (100) y es 90."
    )


def test_a_missing_baseline_is_mended_in_the_reference_sheet():
    a_sound(from_baseline=True)

    (gap,) = found()

    assert (gap.code, gap.is_blocking, gap.indicator) == ("SHEET", True, "321")


def test_what_blocks_comes_before_the_warnings():
    measured("321", weight="50")

    assert [gap.is_blocking for gap in found()] == [True, False]


def test_an_objective_that_nothing_measures_is_a_warning():
    a_sound()
    an_objective(2)

    message = (
        "Ningún indicador pesa en el objetivo 2 en 2023: quedaría sin calificación."
    )
    assert found() == [Gap("WEIGHTS", message, is_blocking=False, objective=2)]


@pytest.mark.parametrize(
    ("first", "second", "told"), [(None, None, 0), (60, 40, 0), (60, None, 1)]
)
def test_objectives_carry_weights_all_or_none(first, second, told):
    an_objective(1, weight=first)
    an_objective(2, weight=second)
    a_sound()
    a_sound("322", objective=an_objective(2))

    assert len(messages("OBJECTIVES")) == told


@pytest.mark.parametrize("name", ["Sin identificar", "SIN IDENTIFICAR (por definir)"])
def test_a_department_that_says_that_it_is_unknown_is_missing(name):
    a_sound(department=a_department("X", name=name))

    assert found() == [
        Gap(
            "DEPARTMENT",
            "El indicador 321 no tiene una dependencia identificada.",
            is_blocking=False,
            indicator="321",
        )
    ]


def test_the_empty_fields_of_a_reference_sheet_are_one_gap():
    a_sound(formula="", verification=" ")

    assert messages("SHEET") == [
        "A la hoja de vida del indicador 321 le falta: fórmula, medio de verificación."
    ]


def test_what_is_in_force_and_promises_nothing_is_a_warning():
    a_sound()
    an_indicator("400", **SHEET)
    weigh(an_indicator("401", **SHEET), "0")
    an_indicator("402", end=date(2022, 12, 31))  # out of the year: nobody asks for it
    an_indicator("403", start=date(2024, 1, 1))

    assert messages("PROGRAMMING") == [
        "El indicador 400 está en vigor y no tiene programación en 2023.",
        "El indicador 401 está en vigor y no tiene programación en 2023.",
    ]
    assert not any(gap.is_blocking for gap in found())


def test_what_ended_and_still_promises_is_a_warning():
    a_sound(end=date(2022, 12, 31))

    assert messages("PROGRAMMING") == [
        "El indicador 321 no está en vigor en 2023 y tiene peso o programación."
    ]


def test_what_is_programmed_and_weighs_nowhere_is_a_warning():
    a_sound()
    program(an_indicator("400", **SHEET), "10", {12: "10"})

    (message,) = messages("WEIGHTS")
    assert message == (
        "El indicador 400 tiene programación en 2023 y no pesa en ningún objetivo:"
        " no cuenta en el seguimiento."
    )


def test_a_note_without_a_row_is_a_warning_with_its_key():
    indicator = a_sound()
    row = {"year": a_year(), "objective": an_objective()}
    Note.objects.create(indicator=indicator, text="Cuelga", **row)
    loose = Note.objects.create(text="Suelta", **row)
    other = Note.objects.create(
        indicator=an_indicator("9", **SHEET), text="Ajena", **row
    )

    notes = [gap for gap in found() if gap.code == "NOTES"]

    assert [gap.note for gap in notes] == [loose.pk, other.pk]
    assert notes[0].message == (
        "La nota «Suelta» del objetivo 1 no cuelga de ninguna fila."
    )


@pytest.mark.parametrize("count", [1, 30])
def test_it_asks_the_same_number_of_questions(count, django_assert_num_queries):
    for number in range(count):
        indicator = measured(f"i{number}", objective=an_objective(number + 1))
        Note.objects.create(
            year=a_year(), objective=an_objective(number + 1), text=f"N {indicator}"
        )

    year = a_year()
    with django_assert_num_queries(10):
        assert len(found(year)) == 2 * count
    assert IndicatorWeight.objects.count() == count
