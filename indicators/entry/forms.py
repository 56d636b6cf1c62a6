"""The forms of the entry: one month of an indicator, and what moves it on."""

from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict

from indicators import labels
from indicators.actions import NO_OBSERVATION, Entry
from indicators.entry.lines import Line
from indicators.entry.telling import precision
from indicators.models import MonthlyRecord
from indicators.transitions import Move
from pei_site.fields import LIMIT, StrictDecimalFormField
from pei_site.formats import file_decimal
from pei_site.texts import without_hidden

LONGEST = 4000
FIELDS = {
    "executed": "Valor ejecutado",
    "narrative": "Avance cualitativo",
    "cause": "Causa del rezago o de la sobre ejecución",
    "delays": "Retrasos y soluciones",
}


class LongTextField(forms.CharField):
    """A text of several lines. The screen counts; the server refuses, never cuts."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, required=False, **kwargs)
        self.widget.attrs |= {"data-limit": LONGEST, "rows": 3}

    def to_python(self, value: Any) -> str:
        """Read every line end as one character, as people count them."""
        return str(super().to_python(without_hidden(str(value or ""))))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave maxlength out: browsers cut what is pasted without a word."""
        return {}


class ValueField(StrictDecimalFormField):
    """A magnitude with no more decimals than its unit."""

    def __init__(self, decimals: int, **kwargs: Any) -> None:
        within = [MinValueValidator(0), MaxValueValidator(LIMIT - 1)]
        super().__init__(required=False, validators=within, **kwargs)
        self.decimals = decimals
        self.widget.attrs["autocomplete"] = "off"

    def validate(self, value: Any) -> None:
        """Refuse what the unit cannot express."""
        super().validate(value)
        if isinstance(value, Decimal) and _decimals(value) > self.decimals:
            allowed = f"con {self.decimals}" if self.decimals else "sin decimales"
            raise ValidationError(
                f"Tiene más decimales que su unidad: se reporta {allowed}."
            )


class EntryForm(forms.Form):
    """What a person enters for an indicator and month, and the version they saw."""

    narrative = LongTextField(label=FIELDS["narrative"])
    cause = LongTextField(label=FIELDS["cause"])
    delays = LongTextField(label=FIELDS["delays"])
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    field_order = ["executed", "narrative", "cause", "delays", "version"]

    def __init__(self, line: Line, data: Any = None, **kwargs: Any) -> None:
        initial = shown(line.record) | {"version": line.version}
        super().__init__(data, initial=initial, label_suffix="", **kwargs)
        self.fields["executed"] = ValueField(
            line.indicator.decimals,
            label=FIELDS["executed"],
            help_text=f"{line.expectation} {precision(line.indicator)}"
            " Coma para los decimales. Si no hubo ejecución, escriba 0.",
        )
        self.order_fields(self.field_order)

    @property
    def entry(self) -> Entry:
        """What was typed, once it is valid."""
        return Entry(**{name: self.cleaned_data[name] for name in FIELDS})

    @property
    def value(self) -> Decimal | None:
        """The value as it stands in the form; None: none, or not a number."""
        if not self.is_bound:
            stored: Decimal | None = self.initial["executed"]
            return stored
        typed: Decimal | None = getattr(self, "cleaned_data", {}).get("executed")
        return typed

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was typed, as it was typed: label and text."""
        return [(FIELDS[name], self[name].value() or "") for name in FIELDS]


class GridForm(EntryForm):
    """A row of the grid: it knows what it showed, so that untouched rows stay so."""

    was = forms.CharField(required=False, widget=forms.HiddenInput)
    keep = forms.BooleanField(required=False)
    submit = forms.BooleanField(required=False)

    def __init__(self, line: Line, data: Any = None, **kwargs: Any) -> None:
        super().__init__(line, data, **kwargs)
        self.initial["was"] = digest(Entry(**shown(line.record)))
        whose = f"{line.indicator}, {line.month.name}"
        for name, label in FIELDS.items():
            self.fields[name].widget.attrs |= {"aria-label": f"{label}: {whose}"}
        self.fields["submit"].widget.attrs["aria-label"] = f"Enviar {whose}"
        self.fields[
            "keep"
        ].label = "Dejar lo guardado en esta fila y descartar lo que escribí"

    @property
    def touched(self) -> bool:
        """Whether the person changed what the row showed them."""
        return bool(self.cleaned_data["was"] != digest(self.entry))


class MoveForm(forms.Form):
    """A step of a record: verify, approve, or return with an observation."""

    to = forms.ChoiceField(choices=[(move, move) for move in Move])
    version = forms.IntegerField(min_value=0, required=False)
    about = forms.ChoiceField(
        label="Observación sobre", choices=labels.OBSERVED, required=False
    )
    observation = LongTextField(label="Observación")

    @property
    def typed(self) -> list[tuple[str, str]]:
        """The observation as it was typed."""
        return [("Observación", self["observation"].value() or "")]

    def clean(self) -> dict[str, Any]:
        """Demand the reason of a return."""
        data = super().clean() or {}
        if data.get("to") == Move.RETURN and not data.get("observation"):
            self.add_error("observation", NO_OBSERVATION)
        return data


def shown(record: MonthlyRecord | None) -> dict[str, Any]:
    """Return what a form shows of a record."""
    if record is None:
        return {"executed": None, "narrative": "", "cause": "", "delays": ""}
    return {name: getattr(record, name) for name in FIELDS}


def digest(entry: Entry) -> str:
    """Fingerprint an entry, so that a form can tell later whether it was touched."""
    texts = (entry.narrative, entry.cause, entry.delays)
    parts = [file_decimal(entry.executed), *(one_line_end(t).strip() for t in texts)]
    return fingerprint(parts)


def fingerprint(parts: Iterable[str]) -> str:
    """Return a short mark of some texts: another text, another mark."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def one_line_end(text: Any) -> str:
    """Write every line end as one character: browsers send two."""
    return str(text).replace("\r\n", "\n").replace("\r", "\n")


def typed_texts(data: QueryDict) -> list[tuple[str, str]]:
    """Return what was typed in any form of the entry, to be read and copied."""
    labels_of = {**FIELDS, "observation": "Observación"}
    return [
        (labels_of[name], text)
        for key in data
        if (name := key.rpartition("-")[2]) in labels_of
        and (text := str(data[key])).strip()
    ]


def _decimals(number: Decimal) -> int:
    return -int(number.normalize().as_tuple().exponent)
