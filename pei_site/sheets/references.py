"""A column that names a row of another sheet."""

from collections.abc import Callable
from typing import Any

from django.db import models

from pei_site.sheets.cells import Cell
from pei_site.sheets.widgets import CellWidget, shown


class BrokenReferenceError(ValueError):
    """The row that is referred to has a problem of its own, which is already listed."""


class ReferenceWidget(CellWidget):
    """A row of another sheet, by its key. All rows are read once: no query a cell.

    `sheet` names that sheet in messages and among the broken ones; `attribute` is the
    key's, read by `key`.
    """

    def __init__(
        self, model: type[models.Model], attribute: str, key: CellWidget, sheet: str
    ) -> None:
        super().__init__()
        self.model, self.attribute, self.key, self.sheet = model, attribute, key, sheet
        self.known: dict[Any, models.Model] = {}
        self.keys: dict[Any, Any] = {}  # by primary key

    def prime(self, cached: Callable[[type[models.Model]], list[models.Model]]) -> None:
        """Learn the rows that can be referred to."""
        self.known = {getattr(row, self.attribute): row for row in cached(self.model)}
        self.keys = {row.pk: key for key, row in self.known.items()}

    def read(self, cell: Cell, **kwargs: Any) -> models.Model:
        """Return the row; BrokenReferenceError where its own problem is already told."""
        key = self.key.read(cell)
        if key in self.known:
            return self.known[key]
        context = kwargs.get("context")
        if context is not None and context.is_broken(self.sheet, key):
            raise BrokenReferenceError
        raise ValueError(f"{shown(cell)} no está en {self.sheet}.")

    def write(self, value: Any) -> Cell:
        """Write the key of the row."""
        return self.key.write(getattr(value, self.attribute))

    def spelled(self, value: Any) -> str:
        """Write the key of the row whose primary key is stored."""
        return self.key.spelled(self.keys.get(value))
