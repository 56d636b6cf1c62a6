"""Fields that are chosen by searching, which survive a forged choice.

The framework asks the database for whatever was posted, to show it again: a text where
a number belongs breaks the page that should say that the choice is not valid.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db.models import ForeignKey, ManyToManyField
from django.forms import ModelChoiceField, ModelMultipleChoiceField
from django.http import Http404, HttpRequest

LONGEST_KEY = 19  # digits: more do not fit in the database's numbers


def is_key(text: str) -> bool:
    """Whether a text may be the key of a row."""
    return text.isascii() and text.isdecimal() and len(text) < LONGEST_KEY


def fits(text: str) -> bool:
    """Whether a text is no number larger than the database's; a moment has more digits."""
    return ":" in text or sum(map(str.isdigit, text)) < LONGEST_KEY


def refuse_odd_keys(*keys: str) -> None:
    """Answer that there is no such row where the library would break."""
    if not all(map(is_key, keys)):
        raise Http404


def _keys(value: Iterable[Any] | None) -> list[Any]:
    return [one for one in value or () if not one or is_key(str(one))]


class SearchedSelect(AutocompleteSelect):
    """A choice by searching."""

    def optgroups(
        self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None
    ) -> Any:
        """Show what was chosen, if it may be there."""
        return super().optgroups(name, _keys(value), attr)


class SearchedSelectMultiple(AutocompleteSelectMultiple):
    """Several choices by searching."""

    def optgroups(
        self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None
    ) -> Any:
        """Show what was chosen, if it may be there."""
        return super().optgroups(name, _keys(value), attr)


class SearchedChoices(BaseModelAdmin):
    """A screen, or a part of one, whose searched fields are ours."""

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """Choose by our own search."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SearchedSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> ModelMultipleChoiceField | None:
        """Choose several by our own search."""
        if db_field.name in self.get_autocomplete_fields(request):
            widget = SearchedSelectMultiple(db_field, self.admin_site)
            kwargs.setdefault("widget", widget)
        return super().formfield_for_manytomany(db_field, request, **kwargs)
