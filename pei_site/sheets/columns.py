"""A column of a sheet, and what the rows of a load share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from import_export.fields import Field

from pei_site.sheets.widgets import CellWidget

BROKEN = "broken"  # code of an error that is told elsewhere


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that a load changes, as texts; "": there was none, or there will be none."""

    column: str
    before: str
    after: str


@dataclass
class LoadContext:
    """What the rows of a load share.

    `held` is what approved years and closed cut-offs hold; `broken` are the keys of the
    rows with problems by sheet (None: nothing of that sheet can be trusted); `rows` are
    the numbers that people see for the dataset's rows, in order.
    """

    held: Any = None
    broken: dict[str, set[Any] | None] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)

    def is_broken(self, sheet: str, key: Any) -> bool:
        """Whether that row's own problem is already listed."""
        keys = self.broken.get(sheet, set())
        return keys is None or key in keys


class Column(Field):  # type: ignore[misc]  # import_export is not typed
    """A column of a sheet; a required one may not be missing nor have empty cells."""

    def __init__(
        self,
        attribute: str,
        column_name: str,
        widget: CellWidget,
        *,
        required: bool = False,
    ) -> None:
        super().__init__(attribute=attribute, column_name=column_name, widget=widget)
        self.required = required

    def clean(self, row: Mapping[str, Any], **kwargs: Any) -> Any:
        """Return the value; ValueError says in Spanish why there is none."""
        return self.given(super().clean(row, **kwargs))

    def given(self, value: Any) -> Any:
        """Return the value; ValueError where it is required and there is none."""
        if self.required and value in (None, ""):
            raise ValueError("es obligatoria y está vacía.")
        return value

    def save(self, instance: Any, row: Mapping[str, Any], **kwargs: Any) -> None:
        """Set the value; a column that the file does not have leaves what is stored."""
        kwargs.pop("is_m2m", None)
        if self.column_name in row:
            setattr(instance, self.attribute, self.clean(row, **kwargs))


def row_messages(
    error: ValidationError, columns: Iterable[Column]
) -> list[tuple[str | None, str]]:
    """Return column and message of every error of a row; None: the row as a whole."""
    names = {column.attribute: column.column_name for column in columns}
    if not hasattr(error, "error_dict"):
        return [(None, message) for message in error.messages]
    return [
        (names.get(attribute), several[0].messages[0])
        for attribute, several in error.error_dict.items()
        if several[0].code != BROKEN
    ]
