from decimal import Decimal

import pytest

from indicators.compliance.achievement import Measure
from indicators.compliance.programming import Fault, programming_faults
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
