"""The forms of a change: its texts, what it proposes, its approval."""

from collections.abc import Mapping
from textwrap import shorten
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from indicators.change_control.places import Edit, Place
from indicators.locks import CORE_FIELDS
from indicators.models import Indicator, What
from objectives.models import Change, FiscalYear, Objective, Plan
from pei_site.fields import PlainTextFormField, StrictDecimalFormField

COMMITTEE = "Comité Institucional de Gestión y Desempeño"
LONGEST_CHOICE = 90  # characters of a list's line
TEXTS = ("goal", "description", "justification")


def day_input() -> forms.DateInput:
    """Make the browser's own calendar, which speaks ISO."""
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class DraftForm(forms.ModelForm):
    """What a change is about. Its number and its people are never typed."""

    year = forms.TypedChoiceField(
        label="Vigencia desde la que rige",
        coerce=int,
        help_text="Sus pesos, su programación y sus metas son los que cambian.",
    )
    indicator_key = forms.ChoiceField(label="Indicador", required=False)

    class Meta:
        model = Change
        fields = ("year", "objective", "indicator_key", *TEXTS)
        field_classes = dict.fromkeys(TEXTS, PlainTextFormField)
        widgets = dict.fromkeys(TEXTS, forms.Textarea({"rows": 3}))
        labels = {"objective": "Objetivo estratégico"}
        help_texts = {
            "objective": "Vacío: el cambio es de varios objetivos o de todo el plan.",
            "goal": "La meta que se modifica, como la nombra el plan.",
            "description": "Como lo leerá la ciudadanía en el control de cambios.",
            "justification": "Puede completarla después; sin ella no se aprueba.",
        }

    def __init__(self, plan: Plan, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)
        self.instance.plan = plan
        years = FiscalYear.objects.filter(plan=plan)
        choices: dict[str, Any] = {
            "year": [(one.year, str(one)) for one in years],
            "indicator_key": [
                ("", "Ninguno, o varios"),
                *((one.key, _named(one)) for one in Indicator.objects.all()),
            ],
        }
        for name, offered in choices.items():
            field: Any = self.fields[name]
            field.choices = offered
        objective: Any = self.fields["objective"]
        objective.queryset = Objective.objects.filter(plan=plan)
        objective.empty_label = "Ninguno, o varios"
        objective.label_from_instance = _objective_named

    def clean_year(self) -> int:
        """Keep the year of what is proposed: figures belong to their year."""
        year: int = self.cleaned_data["year"]
        proposes = self.instance.pk and self.instance.proposed.exists()
        if proposes and year != Change.objects.get(pk=self.instance.pk).year:
            raise ValidationError(
                "Lo que propone el borrador es de otra vigencia: quítelo primero."
            )
        return year


class SheetForm(forms.ModelForm):
    """The core of an indicator's reference sheet as a change would leave it.

    Never saved: it says which edits the person wants.
    """

    class Meta:
        model = Indicator
        fields = CORE_FIELDS
        field_classes = {"code": PlainTextFormField, "unit": PlainTextFormField}
        widgets = {"end": day_input()}

    def __init__(
        self, indicator: Indicator, standing: Mapping[Place, str], data: Any = None
    ) -> None:
        self.places = {
            name: Place(What.SHEET, indicator=indicator.pk, field=name)
            for name in CORE_FIELDS
        }
        self.standing = standing
        initial = {
            name: place.value(standing.get(place, ""))
            for name, place in self.places.items()
        }
        super().__init__(data, instance=indicator, initial=initial, label_suffix="")
        _remember_what_was_read(self)

    @property
    def edits(self) -> list[Edit]:
        """What is different from what stands, once it is valid."""
        return _different(self, self.places, self.standing)


class PlanForm(forms.Form):
    """The year's cap and the weights of the objectives in the plan."""

    def __init__(
        self, plan: Plan, standing: Mapping[Place, str], data: Any = None
    ) -> None:
        super().__init__(data, label_suffix="")
        self.standing = standing
        self.places = {"cap": Place(What.CAP)}
        labels = {"cap": "Tope de sobre ejecución (%)"}
        for one in plan.objectives.all():
            name = f"weight-{one.number}"
            self.places[name] = Place(What.OBJECTIVE, one.pk)
            labels[name] = _objective_named(one)
        for name, place in self.places.items():
            self.fields[name] = StrictDecimalFormField(
                label=labels[name],
                required=False,
                initial=place.value(standing.get(place, "")),
            )
        _remember_what_was_read(self)
        self.fields[
            "cap"
        ].help_text = (
            "Vacío: la sobre ejecución cuenta completa. 100: nada aporta más del 100 %."
        )

    @property
    def weights(self) -> list[forms.BoundField]:
        """The fields of the objectives."""
        return [self[name] for name in self.places if name != "cap"]

    def clean(self) -> dict[str, Any]:
        """Demand the weights of all the objectives, or of none."""
        cleaned = self.cleaned_data
        names = [name for name in self.places if name != "cap"]
        given = [cleaned[name] is not None for name in names if name in cleaned]
        if any(given) and not all(given):
            raise ValidationError(
                "Escriba el peso de todos los objetivos, o de ninguno: sin pesos, el"
                " plan es su promedio simple."
            )
        return cleaned

    @property
    def edits(self) -> list[Edit]:
        """What is different from what stands, once it is valid."""
        return _different(self, self.places, self.standing)


class ApprovalForm(forms.Form):
    """Who approved the change, when and in which act."""

    date = forms.DateField(label="Fecha de la aprobación", widget=day_input())
    body = PlainTextFormField(
        label="Instancia que lo aprobó", max_length=200, initial=COMMITTEE
    )
    act = PlainTextFormField(
        label="Acto o acta",
        max_length=200,
        required=False,
        help_text="Por ejemplo: Acta 4 de 2023.",
    )
    sure = forms.BooleanField(
        label="La instancia lo aprobó tal como se lee en esta página.",
        error_messages={"required": "Marque la casilla para confirmarlo."},
    )


def add_problems(form: forms.BaseForm, error: ValidationError) -> None:
    """Put what the program refused beside its field, or above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, messages in error.message_dict.items():
        form.add_error(name if name in form.fields else None, messages)


def _remember_what_was_read(form: forms.BaseForm) -> None:
    """Send what stood along, so that what others change meanwhile is not put back."""
    for field in form.fields.values():
        field.show_hidden_initial = True


def _different(
    form: forms.BaseForm, places: Mapping[str, Place], standing: Mapping[Place, str]
) -> list[Edit]:
    """Return what the person changed, where it is not so already."""
    edits = [
        Edit(place, place.text(form.cleaned_data[name]))
        for name, place in places.items()
        if name in form.changed_data
    ]
    return [edit for edit in edits if edit.value != standing.get(edit.place, "")]


def _named(indicator: Indicator) -> str:
    return f"{indicator.label}: {_shortened(indicator.name)}"


def _objective_named(objective: Objective) -> str:
    told = _shortened(objective.short_statement or objective.statement)
    return f"{objective.number}. {told}"


def _shortened(text: str) -> str:
    return shorten(text, LONGEST_CHOICE, placeholder="…")
