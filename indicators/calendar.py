"""Due dates by the Colombian calendar."""

from datetime import date, timedelta

import holidays

WORKING_DAYS = 5
SATURDAY = 5


def proposed_due_date(year: int, month: int) -> date:
    """Propose the fifth working day of the month after, Colombian holidays left out."""
    following = year + month // 12
    closed = holidays.country_holidays("CO", years=following)
    day = date(following, month % 12 + 1, 1)
    left = WORKING_DAYS
    while True:
        if day.weekday() < SATURDAY and day not in closed:
            left -= 1
        if not left:
            return day
        day += timedelta(days=1)
