"""What people decide about each indicator at a cut-off: the rows of one screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from indicators.compliance.vocabulary import Status
from indicators.entry.forms import LongTextField, fingerprint, one_line_end
from indicators.forms import CUTOFF_LOCKED
from indicators.models import Cutoff, Indicator, Measurement
from pei_site.fields import PlainTextFormField
from pei_site.formats import file_decimal
from reports import wording
from reports.scorecard import Row, Scorecard

DECIDED = ("cause", "official", "justification", "override")
NOT_JUSTIFIED = "Un porcentaje oficial exige justificación: escriba por qué."
OVERTAKEN = (
    "Otra persona guardó esta fila mientras usted escribía. Compare y guarde de nuevo:"
    " quedará lo que está en las casillas."
)


class DecisionForm(forms.ModelForm):
    """A row: it knows what it showed, so that an untouched one stays as it is."""

    cause = LongTextField(label="Causa al corte")
    justification = PlainTextFormField(
        label="Justificación del porcentaje oficial",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    override = PlainTextFormField(
        label="Motivo para cerrar sin reporte completo",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="El informe lo imprime. Un indicador sin reporte sigue contando 0.",
    )
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Measurement
        fields = ["cause", "official", "justification", "override"]
        labels = {"official": "Porcentaje oficial"}

    def __init__(self, data: Any = None, *, instance: Measurement, label: str) -> None:
        prefix = f"d{instance.indicator_id}"
        super().__init__(data, instance=instance, prefix=prefix, label_suffix="")
        self.initial["was"] = digest(shown(instance))
        self.stored = shown(instance)
        self.fields["official"].widget.attrs["autocomplete"] = "off"
        for name in DECIDED:
            field = self.fields[name]
            field.widget.attrs["aria-label"] = f"{field.label}: {label}"

    @property
    def typed(self) -> dict[str, str]:
        """What was typed, as it was typed."""
        return {name: str(self[name].value() or "") for name in DECIDED}

    @property
    def touched(self) -> bool:
        """Whether the person changed what the row showed them."""
        was = self.data.get(self.add_prefix("was"))
        return was is not None and bool(was != digest(self.typed))

    @property
    def overtaken(self) -> bool:
        """Whether what is stored is neither what the row showed nor what was typed."""
        was = self.data.get(self.add_prefix("was"))
        return digest(self.stored) not in {was, digest(self.typed)}

    def take_over(self) -> None:
        """Let the next saving know what is stored now: the person has seen it."""
        data = dict(self.data.items())
        data[self.add_prefix("was")] = digest(self.stored)
        self.data = data

    def clean(self) -> dict[str, Any]:
        """Demand the justification of an official figure."""
        data = super().clean() or {}
        if data.get("official") is not None and not data.get("justification"):
            self.add_error("justification", NOT_JUSTIFIED)
        return data


@dataclass(slots=True)
class Decision:
    """An indicator at the cut-off, as computed, and the form of what is decided.

    `is_overtaken`: another person stored something else while this one wrote.
    """

    row: Row
    form: DecisionForm
    is_overtaken: bool = False

    @property
    def owes_cause(self) -> bool:
        """Whether it lags or exceeds and nobody says why."""
        return self.row.status in {Status.BEHIND, Status.OVER} and not self.row.cause

    @property
    def owes_override(self) -> bool:
        """Whether it stops the closing until somebody says why it may go on."""
        stuck = bool(self.row.missing) or self.row.status == Status.NOT_COMPUTABLE
        return stuck and not self.row.override

    @property
    def inherited(self) -> str:
        """The cause of the latest month, which holds while none is written here."""
        return "" if self.form.instance.cause else self.row.cause

    @property
    def missing(self) -> str:
        """The months without a report, in words."""
        return wording.months(self.row.missing)

    @property
    def lost(self) -> list[tuple[str, str]]:
        """What was typed and can no longer be saved, to be read and copied."""
        form = self.form
        if not (form.is_bound and form.touched):
            return []
        typed = form.typed
        return [(str(form.fields[name].label), typed[name]) for name in DECIDED]

    @property
    def stored(self) -> list[tuple[str, str]]:
        """What is stored, by the name of its field."""
        form = self.form
        return [(str(form.fields[name].label), form.stored[name]) for name in DECIDED]


def decided_rows(cutoff: Cutoff, scorecard: Scorecard) -> list[Row]:
    """List what can be judged or was decided about, once, in the order of the report."""
    measured = Measurement.objects.filter(cutoff=cutoff)
    decided = set(measured.values_list("indicator__key", flat=True))
    rows: dict[str, Row] = {}
    for card in scorecard.objectives:
        for row in card.rows:
            rows.setdefault(row.key, row)
    return [
        row for key, row in rows.items() if row.target is not None or key in decided
    ]


def decisions_at(
    cutoff: Cutoff, rows: Sequence[Row], data: Mapping[str, Any] | None = None
) -> list[Decision]:
    """Make the forms of some rows."""
    keys = [row.key for row in rows]
    indicators = {one.key: one for one in Indicator.objects.filter(key__in=keys)}
    measured = Measurement.objects.filter(cutoff=cutoff, indicator__key__in=keys)
    stored = {one.indicator_id: one for one in measured}
    found = []
    for row in rows:
        indicator = indicators[row.key]
        instance = stored.get(indicator.pk)
        instance = instance or Measurement(cutoff=cutoff, indicator=indicator)
        form = DecisionForm(data, instance=instance, label=row.identification)
        found.append(Decision(row, form))
    return found


class _RefusedError(Exception):
    """Some row cannot be saved, so none is."""


def save_decisions(
    cutoff: Cutoff, shown_rows: Sequence[Row], data: Mapping[str, Any]
) -> tuple[list[Decision], int | None]:
    """Save every row that was touched, or none; returns the rows and how many.

    None: some row says what is wrong. ValidationError: the cut-off is closed.
    """
    rows: list[Decision] = []
    try:
        with transaction.atomic():
            locked = Cutoff.objects.select_for_update().get(pk=cutoff.pk)
            if not locked.is_open:
                raise ValidationError(CUTOFF_LOCKED)
            rows = decisions_at(cutoff, shown_rows, data)
            written = sum(_save(row) for row in rows if row.form.touched)
            if any(row.form.touched and row.form.errors for row in rows):
                raise _RefusedError
    except _RefusedError:
        return rows, None
    return rows, written


def _save(row: Decision) -> bool:
    """Save a row; whether it wrote. What is wrong is told in its form."""
    form = row.form
    valid = form.is_valid()
    if form.overtaken:
        row.is_overtaken = True
        form.add_error(None, OVERTAKEN)
        form.take_over()
        return False
    if not valid or not set(form.changed_data) & set(DECIDED):
        return False
    form.save()
    return True


def shown(measurement: Measurement) -> dict[str, str]:
    """Return what a row shows of what is stored."""
    return {
        name: file_decimal(measurement.official)
        if name == "official"
        else str(getattr(measurement, name))
        for name in DECIDED
    }


def digest(values: Mapping[str, str]) -> str:
    """Fingerprint a row, so that it can tell later whether it was touched."""
    return fingerprint(one_line_end(values[name]).strip() for name in DECIDED)
