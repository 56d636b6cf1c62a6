"""The filters as a form: it is sent by GET, so that every selection has an address."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from reports.explore.options import Option, Options
from reports.explore.ordering import names
from reports.explore.selection import Selection
from reports.explore.words import MARK, ONE_PER_OBJECTIVE, PER_OBJECTIVE, STATUS

LONGEST_TEXT = 100
PLAN_ORDER = "Orden del plan"
NOT_HERE = (
    "En este corte no hay %s «%%(value)s», así que ese filtro no se aplicó."
    " Elija entre los de la lista."
)


class FilterForm(forms.Form):
    """What to see of the indicators, in which order, and whether by objective."""

    texto = forms.CharField(
        label="Buscar",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.SearchInput,
        help_text="En el nombre, el código, la meta o la causa. Las tildes no importan.",
        error_messages={
            "max_length": f"Busque con {LONGEST_TEXT} letras o menos: ese texto no se buscó."
        },
    )
    objetivo = forms.ChoiceField(label="Objetivo", required=False)
    dependencia = forms.ChoiceField(label="Dependencia", required=False)
    tipo = forms.ChoiceField(label="Tipo", required=False)
    semaforo = forms.ChoiceField(label="Semáforo", required=False)
    estado = forms.MultipleChoiceField(
        label="Estado", required=False, widget=forms.CheckboxSelectMultiple
    )
    marca = forms.MultipleChoiceField(
        label="Sólo los que tienen", required=False, widget=forms.CheckboxSelectMultiple
    )
    orden = forms.ChoiceField(label="Ordenar por", required=False)
    filas = forms.ChoiceField(
        label=ONE_PER_OBJECTIVE,
        required=False,
        choices=[("", ""), (PER_OBJECTIVE, ONE_PER_OBJECTIVE)],
        error_messages={
            "invalid_choice": "No hay filas por «%(value)s»: cada indicador va una vez."
        },
    )

    def __init__(self, data: QueryDict, options: Options) -> None:
        super().__init__(data, auto_id="filtro-%s", label_suffix="")
        self.asked = data
        self._offer("objetivo", options, "Todos los objetivos", "ningún objetivo")
        self._offer(
            "dependencia", options, "Todas las dependencias", "ninguna dependencia"
        )
        self._offer("tipo", options, "Todos los tipos", "ningún tipo")
        self._offer("semaforo", options, "Todos", "ningún semáforo")
        self._tick("estado", options["estado"], "ningún estado")
        self._tick("marca", options["marca"], "ninguna condición")
        self._order(by_objective=data.get("filas") == PER_OBJECTIVE)

    def _offer(self, name: str, options: Options, everything: str, none: str) -> None:
        choices = [("", everything), *(option.choice for option in options[name])]
        self._choose(name, choices, none)

    def _tick(self, name: str, options: Sequence[Option], none: str) -> None:
        """Show only what some indicator has, or what is asked for already."""
        self._choose(name, [option.choice for option in options], none)
        asked = self.asked.getlist(name)
        self.fields[name].widget.choices = [
            option.choice for option in options if option.count or option.value in asked
        ]

    def _order(self, *, by_objective: bool) -> None:
        choices = [("", PLAN_ORDER), *names(by_objective=by_objective).items()]
        self._choose("orden", choices, "")
        self.fields["orden"].error_messages["invalid_choice"] = (
            "No se puede ordenar por «%(value)s»: la lista sigue el orden del plan. Por"
            " peso y por lo que cuesta al objetivo, sólo con una fila por objetivo."
        )

    def _choose(self, name: str, choices: list[tuple[str, str]], none: str) -> None:
        field: Any = self.fields[name]
        field.choices = choices
        field.error_messages["invalid_choice"] = NOT_HERE % none

    @property
    def selection(self) -> Selection:
        """What can be understood of what was asked for."""
        self.is_valid()
        said: Mapping[str, Any] = self.cleaned_data
        return Selection(
            text=said.get("texto", ""),
            objective=said.get("objetivo", ""),
            kind=said.get("tipo", ""),
            department=said.get("dependencia", ""),
            band=said.get("semaforo", ""),
            statuses=self._ticked("estado", STATUS),
            marks=self._ticked("marca", MARK),
            order=said.get("orden", ""),
            by_objective=said.get("filas") == PER_OBJECTIVE,
        )

    def _ticked(self, name: str, words: Iterable[str]) -> tuple[str, ...]:
        """Return what is ticked and known: one unknown value does not lose the others."""
        asked = self.asked.getlist(name)
        return tuple(word for word in words if word in asked)

    @property
    def problems(self) -> list[str]:
        """What could not be understood, in the order of the form."""
        return [str(text) for texts in self.errors.values() for text in texts]
