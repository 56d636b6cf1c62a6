"""A stored value in people's words."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import DateTimeField, Field
from django.utils import timezone

from pei_site.formats import date_short, quantity, weight

PERCENT = {"weight", "cap", "band_medium", "band_high", "official"}


def in_words(field: Field, value: Any) -> str:
    """Write a field's value; empty: there is none."""
    if value is None or value == "":
        return ""
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, DateTimeField):
        return moment(value)
    return _plain(field.name, value)


def moment(value: datetime) -> str:
    """Write a moment as the clocks of Bogotá say it: 30/6/2023 14:05."""
    local = timezone.localtime(value)
    return f"{date_short(local.date())} {local:%H:%M}"


def _plain(name: str, value: Any) -> str:
    match value:
        case bool():
            return "sí" if value else "no"
        case Decimal() if name in PERCENT:
            return weight(value)
        case Decimal():
            return quantity(value)
        case date():
            return date_short(value)
        case _:
            return str(value)
