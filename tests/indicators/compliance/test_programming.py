from decimal import Decimal

import pytest

from indicators.compliance.achievement import Measure
from indicators.compliance.programming import (
    Fault,
    programming_faults,
    spread_target,
)
from tests.indicators.compliance.builders import (
    A_CONSTANT,
    A_LEVEL,
    A_SUM,
    DECREASING,
    DOWN_FROM_40,
    FROM_60,
    INCREASING,
    D,
    months,
)

DOWN_FROM_NOWHERE = Measure(DECREASING)
FROM_NOWHERE = Measure(INCREASING, from_baseline=True)

ADD_UP = (Fault.MONTHS_DO_NOT_ADD_UP, None)
NO_TARGET = (Fault.TARGET_MISSING, None)
NO_BASELINE = (Fault.BASELINE_MISSING, None)


@pytest.mark.parametrize(
    ("measure", "target", "programmed", "faults"),
    [
        pytest.param(A_SUM, None, {}, [], id="sum-without-programming"),
        pytest.param(A_LEVEL, None, {}, [], id="level-without-programming"),
        pytest.param(A_SUM, "0", {}, [], id="sum-of-0-without-months"),
        pytest.param(A_SUM, "0", months(m06="0"), [], id="sum-of-0-with-months"),
        pytest.param(A_SUM, "3", months(m01="1", m12="2"), [], id="sum-adds-up"),
        pytest.param(A_SUM, "3.0001", months(m12="3"), [ADD_UP], id="sum-just-short"),
        pytest.param(A_SUM, "3", months(m01="3", m12="3"), [ADD_UP], id="sum-exceeds"),
        pytest.param(A_SUM, "3", {}, [ADD_UP], id="sum-without-months"),
        pytest.param(A_SUM, None, months(m06="0"), [NO_TARGET], id="sum-no-target"),
        pytest.param(A_LEVEL, None, months(m06="5"), [NO_TARGET], id="level-no-target"),
        pytest.param(A_LEVEL, "5", months(m06="5"), [], id="level-ends-in-june"),
        pytest.param(
            A_LEVEL, "5", months(m12="5.00", m06="9"), [], id="level-falls-to-it"
        ),
        pytest.param(
            A_LEVEL,
            "5",
            months(m11="4", m06="5"),
            [(Fault.LAST_MONTH_IS_NOT_TARGET, 11)],
            id="level-ends-short",
        ),
        pytest.param(
            A_CONSTANT,
            "5",
            {},
            [(Fault.LAST_MONTH_IS_NOT_TARGET, None)],
            id="level-without-months",
        ),
        pytest.param(
            A_CONSTANT,
            "0",
            {},
            [(Fault.LAST_MONTH_IS_NOT_TARGET, None)],
            id="level-of-0-without-months",
        ),
    ],
)
def test_months_agree_with_the_target(
    measure: Measure,
    target: str | None,
    programmed: dict[int, Decimal],
    faults: list[tuple[Fault, int | None]],
) -> None:
    goal = None if target is None else D(target)

    assert programming_faults(measure, goal, programmed) == faults


@pytest.mark.parametrize(
    ("measure", "target", "programmed", "faults"),
    [
        pytest.param(DOWN_FROM_NOWHERE, None, {}, [], id="not-demanded-yet"),
        pytest.param(
            DOWN_FROM_NOWHERE, "5", months(m12="5"), [NO_BASELINE], id="down-needs-one"
        ),
        pytest.param(
            FROM_NOWHERE, "5", months(m12="5"), [NO_BASELINE], id="up-needs-one"
        ),
        pytest.param(
            DOWN_FROM_NOWHERE,
            None,
            months(m12="5"),
            [NO_TARGET, NO_BASELINE],
            id="months-demand-it",
        ),
        pytest.param(DOWN_FROM_40, "40", months(m12="40"), [], id="down-equal"),
        pytest.param(FROM_60, "60", months(m12="60"), [], id="up-equal"),
        pytest.param(
            DOWN_FROM_40,
            "30",
            months(m06="50", m03="41", m12="30"),
            [(Fault.WRONG_SIDE, 3), (Fault.WRONG_SIDE, 6)],
            id="down-months",
        ),
        pytest.param(
            FROM_60,
            "50",
            months(m12="50"),
            [(Fault.WRONG_SIDE, 12), (Fault.WRONG_SIDE, None)],
            id="up-target",
        ),
        pytest.param(
            FROM_60,
            None,
            months(m06="59"),
            [NO_TARGET, (Fault.WRONG_SIDE, 6)],
            id="wrong-month-without-target",
        ),
        pytest.param(
            FROM_60,
            "59",
            months(m12="61"),
            [(Fault.LAST_MONTH_IS_NOT_TARGET, 12), (Fault.WRONG_SIDE, None)],
            id="wrong-target-alone",
        ),
    ],
)
def test_promises_respect_the_baseline(
    measure: Measure,
    target: str | None,
    programmed: dict[int, Decimal],
    faults: list[tuple[Fault, int | None]],
) -> None:
    goal = None if target is None else D(target)

    assert programming_faults(measure, goal, programmed) == faults


def test_faults_are_spelled_like_their_names() -> None:
    assert [fault.value for fault in Fault] == [fault.name for fault in Fault]


@pytest.mark.parametrize(
    ("measure", "target", "months", "start", "levels"),
    [
        pytest.param(A_SUM, "12", (3, 6, 9, 12), "0", "3 3 3 3", id="sum"),
        pytest.param(A_SUM, "12", (9, 12), "7", "2 3", id="sum-of-what-is-left"),
        pytest.param(A_SUM, "12", (9, 12), "12", "0 0", id="sum-already-reached"),
        pytest.param(A_CONSTANT, "100", (6, 12), "0", "100 100", id="constant"),
        pytest.param(A_LEVEL, "90", (3, 6, 9, 12), "50", "60 70 80 90", id="rises"),
        pytest.param(A_LEVEL, "10", (4, 8, 12), "0", "3 7 10", id="rises-rounded"),
        pytest.param(A_LEVEL, "1", (6, 12), "0", "0 1", id="a-half-goes-down"),
        pytest.param(A_LEVEL, "3", (6, 12), "0", "1 3", id="also-from-an-odd-one"),
        pytest.param(A_LEVEL, "90", (12,), "0", "90", id="december-alone"),
        pytest.param(DOWN_FROM_40, "20", (6, 12), "40", "30 20", id="falls"),
        pytest.param(A_LEVEL, "5", (6, 12), "5", "5 5", id="is-there-already"),
        pytest.param(A_LEVEL, "0.8", (1, 2, 3), "0", "0 0.8 0.8", id="not-beyond"),
        pytest.param(FROM_60, "70", (1, 6, 12), "60.4", "64 67 70", id="from-between"),
        pytest.param(
            FROM_60, "60.6", (1, 6, 12), "60.4", "60.4 60.6 60.6", id="not-behind"
        ),
        pytest.param(A_LEVEL, "5", (), "0", "", id="no-month"),
    ],
)
def test_a_target_is_spread_by_the_type_of_its_months(
    measure: Measure, target: str, months: tuple[int, ...], start: str, levels: str
) -> None:
    found = spread_target(measure, D(target), 0, months, D(start))

    assert tuple(found) == months
    assert list(map(str, found.values())) == levels.split()


def test_a_target_is_spread_in_the_unit_of_its_indicator() -> None:
    found = spread_target(A_LEVEL, D("1"), 2, (4, 8, 12))

    assert list(map(str, found.values())) == ["0.33", "0.67", "1"]


def test_a_sum_that_is_already_over_its_target_has_nothing_to_spread() -> None:
    with pytest.raises(ValueError, match="more than the target"):
        spread_target(A_SUM, D("12"), 0, (12,), D("13"))
