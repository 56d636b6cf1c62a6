"""The forms of what has dates: another place, and a replacement."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from indicators.models import Indicator
from indicators.replacing import could_replace, headed_on
from indicators.visibility import own_indicators
from objectives import roles
from objectives.models import Department, Membership, User
from objectives.people.places import IN_DEPARTMENT, open_places
from pei_site.formats import date_short
from reports.desk.people.forms import PlaceForm, day_input


class Places(forms.ModelMultipleChoiceField):
    """The places of a person, to end."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """Tell a place in one line."""
        since = f"desde el {date_short(obj.start)}"
        until = f" hasta el {date_short(obj.end)}" if obj.end else ""
        return f"{obj.get_role_display()} de {obj.department}, {since}{until}"


class ChangeForm(PlaceForm):
    """What ends, and what begins: either or both."""

    ending = Places(Membership.objects.none(), label="Termina", required=False)
    last_day = forms.DateField(
        label="Último día",
        required=False,
        widget=day_input(),
        help_text="Hasta ese día, inclusive, puede reportar o verificar. Vacío: la víspera del papel nuevo.",
    )
    leaves = forms.ChoiceField(label="Deja hoy el papel de toda la entidad")
    field_order = ["ending", "last_day", "leaves", "role", "department", "start", "end"]

    def __init__(self, person: User, by: User, data: Any = None) -> None:
        self.places = open_places(person)
        super().__init__(by, data)
        self.fields["role"].required = False
        self.fields["role"].label = "Papel nuevo"
        keys = [one.pk for one in self.places]
        stored = Membership.objects.filter(pk__in=keys).select_related("department")
        self.fields["ending"].queryset = stored  # type: ignore[attr-defined]
        self._leaving(person)
        if not self.places:
            del self.fields["ending"], self.fields["last_day"]

    def _leaving(self, person: User) -> None:
        held = [group.name for group in person.groups.all()]
        whole = [
            one for one in held if one in roles.PERMISSIONS and one not in IN_DEPARTMENT
        ]
        self.fields["leaves"].required = False
        choices = [
            ("", "No, lo conserva"),
            *((one, f"Deja de ser {one}") for one in whole),
        ]
        self.fields["leaves"].choices = choices  # type: ignore[attr-defined]
        if not whole:
            del self.fields["leaves"]

    def _offered(self, by: User) -> Sequence[tuple[str, str]]:
        return [("", "Ninguno nuevo"), *super()._offered(by)]

    def clean(self) -> None:
        """Propose the eve as the last day, and refuse what changes nothing."""
        super().clean()
        told = self.cleaned_data
        if told.get("ending") and not told.get("last_day"):
            if start := told.get("start"):
                told["last_day"] = start - timedelta(days=1)
            elif "last_day" not in self.errors:
                self.add_error("last_day", "Escriba el último día.")
        if not (told.get("ending") or told.get("leaves") or told.get("role")):
            raise ValidationError("Elija qué termina, qué empieza, o ambas cosas.")


class People(forms.ModelChoiceField):
    """A person, with their user name for those who are called alike."""

    def label_from_instance(self, obj: Any) -> str:
        """Tell who it is."""
        return f"{obj} ({obj.username})"


class Indicators(forms.ModelMultipleChoiceField):
    """Indicators to tick."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """Tell which it is."""
        return f"{obj.label}. {obj.name}"


class LeaveForm(forms.Form):
    """Who replaces the person, in what, and between which days."""

    substitute = People(User.objects.none(), label="Quién reemplaza")
    start = forms.DateField(label="Desde", widget=day_input())
    end = forms.DateField(
        label="Hasta",
        widget=day_input(),
        help_text="El último día: el reemplazo termina solo.",
    )
    indicators = Indicators(
        Indicator.objects.none(),
        label="Indicadores que reporta",
        required=False,
        help_text="Ninguno marcado: todos los que la persona tiene a cargo ese día.",
    )
    heading = forms.ModelMultipleChoiceField(
        Department.objects.none(),
        label="También verifica, como jefe encargado de",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, absent: User, by: User, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.absent = absent
        today = timezone.localdate()
        others = [one.pk for one in could_replace(absent, by)]
        own = own_indicators(absent, today).order_by("key")
        offered = {
            "substitute": User.objects.filter(pk__in=others).order_by("last_name"),
            "indicators": own,
            "heading": headed_on(absent, today),
        }
        for name, queryset in offered.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]
        if not offered["heading"].exists():
            del self.fields["heading"]

    @property
    def chosen(self) -> list[Indicator]:
        """The indicators, once valid: those ticked, or all of them."""
        ticked = list(self.cleaned_data["indicators"].select_related("department"))
        day = self.cleaned_data["start"]
        return ticked or list(
            own_indicators(self.absent, day).select_related("department")
        )

    def clean(self) -> None:
        """Refuse days in the wrong order."""
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and end < start:
            self.add_error("end", "La fecha final no puede ser anterior a la inicial.")
