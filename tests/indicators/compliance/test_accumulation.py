from decimal import Decimal

import pytest

from indicators.compliance.accumulation import missing_months, roll_up, spread
from indicators.compliance.vocabulary import Accumulation
from tests.indicators.compliance.builders import (
    INCREASING,
    LEVELS,
    SUM,
    D,
    months,
)


@pytest.mark.parametrize("accumulation", Accumulation)
@pytest.mark.parametrize(
    "known", [{}, months(m07="5"), months(m12="5")], ids=["none", "july", "december"]
)
def test_nothing_up_to_the_cutoff_is_none_and_not_zero(
    accumulation: Accumulation, known: dict[int, Decimal]
) -> None:
    assert roll_up(accumulation, known, 6) is None


@pytest.mark.parametrize("accumulation", Accumulation)
def test_a_value_of_zero_is_a_value(accumulation: Accumulation) -> None:
    assert roll_up(accumulation, months(m06="0"), 6) == 0


def test_a_sum_adds_the_months_up_to_the_cutoff_and_includes_it() -> None:
    known = months(m01="1", m05="2.5", m06="4", m07="8")

    assert roll_up(SUM, known, 6) == D("7.5")


def test_a_sum_subtracts_a_negative_correction() -> None:
    assert roll_up(SUM, months(m05="10", m06="-4"), 6) == 6


@pytest.mark.parametrize("accumulation", LEVELS)
def test_a_level_is_the_last_one_known_in_whatever_order_they_come(
    accumulation: Accumulation,
) -> None:
    known = months(m07="99", m05="50", m01="80", m03="20")

    assert roll_up(accumulation, known, 6) == 50


@pytest.mark.parametrize("accumulation", LEVELS)
def test_a_level_is_carried_forward_to_december(accumulation: Accumulation) -> None:
    assert roll_up(accumulation, months(m02="95"), 12) == 95


def test_a_falling_level_is_taken_as_it_is() -> None:
    assert roll_up(INCREASING, months(m03="50", m06="40"), 6) == 40


def test_a_plain_string_from_the_database_names_the_accumulation() -> None:
    known = months(m05="1", m06="2")

    assert roll_up("SUM", known, 6) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("accumulation", "programmed", "executed", "missing"),
    [
        pytest.param(SUM, months(m03="1", m06="1"), {}, (3, 6), id="both"),
        pytest.param(SUM, months(m06="1", m03="1"), {}, (3, 6), id="in-order"),
        pytest.param(SUM, months(m03="1", m06="1"), months(m03="1"), (6,), id="june"),
        pytest.param(SUM, months(m07="1"), {}, (), id="july-is-not-due"),
        pytest.param(SUM, months(m06="1"), months(m06="0"), (), id="0-is-a-report"),
        pytest.param(SUM, months(m06="0"), {}, (), id="a-sum-owes-nothing-for-0"),
        pytest.param(SUM, months(m06="0.0001"), {}, (6,), id="a-sum-owes-the-least"),
        pytest.param(INCREASING, months(m06="0"), {}, (6,), id="a-level-of-0-is-due"),
        pytest.param(SUM, {}, months(m06="5"), (), id="nothing-programmed"),
        pytest.param(SUM, months(m06="1"), months(m05="1"), (6,), id="other-month"),
    ],
)
def test_missing_months_are_those_that_owe_a_report(
    accumulation: Accumulation,
    programmed: dict[int, Decimal],
    executed: dict[int, Decimal],
    missing: tuple[int, ...],
) -> None:
    assert missing_months(accumulation, programmed, executed, 6) == missing


@pytest.mark.parametrize(
    ("target", "decimals", "month", "december"),
    [
        pytest.param("5486863", 0, "457239", "457234", id="545-rounds-up"),
        pytest.param("208446", 0, "17370", "17376", id="546-rounds-a-half-down"),
        pytest.param("66", 0, "5", "11", id="an-odd-half-goes-down-too"),
        pytest.param("12", 0, "1", "1", id="exactly"),
        pytest.param("0", 0, "0", "0", id="nothing"),
        pytest.param("6", 0, "0", "6", id="a-half-goes-down-to-0"),
        pytest.param("7", 0, "0", "7", id="december-is-never-below-0"),
        pytest.param("11", 0, "1", "0", id="december-may-be-0"),
        pytest.param("20", 0, "1", "9", id="cut-to-1"),
        pytest.param("10.5", 0, "0", "10.5", id="finer-than-its-unit"),
        pytest.param("1", 4, "0.0833", "0.0837", id="four-decimals"),
        pytest.param("0.78", 2, "0.06", "0.12", id="a-half-of-a-hundredth"),
    ],
)
def test_a_target_spreads_over_twelve_months_that_add_up(
    target: str, decimals: int, month: str, december: str
) -> None:
    spread_months = spread(D(target), decimals)

    assert list(spread_months) == list(range(1, 13))
    assert {spread_months[number] for number in range(1, 12)} == {D(month)}
    assert spread_months[12] == D(december)
    assert sum(spread_months.values()) == D(target)


def test_spread_months_are_written_in_the_unit_of_the_indicator() -> None:
    assert str(spread(D(24), 2)[1]) == "2.00"


@pytest.mark.parametrize(
    ("target", "months", "amounts"),
    [
        pytest.param("5486863", (6, 12), "2743431 2743432", id="half-yearly"),
        pytest.param("10", (3, 6, 9, 12), "2 2 2 4", id="quarterly-halves-go-down"),
        pytest.param("2743429", (7, 8, 9), "914476 914476 914477", id="what-is-left"),
        pytest.param("20", (12,), "20", id="december-alone"),
        pytest.param("20", (), "", id="no-month"),
    ],
)
def test_a_target_spreads_over_the_months_that_report(
    target: str, months: tuple[int, ...], amounts: str
) -> None:
    found = spread(D(target), 0, months)

    assert tuple(found) == months
    assert list(map(str, found.values())) == amounts.split()
