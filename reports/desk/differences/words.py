"""A stored value in people's words, where a foreign key is kept as its number."""

from typing import Any

from django.db.models import Field, ForeignKey

from indicators.models import Indicator
from objectives.models import Department, Objective, User
from pei_site.values import in_words
from reports.desk.differences.names import Names


def said(field: Field, value: Any, names: Names) -> str:
    """Write a field's value; empty: there is none."""
    if value is not None and isinstance(field, ForeignKey):
        return _related(field, value, names)
    return in_words(field, value)


def _related(field: ForeignKey, key: int, names: Names) -> str:
    related = field.related_model
    if related is Department:
        return names.departments.get(key, str(key))
    if related is User:
        return names.person(key)
    if related is Objective:
        return names.objective(key)
    if related is Indicator:
        return names.indicator(key)
    return str(key)
