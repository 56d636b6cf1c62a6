"""The sum of an objective in words: who brings what, who is missing, and what is hidden."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.compliance.vocabulary import Status
from reports.arithmetic import explain, gap
from reports.scorecard import Row
from tests.reports.cards import (
    a_row,
    an_objective,
    not_programmed,
    on_target,
    over_and_behind,
    with_note,
)


def plain(key: str, weight: str, counted: str, **changes: object) -> Row:
    """Return a row with its percentage, without an official figure."""
    ratio = Fraction(counted) / 100
    values = {"ratio": ratio, "recomputed": ratio, "counted": ratio, "official": False}
    return a_row(key, weight=Decimal(weight), **values | changes)


def outside(key: str, status: Status | None, weight: str | None = None) -> Row:
    """Return a row that left the mean, with the weight that it had."""
    own = None if weight is None else Decimal(weight)
    return replace(not_programmed(key), status=status, weight=own)


def test_two_terms_say_what_each_brings_and_what_one_hides():
    account = explain(over_and_behind(), None)

    assert account.headline == (
        "El objetivo va en 99,13%: el indicador sectorial 545 pesa la mitad y va en"
        " 53,73%, así que aporta 26,87 puntos; el indicador sectorial 546 pesa la mitad y"
        " va en 144,52%, así que aporta 72,26 puntos y tapa 22,26 puntos de lo que falta."
    )
    assert account.remarks == (
        (
            "Si ningún indicador pudiera pasar del 100 %, el objetivo iría en 76,87%:"
            " 22,26 puntos menos."
        ),
    )


def test_each_term_says_what_it_lacks_or_exceeds():
    behind, over = over_and_behind().terms

    assert (gap(behind), gap(over)) == (
        "le faltan 23,13 puntos",
        "le sobran 22,26 puntos",
    )
    assert gap(with_note().terms[0]) == ""


def test_a_gap_that_two_decimals_cannot_show_is_not_nothing():
    card = an_objective(1, plain("1", "100", "99.9999"))

    assert gap(card.terms[0]) == "le faltan menos de 0,01 puntos"


def test_one_term_is_the_objective():
    assert explain(with_note(), None).headline == (
        "El objetivo va en 100,00%, lo mismo que el único indicador que cuenta:"
        " el indicador sectorial 552."
    )


@pytest.mark.parametrize(("count", "told"), [(2, "los dos"), (5, "los 5")])
def test_when_all_are_at_100_it_is_said_once(count, told):
    rows = [on_target(str(n), "20", "60", "90") for n in range(count)]

    assert explain(an_objective(1, *rows), None).headline == (
        f"El objetivo va en 100,00%: {told} indicadores que cuentan están exactamente en"
        " el 100 %."
    )


def test_many_terms_are_counted_and_added_up():
    rows = [plain(str(n), "10", "100") for n in range(7)]
    card = an_objective(1, *rows, plain("7", "20", "50"), plain("8", "10", "120"))

    assert explain(card, None).headline == (
        "El objetivo va en 92,00%: de los 9 indicadores que cuentan hay 7 en el 100 %,"
        " 1 por debajo y 1 por encima; los de abajo le quitan 10,00 puntos y los de"
        " arriba le suman 2,00 puntos."
    )


@pytest.mark.parametrize(
    ("over", "told"),
    [
        ([("2", "50", "150")], " y tapa todo lo que falta."),
        ([("2", "25", "110"), ("3", "25", "120")], " y tapa parte de lo que falta"),
    ],
    ids=["all", "some"],
)
def test_what_exceeds_hides_all_or_part_of_what_lacks(over, told):
    rows = [plain("1", "50", "60"), *(plain(*one) for one in over)]

    assert told in explain(an_objective(1, *rows), None).headline


def test_a_level_behind_its_baseline_takes_away():
    card = an_objective(1, plain("1", "50", "-10"), plain("2", "50", "100"))

    assert "va en -10,00%, así que le quita 5,00 puntos" in explain(card, None).headline


def test_what_was_not_reported_counts_as_nothing_and_says_so():
    missing = plain("1", "75", "0", ratio=None, status=Status.NOT_REPORTED)
    card = an_objective(1, missing, plain("2", "25", "100"))

    account = explain(card, None)

    assert account.headline == (
        "El objetivo va en 25,00%: el indicador sectorial 1 pesa tres cuartas partes y no"
        " tiene reporte, así que aporta 0,00 puntos; el indicador sectorial 2 pesa una"
        " cuarta parte y va en 100,00%, así que aporta 25,00 puntos."
    )
    assert account.remarks == (
        "El indicador sectorial 1 no tiene reporte y cuenta como 0: lo que falta no ayuda.",
    )


def test_who_left_the_mean_is_named_with_the_reason_and_the_weight_it_freed():
    card = an_objective(
        1,
        plain("1", "70", "90"),
        outside("2", Status.NOT_PROGRAMMED, "30"),
        outside("3", None),
    )

    assert explain(card, None).remarks == (
        (
            "No entran en la cuenta el indicador sectorial 2 (no programado al corte) y el"
            " indicador sectorial 3 (sin programación en la vigencia). El 30,00% que pesaban se"
            " reparte entre los demás: por eso el peso en la cuenta no es el de la tabla."
        ),
    )


def test_who_weighed_nothing_frees_nothing():
    card = an_objective(1, plain("1", "100", "90"), outside("3", None))

    assert explain(card, None).remarks == (
        "No entra en la cuenta el indicador sectorial 3 (sin programación en la vigencia).",
    )


def test_many_that_left_are_counted_by_reason():
    out = [outside(str(n), Status.EARLY, "5") for n in range(2, 6)]
    card = an_objective(1, plain("1", "80", "90"), *out, outside("9", None))

    assert (
        explain(card, None)
        .remarks[0]
        .startswith(
            "No entran en la cuenta 5 indicadores (4 ejecución anticipada y 1 sin programación"
            " en la vigencia). El 20,00% que pesaban"
        )
    )


def test_the_cap_of_the_year_says_whom_it_cut():
    card = an_objective(
        1,
        plain("1", "50", "100", ratio=Fraction(3, 2)),
        plain("2", "50", "90"),
    )

    assert "cuenta 100,00%" in explain(card, Decimal(100)).headline
    assert explain(card, Decimal(100)).remarks == (
        "El indicador sectorial 1 pasa del tope de la vigencia y cuenta hasta ahí: 100,00%.",
    )


def test_an_official_figure_says_what_the_magnitudes_would_give():
    assert explain(an_objective(), None).remarks == (
        (
            "El indicador sectorial 321 cuenta con su porcentaje oficial, 98,31%; con sus"
            " magnitudes daría 98,64%."
        ),
    )


def test_nothing_judged_is_neither_0_nor_100():
    account = explain(an_objective(4, not_programmed()), None)

    assert account.headline.startswith("El objetivo no tiene porcentaje en este corte")
    assert account.remarks == ()


def test_an_indicator_without_a_code_is_told_apart_by_its_key():
    row = plain("pic", "50", "100", code="", kind="MANAGEMENT")
    card = an_objective(8, row, plain("2", "50", "50"))

    assert "la meta de gestión (pic) pesa la mitad" in explain(card, None).headline
