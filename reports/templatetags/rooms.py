"""The rooms of a cut-off, named alike on each of its pages."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

register = template.Library()

# What it is called, its address, and the addresses of what is inside.
ROOMS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("Resumen", "cutoff", frozenset({"latest", "objective"})),
    ("Indicadores", "indicators", frozenset({"indicator", "evidence"})),
    ("Dependencias", "departments", frozenset({"department"})),
    ("Tendencia", "trend", frozenset()),
    ("Comparación", "compare", frozenset({"comparison"})),
    ("Informe", "report_html", frozenset()),
)


@dataclass(frozen=True, slots=True)
class Room:
    """A room and whether the reader is in it: "page", "true" (inside), "" (no)."""

    name: str
    url: str
    current: str


@register.inclusion_tag("reports/parts/_rooms.html", takes_context=True)
def rooms(context: Context) -> dict[str, Any]:
    """Lead from a page of a cut-off, or of a revision of it, to all its rooms."""
    request, at = context["request"], context["at"]
    match = request.resolver_match
    here = match.url_name if match else ""
    found = []
    for name, address, inside in ROOMS:
        url = reverse(f"reports:{address}", args=[at])
        current = "true" if here == address or here in inside else ""
        if url == request.get_full_path():
            current = "page"
        found.append(Room(name, url, current))
    scorecard = context["scorecard"]
    return {"rooms": found, "cutoff": scorecard.cutoff, "at": at}
