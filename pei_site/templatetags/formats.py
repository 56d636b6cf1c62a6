"""The template face of pei_site.formats, which owns every number and date on screen."""

from django import template

from pei_site import formats

register = template.Library()

for name in ("percent", "distance_to_full", "points", "quantity", "count", "weight"):
    register.filter(name, getattr(formats, name))
for name in ("date_short", "date_long", "month_name"):
    register.filter(name, getattr(formats, name))
