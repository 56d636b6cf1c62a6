"""Due dates by the Colombian calendar."""

from datetime import date

import pytest

from indicators.calendar import proposed_due_date


@pytest.mark.parametrize(
    ("year", "month", "due"),
    [
        pytest.param(2023, 6, date(2023, 7, 10), id="3 July is a holiday"),
        pytest.param(2023, 12, date(2024, 1, 9), id="next year, two holidays"),
        pytest.param(2023, 8, date(2023, 9, 7), id="only a weekend"),
    ],
)
def test_the_fifth_working_day_of_the_next_month_is_proposed(year, month, due):
    assert proposed_due_date(year, month) == due
