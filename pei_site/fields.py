"""What fields hold: decimals as people of Colombia type them, texts that say something."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.lookups import Exact

from pei_site import formats
from pei_site.texts import without_hidden

LIMIT = Decimal(10) ** 11  # 15 significant digits: what SQLite keeps exactly
# What `str.strip` takes away: to a database only the space itself is one.
SPACES = "".join(filter(str.isspace, map(chr, range(0x3001))))


def says_something(name: str) -> Q:
    """Return the condition that a text is more than spaces, for constraints."""
    text = models.TextField()
    rest = Func(F(name), Value(SPACES), function="LTRIM", output_field=text)
    return ~Q(Exact(rest, ""))


class StrictDecimalFormField(forms.Field):
    """A number with a comma for decimals; what could be read in two ways is refused."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "decimal")

    def prepare_value(self, value: Any) -> Any:
        """Show a stored decimal as it would be typed."""
        return formats.file_decimal(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        """Return the Decimal, None for an empty field; ValidationError says why not."""
        if value is None or isinstance(value, Decimal):
            return value
        text = str(value).strip()
        if not text:
            return None
        try:
            return formats.parse_decimal(text)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as numbers: 72,5 is 72,50."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class PlainTextFormField(forms.CharField):
    """A text without the hidden characters that come along when it is pasted."""

    def to_python(self, value: Any) -> Any:
        """Take out what nobody sees, so that the plan's files can hold the text."""
        text = super().to_python(value)
        return without_hidden(text) if isinstance(text, str) else text


# For `formfield_overrides`: every text of the admin comes in plain.
PLAIN_TEXTS = {
    models.CharField: {"form_class": PlainTextFormField},
    models.TextField: {"form_class": PlainTextFormField},
}


class StrictDecimalField(models.DecimalField):
    """A DecimalField that forms read and write in the Colombian way."""

    def formfield(self, **kwargs: Any) -> Any:
        """Use the strict form field wherever a form is made from a model."""
        return models.Field.formfield(
            self, **{"form_class": StrictDecimalFormField, **kwargs}
        )


def magnitude_field(verbose_name: str, **kwargs: Any) -> StrictDecimalField:
    """Make a column for a magnitude: 0 or more, four decimals, below 100 000 millones."""
    kwargs.setdefault(
        "validators", [MinValueValidator(0), MaxValueValidator(LIMIT - 1)]
    )
    return StrictDecimalField(verbose_name, max_digits=15, decimal_places=4, **kwargs)


def optional_magnitude_field(verbose_name: str, **kwargs: Any) -> StrictDecimalField:
    """Make a column for a magnitude that may be missing (None: there is none)."""
    return magnitude_field(verbose_name, null=True, blank=True, **kwargs)


def magnitude_check(app_model: str, field: str) -> models.CheckConstraint:
    """Have the database keep a magnitude in range (the upper bound also stops NaN)."""
    within = {f"{field}__gte": 0, f"{field}__lt": LIMIT}
    return models.CheckConstraint(
        name=f"{app_model}_{field}_in_range",
        condition=models.Q(**{f"{field}__isnull": True}) | models.Q(**within),
        violation_error_message="La magnitud debe ser 0 o más y menor que 100.000.000.000.",
    )
