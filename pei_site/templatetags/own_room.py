"""The template face of pei_site.places."""

from typing import Any

from django import template

from pei_site.places import room_of

register = template.Library()


@register.filter
def room_words(person: Any) -> str:
    """Say how the link to the person's room reads."""
    return room_of(person).words
