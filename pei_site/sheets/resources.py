"""What every sheet of a plan shares: keys, strict columns, and no silent change."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from import_export.resources import ModelResource
from import_export.results import RowResult
from tablib import Dataset

from pei_site.sheets.columns import (
    BROKEN,
    Column,
    Difference,
    LoadContext,
    row_messages,
)
from pei_site.sheets.references import BrokenReferenceError, ReferenceWidget
from pei_site.sheets.widgets import shown
from pei_site.texts import plain_text

WRITTEN = (RowResult.IMPORT_TYPE_NEW, RowResult.IMPORT_TYPE_UPDATE)

__all__ = [
    "BROKEN",
    "Column",
    "LoadContext",
    "SheetResource",
    "all_fields",
    "row_messages",
]


def all_fields(model: type[models.Model]) -> list[str]:
    """Name every field of a model: resources declare their columns themselves.

    Excluding them also keeps the columns in the order in which they are declared.
    """
    return [one.name for one in model._meta.fields]


class SheetResource(ModelResource):
    """A sheet whose rows are known by their key: loading inserts and updates."""

    key: ClassVar[tuple[str, ...]]
    # Constraint -> attribute whose column is to blame.
    blame: ClassVar[Mapping[str, str]] = {}

    class Meta:
        abstract = True
        clean_model_instances = True
        skip_unchanged = True
        skip_diff = True  # changes are known by our own comparison

    def before_import(self, dataset: Dataset, **kwargs: Any) -> None:
        """Read once what the rows may refer to, and the rows that are stored."""
        cache: dict[type[models.Model], list[models.Model]] = {}

        def cached(model: type[models.Model]) -> list[models.Model]:
            return cache.setdefault(model, list(model._default_manager.all()))

        for column in self.columns():
            if isinstance(column.widget, ReferenceWidget):
                column.widget.prime(cached)
        self.existing = {
            self.identity(self.values_of(stored)): stored
            for stored in self.get_queryset()
        }
        self.seen: dict[Any, int] = {}

    def columns(self) -> list[Column]:
        """Return the columns, in the order in which files have them."""
        return list(self.fields.values())

    def identity(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return what makes a row the same as a stored one."""
        return tuple(values[attribute] for attribute in self.key)

    def identifying(self, row: Mapping[str, Any]) -> Iterable[str]:
        """Name the attributes that make up the identity of a row of a file."""
        return self.key

    def values_of(self, instance: models.Model) -> dict[str, Any]:
        """Read the attributes of a row as they are compared: foreign keys as ids."""
        return {
            column.attribute: self._stored(instance, column.attribute)
            for column in self.columns()
        }

    def _stored(self, instance: models.Model, attribute: str) -> Any:
        column = instance._meta.get_field(attribute)
        value = getattr(instance, getattr(column, "attname", attribute))
        return plain_text(value) if isinstance(value, str) else value

    # --- one row --------------------------------------------------------------------

    def before_import_row(self, row: Mapping[str, Any], **kwargs: Any) -> None:
        """Find out which row it is; a second one with the same key is refused."""
        self.context: LoadContext = kwargs["context"]
        self.current = self._key_of(row, _stored_key)
        written = self._key_of(row, _written_key)
        number = self.context.rows[kwargs["row_number"] - 1]
        first = number if written is None else self.seen.setdefault(written, number)
        if first != number:
            raise ValidationError(
                f"repite la clave de la fila {first} ({self.spelled_key(row)})."
            )

    def spelled_key(self, row: Mapping[str, Any]) -> str:
        """Spell the key of a row of a file column by column; empty cells are left out."""
        wanted = set(self.identifying(row))
        cells = {
            column.column_name: row.get(column.column_name, "")
            for column in self.columns()
            if column.attribute in wanted
        }
        return ", ".join(
            f"{name} {shown(cell)}" for name, cell in cells.items() if cell != ""
        )

    def _key_of(
        self, row: Mapping[str, Any], value_of: Callable[[Column, Any], Any]
    ) -> tuple[Any, ...] | None:
        """Return the identity of a row of a file; None if its key cannot be read."""
        wanted = set(self.identifying(row))
        try:
            values = {
                column.attribute: value_of(column, row.get(column.column_name, ""))
                for column in self.columns()
                if column.attribute in wanted
            }
        except ValueError:
            return None
        return self.identity(values)

    def get_instance(self, instance_loader: Any, row: Mapping[str, Any]) -> Any:
        """Return the stored row of that key; None: it is new."""
        return None if self.current is None else self.existing.get(self.current)

    def after_init_instance(
        self, instance: models.Model, new: bool, row: Mapping[str, Any], **kwargs: Any
    ) -> None:
        """Remember what was stored."""
        self.instance, self.is_new = instance, new
        self.before = self.values_of(instance)

    def import_instance(
        self, instance: Any, row: Mapping[str, Any], **kwargs: Any
    ) -> None:
        """Set every column, and tell every one that cannot be set."""
        errors = {}
        for column in self.columns():
            try:
                column.save(instance, row, **kwargs)
            except BrokenReferenceError:
                errors[column.attribute] = ValidationError("", code=BROKEN)
            except ValueError as error:
                errors[column.attribute] = ValidationError(str(error))
        if errors:
            raise ValidationError(errors)

    def skip_row(
        self,
        instance: Any,
        original: Any,
        row: Any,
        import_validation_errors: Any = None,
    ) -> bool:
        """Leave alone a row that says what is stored: not even history is written."""
        after = self.values_of(instance)
        self.changed = {
            name for name, value in after.items() if value != self.before[name]
        }
        return not (self.is_new or self.changed or import_validation_errors)

    def after_import_row(self, row: Any, row_result: Any, **kwargs: Any) -> None:
        """Say cell by cell what a row that is written changes."""
        if row_result.import_type in WRITTEN:
            row_result.differences = self.differences()

    def differences(self) -> list[Difference]:
        """Compare what was stored with what is; of a new row, what it says besides its key."""
        after = self.values_of(self.instance)
        found = []
        for column in self.columns():
            name, widget = column.attribute, column.widget
            old = widget.empty if self.is_new else self.before[name]
            if old != after[name] and not (self.is_new and name in self.key):
                texts = (widget.spelled(old), widget.spelled(after[name]))
                found.append(Difference(column.column_name, *texts))
        return found

    def validate_instance(
        self,
        instance: Any,
        import_validation_errors: Mapping[str, Any] | None = None,
        validate_unique: bool = True,  # noqa: FBT002 -- the library's signature
    ) -> None:
        """Apply the model's rules and the locks; keys were already told apart."""
        errors = dict(import_validation_errors or {})
        relations = {one.name for one in instance._meta.fields if one.is_relation}
        try:
            instance.full_clean(
                exclude={*errors, *relations},
                validate_unique=False,
                validate_constraints=False,
            )
        except ValidationError as error:
            error.update_error_dict(errors)
        if not errors:
            self._check_constraints(instance, errors)
            for attribute, message in self.locks(instance):
                errors.setdefault(attribute, ValidationError(message))
        if errors:
            raise ValidationError(errors)

    def _check_constraints(
        self, instance: models.Model, errors: dict[str, Any]
    ) -> None:
        for constraint in instance._meta.constraints:
            if constraint.name in self.blame:
                try:
                    constraint.validate(type(instance), instance)
                except ValidationError as error:
                    errors[self.blame[constraint.name]] = error

    def locks(self, instance: Any) -> Iterable[tuple[str, str]]:
        """Yield attribute and reason of what may not be written any more."""
        return ()


def _stored_key(column: Column, cell: Any) -> Any:
    """Read a part of a key as it is stored: a foreign key as its id."""
    value = column.given(column.widget.clean(cell))
    return value.pk if isinstance(value, models.Model) else value


def _written_key(column: Column, cell: Any) -> Any:
    """Read a part of a key as it is written, whether or not what it names exists."""
    widget = column.widget
    reader = widget.key if isinstance(widget, ReferenceWidget) else widget
    return column.given(reader.clean(cell))
