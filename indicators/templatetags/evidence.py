"""The evidence of a record, for the page that shows the record."""

from django import template

from indicators.entry.months import Month
from indicators.evidence.panel import Panel, panel_of
from indicators.models import MonthlyRecord
from objectives.models import User

register = template.Library()


@register.simple_tag
def evidence_panel(record: MonthlyRecord, user: User, month: Month) -> Panel:
    """Return the list of evidence and what the person may do with it."""
    return panel_of(record, user, is_open=month.is_open)
