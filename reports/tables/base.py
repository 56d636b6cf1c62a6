"""What every table of the screens has: a caption, scopes, and a way to be narrow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from pei_site.formats import NOTHING

NOT_RECORDED = "Sin registro"


def cell(template: str, **context: Any) -> SafeString:
    """Draw what a cell holds when it is more than a text."""
    return render_to_string(template, context)


class NumberColumn(tables.Column):
    """A column of figures: aligned to the right, never broken."""

    def __init__(self, look: str = "num", **options: Any) -> None:
        super().__init__(
            attrs={"th": {"class": look}, "td": {"class": look}}, **options
        )


@dataclass(frozen=True, slots=True)
class SortLink:
    """Where a heading leads, and how the table is sorted by its column now; "": it is not."""

    url: str
    direction: Literal["ascending", "descending", ""]


class HouseTable(tables.Table):
    """A table with a caption, scopes and a layout for narrow screens.

    `layout` is "stack" (rows become cards) or "scroll" (figures to be compared);
    `row_header` names the column that says what the row is; `blank` is written where
    there is no value, `empty` where there are no rows. `sorts` are the headings that
    lead to the table in another order, by the name of the column: data come sorted.
    """

    html_id = "tabla"
    caption = ""
    explanation = ""
    layout = "stack"
    look = ""
    row_header = ""
    blank = NOTHING
    empty = "No hay nada que mostrar."
    sorts: Mapping[str, SortLink] = MappingProxyType({})

    def __init__(self, data: Sequence[Any], **options: Any) -> None:
        super().__init__(
            data,
            template_name="django_tables2/pei.html",
            orderable=False,
            default=self.blank,
            empty_text=self.empty,
            **options,
        )
