from fractions import Fraction

import pytest

from indicators.compliance.achievement import (
    Measure,
    YearTotals,
    achievement,
    on_wrong_side,
    period_achievement,
)
from tests.indicators.compliance.builders import (
    A_CONSTANT,
    A_LEVEL,
    A_SUM,
    CONSTANT,
    DECREASING,
    DOWN_FROM_40,
    FROM_60,
    INCREASING,
    SUM,
    D,
    F,
)

DOWN_FROM_NOWHERE = Measure(DECREASING)
FROM_NOWHERE = Measure(INCREASING, from_baseline=True)


@pytest.mark.parametrize(
    ("measure", "uses"),
    [
        (Measure(SUM, from_baseline=True), False),
        (Measure(CONSTANT, from_baseline=True), False),
        (Measure(INCREASING), False),
        (Measure(INCREASING, from_baseline=True), True),
        (Measure(DECREASING), True),
        (Measure(DECREASING, from_baseline=True), True),
    ],
    ids=str,
)
def test_which_measures_use_their_baseline(measure: Measure, uses: bool) -> None:  # noqa: FBT001 -- the expected answer
    assert measure.uses_baseline is uses


@pytest.mark.parametrize(
    ("measure", "executed", "reference", "ratio"),
    [
        pytest.param(A_SUM, "9", "9", F(1), id="sum-on-target"),
        pytest.param(A_SUM, "0", "9", F(0), id="sum-of-nothing"),
        pytest.param(A_SUM, "-3", "9", F(-1, 3), id="negative-is-not-clamped"),
        pytest.param(A_SUM, "3", "0", None, id="sum-over-0"),
        pytest.param(A_CONSTANT, "95", "100", F(19, 20), id="constant"),
        pytest.param(A_CONSTANT, "95", "0", None, id="constant-over-0"),
        pytest.param(A_LEVEL, "72.5", "73.5", F(145, 147), id="level"),
        pytest.param(A_LEVEL, "72.5", "0.0", None, id="level-over-0"),
        pytest.param(FROM_60, "72.5", "73.5", F(25, 27), id="from-60"),
        pytest.param(FROM_60, "60", "73.5", F(0), id="from-60-has-not-moved"),
        pytest.param(FROM_60, "50", "70", F(-1), id="from-60-went-back"),
        pytest.param(FROM_60, "70", "60.0", None, id="from-60-promised-nothing"),
        pytest.param(FROM_60, "30", "0", F(1, 2), id="0-is-a-level-from-60"),
        pytest.param(DOWN_FROM_40, "30", "20", F(1, 2), id="down"),
        pytest.param(DOWN_FROM_40, "20", "20", F(1), id="down-on-target"),
        pytest.param(DOWN_FROM_40, "10", "20", F(3, 2), id="down-over"),
        pytest.param(DOWN_FROM_40, "50", "20", F(-1, 2), id="down-went-up"),
        pytest.param(DOWN_FROM_40, "10", "0", F(3, 4), id="down-to-0"),
        pytest.param(DOWN_FROM_40, "30", "40", None, id="down-promised-nothing"),
        pytest.param(DOWN_FROM_NOWHERE, "30", "20", None, id="down-without-baseline"),
        pytest.param(FROM_NOWHERE, "30", "20", None, id="up-without-baseline"),
    ],
)
def test_achievement(
    measure: Measure, executed: str, reference: str, ratio: Fraction | None
) -> None:
    assert achievement(measure, D(executed), D(reference)) == ratio


@pytest.mark.parametrize("accumulation", [SUM, CONSTANT, INCREASING])
def test_a_baseline_that_is_not_used_changes_nothing(accumulation: str) -> None:
    known = Measure(accumulation, baseline=D(5))  # type: ignore[arg-type]

    assert achievement(known, D(30), D(40)) == F(3, 4)
    assert achievement(known, D(30), D(5)) == 6


def test_achievement_is_exact_where_decimals_would_round() -> None:
    far = Measure(DECREASING, baseline=D(10**25))

    assert achievement(far, D("0.0001"), D(0)) == 1 - F(1, 10**29)


@pytest.mark.parametrize(
    ("measure", "level", "wrong"),
    [
        pytest.param(DOWN_FROM_40, "40.0001", True, id="down-above"),
        pytest.param(DOWN_FROM_40, "40", False, id="down-equal"),
        pytest.param(DOWN_FROM_40, "39", False, id="down-below"),
        pytest.param(FROM_60, "59.9999", True, id="up-below"),
        pytest.param(FROM_60, "60.0", False, id="up-equal"),
        pytest.param(FROM_60, "61", False, id="up-above"),
        pytest.param(DOWN_FROM_NOWHERE, "99", False, id="down-without-baseline"),
        pytest.param(FROM_NOWHERE, "-99", False, id="up-without-baseline"),
        pytest.param(Measure(INCREASING, baseline=D(60)), "1", False, id="unused-up"),
        pytest.param(Measure(SUM, True, D(60)), "1", False, id="unused-sum"),  # noqa: FBT003 -- a row of a table
    ],
)
def test_which_levels_are_on_the_wrong_side(
    measure: Measure,
    level: str,
    wrong: bool,  # noqa: FBT001 -- the expected answer
) -> None:
    assert on_wrong_side(measure, D(level)) is wrong


def totals(*pairs: tuple[str | None, str | None]) -> list[YearTotals]:
    return [
        YearTotals(*(None if cell is None else D(cell) for cell in pair))
        for pair in pairs
    ]


@pytest.mark.parametrize(
    ("measure", "years", "period_target", "ratio"),
    [
        pytest.param(A_SUM, [("5", "10"), ("7", "6")], None, F(3, 4), id="sum"),
        pytest.param(
            A_SUM, [("5", "10"), (None, "10")], None, F(1, 4), id="unreported-year"
        ),
        pytest.param(
            A_SUM, [("5", "10"), ("3", None)], None, F(4, 5), id="year-without-target"
        ),
        pytest.param(A_SUM, [("5", "10")], "99", F(1, 2), id="sum-has-its-own-targets"),
        pytest.param(A_SUM, [("0", "10")], None, F(0), id="sum-of-0"),
        pytest.param(A_SUM, [(None, "10")], None, None, id="sum-without-reports"),
        pytest.param(A_SUM, [("5", "0")], None, None, id="sum-over-0"),
        pytest.param(A_SUM, [("5", None)], None, None, id="sum-without-targets"),
        pytest.param(A_SUM, [], None, None, id="sum-without-years"),
        pytest.param(
            A_CONSTANT, [("90", "1"), ("80", "1")], "100", F(4, 5), id="last-level"
        ),
        pytest.param(
            A_LEVEL, [("50", "1"), (None, "9")], "100", F(1, 2), id="carried-forward"
        ),
        pytest.param(A_LEVEL, [("50", None)], "100", F(1, 2), id="no-year-target"),
        pytest.param(A_LEVEL, [("0", "1")], "100", F(0), id="level-of-0"),
        pytest.param(A_LEVEL, [("50", "100")], None, None, id="no-period-target"),
        pytest.param(A_LEVEL, [("50", "100")], "0", None, id="period-target-of-0"),
        pytest.param(A_LEVEL, [(None, "100")], "100", None, id="no-level"),
        pytest.param(FROM_60, [("70", "1")], "80", F(1, 2), id="from-60"),
        pytest.param(DOWN_FROM_40, [("30", "1")], "0", F(1, 4), id="down-to-0"),
        pytest.param(DOWN_FROM_NOWHERE, [("3", "1")], "0", None, id="no-baseline"),
    ],
)
def test_achievement_of_the_period(
    measure: Measure,
    years: list[tuple[str | None, str | None]],
    period_target: str | None,
    ratio: Fraction | None,
) -> None:
    target = None if period_target is None else D(period_target)

    assert period_achievement(measure, totals(*years), target) == ratio
