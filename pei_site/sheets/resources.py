"""What every sheet of a plan shares: keys, strict columns, and no silent change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from import_export.fields import Field
from import_export.resources import ModelResource
from tablib import Dataset

from pei_site.sheets.cells import plain_text
from pei_site.sheets.widgets import BrokenReferenceError, CellWidget, ReferenceWidget

BROKEN = "broken"  # code of an error that is told elsewhere


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


class Column(Field):
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
        value = super().clean(row, **kwargs)
        if self.required and value in (None, ""):
            raise ValueError("es obligatoria y está vacía.")
        return value

    def save(self, instance: Any, row: Mapping[str, Any], **kwargs: Any) -> None:
        """Set the value; a column that the file does not have leaves what is stored."""
        kwargs.pop("is_m2m", None)
        if self.column_name in row:
            setattr(instance, self.attribute, self.clean(row, **kwargs))


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
        self.current = self.identity_of_row(row, **kwargs)
        if self.current is None:
            return
        number = self.context.rows[kwargs["row_number"] - 1]
        first = self.seen.setdefault(self.current, number)
        if first != number:
            raise ValidationError(f"repite la clave de la fila {first}.")

    def identity_of_row(
        self, row: Mapping[str, Any], **kwargs: Any
    ) -> tuple[Any, ...] | None:
        """Return the identity of a row of a file; None if its key cannot be read."""
        wanted = set(self.identifying(row))
        values = {}
        try:
            for column in self.columns():
                if column.attribute in wanted:
                    values[column.attribute] = self._value(column, row, **kwargs)
        except ValueError:
            return None
        return self.identity(values)

    def _value(self, column: Column, row: Mapping[str, Any], **kwargs: Any) -> Any:
        if column.column_name not in row:
            return column.widget.empty
        value = column.clean(row, **kwargs)
        return value.pk if isinstance(value, models.Model) else value

    def get_instance(self, instance_loader: Any, row: Mapping[str, Any]) -> Any:
        """Return the stored row of that key; None: it is new."""
        return None if self.current is None else self.existing.get(self.current)

    def after_init_instance(
        self, instance: models.Model, new: bool, row: Mapping[str, Any], **kwargs: Any
    ) -> None:
        """Remember what was stored."""
        self.is_new = new
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


def row_messages(
    error: ValidationError, columns: Iterable[Column]
) -> list[tuple[str | None, str]]:
    """Return column and message of every error of a row; None: the row as a whole."""
    names = {column.attribute: column.column_name for column in columns}
    if not hasattr(error, "error_dict"):
        return [(None, message) for message in error.messages]
    return [
        (names.get(attribute), one.messages[0])
        for attribute, several in error.error_dict.items()
        for one in several
        if one.code != BROKEN
    ]
