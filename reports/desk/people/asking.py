"""What is asked of «Quién puede qué»: words, a department, a role, an indicator."""

from dataclasses import dataclass
from typing import Any

from django import forms

from indicators.models import Indicator
from objectives import roles
from objectives.models import Department, User
from reports.desk.people.door import seen_by
from reports.desk.people.reach import Reach, reaches
from reports.desk.people.views import matching

ASLEEP, WAITING = "dormidas", "pendientes"
STATES = [
    ("", "Todas"),
    (ASLEEP, "Más de 90 días sin entrar"),
    (WAITING, "Activas que nunca han entrado"),
]


class IndicatorChoice(forms.ModelChoiceField):
    """An indicator by its key."""

    def label_from_instance(self, obj: Any) -> str:
        """Tell it in one line that fits a list."""
        return f"{obj.key} · {obj.name[:70]}"


class ReachForm(forms.Form):
    """The questions, each of which may be left out."""

    q = forms.CharField(label="Nombre, usuario o correo", required=False)
    papel = forms.ChoiceField(
        label="Papel",
        required=False,
        choices=[("", "Todos"), *((name, name) for name in roles.PERMISSIONS)],
    )
    dependencia = forms.ModelChoiceField(
        Department.objects.all(),
        label="Dependencia",
        required=False,
        to_field_name="code",
        empty_label="Todas",
    )
    indicador = IndicatorChoice(
        Indicator.objects.select_related("department").order_by("key"),
        label="Quién alcanza el indicador",
        required=False,
        to_field_name="key",
        empty_label="Cualquiera",
    )
    cuenta = forms.ChoiceField(label="Cuentas", required=False, choices=STATES)


@dataclass(frozen=True, slots=True)
class Answer:
    """The people who were asked for. `hidden`: superusers whom the asker does not see."""

    form: ReachForm
    found: list[Reach]
    total: int
    hidden: int
    indicator: Indicator | None


def ask(actor: User, data: Any) -> Answer:
    """Answer the questions of a query; what is not understood leaves nobody."""
    form = ReachForm(data, label_suffix="")
    people = seen_by(actor)
    total = people.count()
    told = form.cleaned_data if form.is_valid() else None
    found = (
        []
        if told is None
        else [one for one in reaches(matching(people, told["q"])) if _fits(one, told)]
    )
    supers = User.objects.filter(is_superuser=True, is_active=True)
    return Answer(
        form=form,
        found=found,
        total=total,
        hidden=0 if actor.is_superuser else supers.count(),
        indicator=told["indicador"] if told else None,
    )


def _fits(reach: Reach, told: dict[str, Any]) -> bool:
    """Whether a person is one of those asked for."""
    role, department, indicator = (
        told[name] for name in ("papel", "dependencia", "indicador")
    )
    return (
        (not role or role in reach.role_names)
        and (not department or department.pk in reach.departments)
        and (not indicator or reach.reaches(indicator))
        and _stands(reach, told["cuenta"])
    )


def _stands(reach: Reach, state: str) -> bool:
    if state == ASLEEP:
        return reach.asleep
    if state == WAITING:
        return reach.person.is_active and reach.person.last_login is None
    return True
