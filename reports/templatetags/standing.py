"""How the overview says what stands where: names, distances, official figures inside."""

from django import template

from indicators.labels import told_apart
from reports.movement import distance
from reports.scorecard import ObjectiveCard, Row

register = template.Library()
register.filter("distance", distance)


@register.filter
def named(row: Row) -> str:
    """Name an indicator so that no other reads the same."""
    return told_apart(row.kind, row.code, row.key)


@register.filter
def has_official(card: ObjectiveCard) -> bool:
    """Whether an official percentage is inside the objective's."""
    return any(row.official and row.counted is not None for row in card.rows)
