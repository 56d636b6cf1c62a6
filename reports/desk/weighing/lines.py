"""The weights of an objective in a year as a screen shows and reads them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from indicators.change_control.places import Edit, Place
from indicators.models import Indicator, What
from indicators.year_warnings import in_force
from objectives.models import FiscalYear, Objective
from objectives.weights import CENT, FULL, total
from pei_site.fields import LIMIT, StrictDecimalFormField
from reports.desk.change_choice import ChangeChoice

NO_WEIGHT = "Escriba el peso (0 si no pesa), o marque «Quitar»."
TOO_MUCH = "El peso va de 0 a 100."
TOO_FINE = "Un peso lleva a lo sumo dos decimales."
ROWS = "fila"  # the indicators on the screen, by primary key
MOST_ROWS = 300


class WeightForm(forms.Form):
    """The weight of an indicator, as it was read and as it will be."""

    weight = StrictDecimalFormField(
        label="Peso",
        required=False,
        validators=[
            MinValueValidator(0, "El peso no puede ser negativo."),
            MaxValueValidator(LIMIT - 1, "El número es demasiado grande."),
        ],
    )
    out = forms.BooleanField(label="Quitar", required=False)
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, indicator: Indicator, base: str, data: Any = None) -> None:
        initial = {"weight": two_decimals(base), "was": base}
        super().__init__(data, initial=initial, prefix=f"i{indicator.pk}")
        whose = indicator.label
        self.fields["weight"].widget.attrs |= {
            "aria-label": f"Peso de {whose}, en porcentaje",
            "autocomplete": "off",
            "data-weight": "",
        }
        self.fields["out"].widget.attrs |= {
            "aria-label": f"Quitar {whose}",
            "data-out": "",
        }

    @property
    def value(self) -> Decimal | None:
        """The number in the field; None: empty, or not a number."""
        if not self.is_bound:
            return self.fields["weight"].clean(self.initial["weight"])  # type: ignore[no-any-return]
        self.errors  # noqa: B018 -- reading them is what cleans
        found: Decimal | None = self.cleaned_data.get("weight")
        return found

    @property
    def is_out(self) -> bool:
        """Whether the indicator is to weigh here no more."""
        return self.is_bound and bool(self["out"].data)

    def fits(self, *, may_be_empty: bool = False) -> bool:
        """Demand a weight that can be stored, unless the row goes."""
        if self.is_out:
            return True
        value = self.value
        if "weight" not in self.errors:
            for error in _misfits(value, may_be_empty=may_be_empty):
                self.add_error("weight", error)
        return not self.errors


def _misfits(value: Decimal | None, *, may_be_empty: bool) -> list[str]:
    if value is None:
        return [] if may_be_empty else [NO_WEIGHT]
    if value > FULL:
        return [TOO_MUCH]
    return [] if value == value.quantize(CENT) else [TOO_FINE]


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator of the objective. `base` is what stands, "" if it does not weigh.

    `target` "": no programming in the year. `was` None: nothing was posted for it.
    """

    indicator: Indicator
    base: str
    target: str
    form: WeightForm
    was: str | None

    @property
    def moved(self) -> bool:
        """Whether another person changed it since the screen was opened."""
        return self.was is not None and self.was != self.base

    def told(self, text: str) -> str:
        """Write a weight as it is read; "" is not weighing."""
        return two_decimals(text) or "no pesa"

    @property
    def was_told(self) -> str:
        """What the person had read."""
        return self.told(self.was or "")

    @property
    def base_told(self) -> str:
        """What stands now."""
        return self.told(self.base)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The screen of an objective's weights; `candidates` may still be added."""

    year: FiscalYear
    objective: Objective
    choice: ChangeChoice
    lines: list[Line]
    candidates: list[Indicator]

    @property
    def sum(self) -> Decimal:
        """What the fields add up to, with what is no number left out."""
        return total(
            line.form.value or Decimal(0) for line in self.lines if not line.form.is_out
        )

    @property
    def staying(self) -> list[Line]:
        """The rows that are not marked to go."""
        return [line for line in self.lines if not line.form.is_out]

    @property
    def moved(self) -> list[Line]:
        """The rows that are no longer as the person read them."""
        return [line for line in self.lines if line.moved]

    @property
    def was(self) -> dict[Place, str]:
        """What the person had read, place by place."""
        return {self._place(line): line.was or "" for line in self.lines}

    @property
    def edits(self) -> list[Edit]:
        """What the fields change; in an approved year a row that goes weighs 0."""
        gone = "0" if self.year.is_approved else ""
        found = []
        for line in self.lines:
            place = self._place(line)
            text = gone if line.form.is_out else place.text(line.form.value)
            if text != line.base and (line.base or not line.form.is_out):
                found.append(Edit(place, text))
        return found

    def _place(self, line: Line) -> Place:
        return Place(What.WEIGHT, self.objective.pk, line.indicator.pk)


def read_sheet(objective: Objective, choice: ChangeChoice, data: Any = None) -> Sheet:
    """Read what stands, and over it what was posted (None: nothing was)."""
    year, standing = choice.year, choice.standing(What.WEIGHT, What.TARGET)
    weighs = {
        place.indicator: text
        for place, text in standing.items()
        if place.what == What.WEIGHT and place.objective == objective.pk
    }
    known = {one.pk: one for one in _known(year, set(weighs))}
    keys = [key for key in dict.fromkeys([*weighs, *_posted(data)]) if key in known]
    return Sheet(
        year,
        objective,
        choice,
        [_line(known[key], weighs.get(key, ""), standing, data) for key in keys],
        [one for key, one in known.items() if key not in keys],
    )


def _line(
    indicator: Indicator, base: str, standing: dict[Place, str], data: Any
) -> Line:
    name = f"i{indicator.pk}"
    posted = data is not None and str(indicator.pk) in data.getlist(ROWS)
    return Line(
        indicator,
        base,
        standing.get(Place(What.TARGET, indicator=indicator.pk), ""),
        WeightForm(indicator, base, data if posted else None),
        None if data is None else data.get(f"{name}-was", ""),
    )


def _known(year: FiscalYear, weighing: set[int | None]) -> list[Indicator]:
    """Return the indicators in force in the year, and those that weigh anyway."""
    stored = Indicator.objects.select_related("department")
    return [
        one
        for one in stored.order_by("kind", "code", "key")
        if one.pk in weighing or in_force(one, year.year)
    ]


def _posted(data: Any) -> list[int]:
    """Read which rows were on the screen; what is no key is passed over."""
    texts = data.getlist(ROWS)[:MOST_ROWS] if data is not None else []
    return [int(text) for text in texts if text.isascii() and text.isdecimal()]


def two_decimals(text: str) -> str:
    """Write a weight of a plan file with two decimals: 89,5 is 89,50."""
    whole, _, decimals = text.partition(",")
    return f"{whole},{decimals:0<2}" if text else ""
