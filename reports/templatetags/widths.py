"""What a table's columns must hold, so that no figure breaks inside its cell."""

from django import template

from pei_site.formats import quantity
from reports.scorecard import ObjectiveCard

register = template.Library()

FITS = 12  # characters of a magnitude in a column of the usual width


@register.filter
def has_long_figures(card: ObjectiveCard) -> bool:
    """Tell whether a magnitude of an objective asks for wider columns: budgets in pesos."""
    return any(
        value is not None and len(quantity(value, row.decimals)) > FITS
        for row in card.rows
        for value in (row.target, row.programmed, row.executed)
    )
