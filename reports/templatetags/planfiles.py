"""Which table of the plan files holds the rows of an admin list."""

from collections.abc import Mapping

from django import template
from django.http import HttpRequest

from pei_site.places import RUNS_THE_PLAN

register = template.Library()

SHEETS: Mapping[str, str] = {
    "plan": "plan",
    "planstep": "etapas",
    "fiscalyear": "vigencias",
    "objective": "objetivos",
    "department": "dependencias",
    "indicator": "indicadores",
    "indicatorweight": "ponderaciones",
    "yeartarget": "programacion",
    "monthlyrecord": "ejecucion",
    "cutoff": "cortes",
    "measurement": "mediciones",
    "note": "notas",
    "change": "cambios",
}


@register.simple_tag
def plan_sheet(request: HttpRequest, model: str) -> str:
    """Name the table that the person may carry up and down; "" for others."""
    runs = request.user.has_perm(RUNS_THE_PLAN)
    return SHEETS.get(model, "") if runs else ""
