"""The way from a table of a page to the same rows in the list of all indicators."""

from typing import Any

from django import template
from django.urls import reverse

from reports.addresses import At
from reports.explore.selection import Selection

register = template.Library()


@register.inclusion_tag("reports/parts/_take_away.html")
def take_away(
    at: At, *, objective: int | None = None, department: str = "", lagging: bool = False
) -> dict[str, Any]:
    """Offer the rows of an objective, of a department, or what lags, as files.

    What lags comes as the overview tells it: by objective, what costs most first.
    """
    asked = Selection(
        objective="" if objective is None else str(objective),
        department=department,
        statuses=("sin-reporte", "rezago") if lagging else (),
        by_objective=lagging or objective is not None,
        order="-costo" if lagging else "",
    )
    names = ("indicators", "indicators_csv", "indicators_xlsx")
    list_url, csv_url, xlsx_url = (
        f"{reverse(f'reports:{name}', args=[at])}?{asked.query}" for name in names
    )
    return {"list_url": list_url, "csv_url": csv_url, "xlsx_url": xlsx_url}
