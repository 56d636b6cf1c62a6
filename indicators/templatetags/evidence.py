"""The evidence of a record, for the page that shows the record."""

from collections.abc import Iterable

from django import template
from django.contrib.messages.storage.base import Message

from indicators.entry.months import Month
from indicators.evidence.panel import EVIDENCE, Panel, panel_of
from indicators.models import MonthlyRecord
from objectives.models import User

register = template.Library()


@register.filter
def of_evidence(told: Iterable[Message]) -> list[Message]:
    """Keep what is told of evidence: it is said where the evidence is."""
    return [one for one in told if EVIDENCE in one.tags.split()]


@register.filter
def of_the_rest(told: Iterable[Message]) -> list[Message]:
    """Keep what is told of anything but evidence: it is said above the page."""
    return [one for one in told if EVIDENCE not in one.tags.split()]


@register.simple_tag
def evidence_panel(record: MonthlyRecord, user: User, month: Month) -> Panel:
    """Return the list of evidence and what the person may do with it."""
    return panel_of(record, user, is_open=month.is_open)
