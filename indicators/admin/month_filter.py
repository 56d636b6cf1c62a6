"""The months of a list, by their names."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin

from pei_site.formats import month_name


class MonthFilter(admin.AllValuesFieldListFilter):
    """Choose a month: junio, where the table holds 6."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Call each month by its name; «Todo» stays."""
        for choice in super().choices(changelist):
            shown = str(choice["display"])
            named = month_name(int(shown)) if shown.isdecimal() else shown
            yield {**choice, "display": named}
