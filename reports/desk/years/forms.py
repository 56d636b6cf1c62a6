"""The form of a new year: its rules, and a decision for each indicator."""

from typing import Any

from django import forms
from django.http import QueryDict

from indicators.year_legacy import Decision, Heir, Legacy
from objectives.models import FiscalYear
from pei_site.formats import quantity


class RulesForm(forms.ModelForm):
    """The cap and the traffic light, as the year before had them."""

    class Meta:
        model = FiscalYear
        fields = ["cap", "band_medium", "band_high"]

    def __init__(self, data: Any = None, *, instance: FiscalYear) -> None:
        super().__init__(data, instance=instance, label_suffix="")


class DecisionsForm(forms.Form):
    """What becomes of each indicator; only what fulfilled its promise has a proposal."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, legacy: Legacy, data: Any = None) -> None:
        super().__init__(data, label_suffix="", initial={"seen": legacy.fingerprint})
        self.legacy = legacy
        for heir in legacy.heirs:
            self.fields[_name(heir)] = forms.ChoiceField(
                label=f"Decisión sobre {heir.indicator.label}",
                choices=[(one, words(heir, one, legacy)) for one in heir.choices],
                initial=None if heir.is_unfulfilled else Decision.LATER,
                widget=forms.RadioSelect,
                error_messages={"required": "Decida qué pasa con este indicador."},
            )

    @property
    def decisions(self) -> dict[int, str]:
        """What was decided, by the indicator's primary key, once it is valid."""
        return {
            heir.indicator.pk: self.cleaned_data[_name(heir)]
            for heir in self.legacy.heirs
        }

    def renewed(self, data: QueryDict, marking: str = "") -> "DecisionsForm":
        """Return what was decided, over the legacy as it stands now.

        `marking`: a decision for all that nobody decided yet, where it is possible.
        """
        kept = data.copy()
        kept["seen"] = self.legacy.fingerprint
        for heir in self.legacy.heirs:
            if marking in heir.choices and not kept.get(_name(heir)):
                kept[_name(heir)] = marking
        return DecisionsForm(self.legacy, kept)

    def field_of(self, heir: Heir) -> forms.BoundField:
        """Return the field of an indicator."""
        return self[_name(heir)]


def words(heir: Heir, decision: str, legacy: Legacy) -> str:
    """Say what a decision would write."""
    target = quantity(heir.choices[decision], heir.indicator.decimals)
    if decision == Decision.REMAINDER:
        reach = "" if heir.is_sum else "llegar a lo prometido, "
        return f"Trasladar lo que faltó: {reach}meta {target}"
    return {
        Decision.LEVEL: f"Continuar en el nivel alcanzado: meta {target}",
        Decision.LATER: "Programar después (conserva su peso)",
        Decision.NOTHING: f"Sin programación en {legacy.year} (no lleva peso)",
    }[Decision(decision)]


def _name(heir: Heir) -> str:
    return f"decision-{heir.indicator.pk}"
