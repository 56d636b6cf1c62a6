"""What counts in each month of a year (`status.counted_at`): as a judgement says, no more."""

from decimal import Decimal

import pytest

from indicators.compliance.achievement import Measure
from indicators.compliance.status import counted_at, judge
from tests.indicators.compliance.builders import (
    A_LEVEL,
    A_SUM,
    DOWN_FROM_40,
    FLAT,
    ONLY_DECEMBER,
    facts,
    months,
)


@pytest.mark.parametrize("month", [2, 3, 6, 12])
@pytest.mark.parametrize(
    ("measure", "programmed", "executed"),
    [
        pytest.param(A_SUM, None, months(m03="10", m06="5", m07="99"), id="sum"),
        pytest.param(A_LEVEL, None, months(m03="11", m06="4"), id="level"),
        pytest.param(A_SUM, None, {}, id="not-reported"),
        pytest.param(A_SUM, ONLY_DECEMBER, months(m06="1"), id="early"),
        pytest.param(DOWN_FROM_40, FLAT, months(m06="30"), id="not-computable"),
    ],
)
def test_what_counts_each_month_is_what_a_judgement_of_it_says(
    measure: Measure,
    programmed: dict[int, Decimal] | None,
    executed: dict[int, Decimal],
    month: int,
) -> None:
    known = facts(measure, programmed=programmed, executed=executed)
    judgement = judge(known, month)

    assert counted_at(known, month) == (judgement.ratio, judgement.counts)


def test_nothing_counts_in_a_month_without_a_target() -> None:
    assert counted_at(facts(target=None, executed=months(m03="5")), 6) == (None, None)
