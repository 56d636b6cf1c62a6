"""The lines of a month that a person may fill in by file."""

from indicators.entry.lines import Line, month_lines
from indicators.entry.months import Month
from indicators.models import Indicator
from indicators.visibility import own_indicators, reports_everything, visible
from objectives.models import User


def lines_of(person: User, month: Month) -> dict[str, Line]:
    """Return the person's lines of the month by the indicator's key, in its order.

    Of who reports everything and answers for nothing: all of them.
    """
    own = own_indicators(person)
    everybody = reports_everything(person) and not own.exists()
    indicators = Indicator.objects.all() if everybody else own
    lines = month_lines(visible(person, indicators).order_by("key"), month)
    return {line.indicator.key: line for line in lines}
