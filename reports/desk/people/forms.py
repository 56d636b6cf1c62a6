"""The forms about people: an invitation, a name, a place, a reason."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from objectives.models import Department, User
from objectives.people.accounts import Name, may_change_email
from objectives.people.authority import roles_given_by
from objectives.people.mailbox import ON_SCREEN
from objectives.people.places import IN_DEPARTMENT, Place, check_place
from pei_site.fields import PlainTextFormField

LONGEST_NAME = 150  # characters, as the table of people has it
LONGEST_REASON = 300


def day_input() -> forms.DateInput:
    """Make a field where a day is picked."""
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class NameForm(forms.Form):
    """Who the person is."""

    first_name = PlainTextFormField(label="Nombres", max_length=LONGEST_NAME)
    last_name = PlainTextFormField(label="Apellidos", max_length=LONGEST_NAME)
    email = forms.EmailField(
        label="Correo",
        max_length=LONGEST_NAME,  # it is the user name as well
        help_text="El suyo y de la entidad: quien lo lee entra con la cuenta.",
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)

    @property
    def name(self) -> Name:
        """The name and the e-mail, once valid."""
        told = self.cleaned_data
        return Name(told["first_name"], told["last_name"], told["email"])


class PlaceForm(forms.Form):
    """A role; and for reporters and heads, where and between which days."""

    role = forms.ChoiceField(label="Papel")
    department = forms.ModelChoiceField(
        Department.objects.order_by("name"),
        label="Dependencia",
        required=False,
        empty_label="Ninguna: es de toda la entidad",
        help_text="Sólo de quien reporta y de los jefes; los demás papeles son de toda la entidad.",
    )
    start = forms.DateField(label="Desde", required=False, widget=day_input())
    end = forms.DateField(
        label="Hasta", required=False, widget=day_input(), help_text="Vacío: sigue."
    )

    def __init__(self, by: User, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)
        self.fields["role"].choices = self._offered(by)  # type: ignore[attr-defined]

    def _offered(self, by: User) -> Sequence[tuple[str, str]]:
        return [(name, name) for name in roles_given_by(by)]

    @property
    def place(self) -> Place | None:
        """The place, once valid; None: none was chosen."""
        told = self.cleaned_data
        if not told.get("role"):
            return None
        return Place(
            told["role"], told.get("department"), told.get("start"), told.get("end")
        )

    def clean(self) -> None:
        """Refuse half a place."""
        if place := self.place:
            check_place(place)


class InvitationForm(NameForm, PlaceForm):
    """A person, their role and their place, in one form."""

    field_order = [
        *("first_name", "last_name", "email"),
        *("role", "department", "start", "end"),
    ]

    def __init__(self, by: User, data: Any = None) -> None:
        PlaceForm.__init__(self, by, data, initial={"start": timezone.localdate()})

    def clean(self) -> None:
        """Take the day that was proposed away from roles that have none."""
        told = self.cleaned_data
        if told.get("role") not in IN_DEPARTMENT and not told.get("department"):
            told["start"] = told["end"] = None
        super().clean()

    def clean_email(self) -> str:
        """Refuse the e-mail of somebody else."""
        email: str = self.cleaned_data["email"]
        if User.objects.filter(email__iexact=email).exists():
            raise ValidationError("Ya hay una persona con ese correo.")
        return email


class CorrectionForm(NameForm):
    """The name and the e-mail of who has an account."""

    def __init__(self, person: User, by: User, data: Any = None) -> None:
        initial = {
            name: getattr(person, name) for name in ("first_name", "last_name", "email")
        }
        super().__init__(data, initial=initial)
        email = self.fields["email"]
        if not may_change_email(by, person):
            email.disabled, email.required = True, bool(person.email)
            email.help_text = "Ya entró: sólo un administrador lo cambia."
        elif not person.never_came:
            email.help_text = f"{email.help_text} {ON_SCREEN}"


class ReasonForm(forms.Form):
    """Why an account is closed: it stays in its story."""

    reason = PlainTextFormField(
        label="Motivo",
        max_length=LONGEST_REASON,
        required=False,
        help_text="Queda en la historia de la cuenta. Por ejemplo: terminó su contrato.",
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
