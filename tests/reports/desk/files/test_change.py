"""What an approved year locks goes in by file under an approved change, and is recorded."""

from datetime import date

import pytest
from django.utils import timezone

from indicators.change_control import amending
from indicators.models import ChangedValue, IndicatorWeight
from objectives.models import Change, FiscalYear, Objective, Plan, User
from tests.reports.desk.files.scene import (
    HOME,
    confirm,
    load,
    problems,
    the_small_plan,
    ticket_of,
    told,
    upload,
)
from tests.scenes import module_scene

pytestmark = pytest.mark.django_db
plan = module_scene(the_small_plan)

WEIGHTS = "vigencia,objetivo,indicador,peso\n2023,1,suma,40\n2023,1,constante,60\n"


@pytest.fixture
def change(plan, planner: User) -> Change:
    """A change of 2023, approved and open, after the year was approved."""
    FiscalYear.objects.filter(year=2023).update(approved_at=timezone.now())
    draft = Change.objects.create(
        plan=Plan.objects.get(),
        year=2023,
        objective=Objective.objects.get(number=1),
        description="Se ajustan pesos",
        justification="Pesaban de más",
        state=Change.State.DRAFT,
    )
    return amending.approve(
        change=draft, by=planner, on=date(2023, 7, 1), body="Comité"
    )


def test_without_the_change_the_file_is_refused(desk, change):
    page = upload(desk, "ponderaciones.csv", WEIGHTS)

    assert [one.partition(":")[0] for one in problems(page)] == [
        "ponderaciones.csv, fila 2, columna peso",
        "ponderaciones.csv, fila 3, columna peso",
    ]


def test_under_the_change_it_is_written_and_recorded(desk, change):
    page = upload(desk, "ponderaciones.csv", WEIGHTS, change=change.pk)
    assert not ChangedValue.objects.exists()
    assert "peso 33,33 40 " in told(page)

    confirm(desk, page)

    weights = IndicatorWeight.objects.filter(year__year=2023, objective__number=1)
    assert sorted(weights.values_list("weight", flat=True)) == [40, 60]
    recorded = ChangedValue.objects.filter(change=change)
    assert sorted(recorded.values_list("before", "after")) == [
        ("33,33", "40"),
        ("66,67", "60"),
    ]


def test_a_change_after_which_the_year_would_not_add_up_is_refused(desk, change):
    text = WEIGHTS.replace("constante,60", "constante,50")

    page = upload(desk, "ponderaciones.csv", text, change=change.pk)

    assert "suman 90" in told(page)
    assert ticket_of(page) == ""


def test_a_change_that_is_finished_meanwhile_writes_nothing(desk, change):
    page = upload(desk, "ponderaciones.csv", WEIGHTS, change=change.pk)
    amending.finish(change=change)

    assert problems(confirm(desk, page)) == [
        "ponderaciones.csv: el cambio elegido ya no está aprobado y en aplicación."
    ]
    assert not ChangedValue.objects.exists()


@pytest.mark.parametrize(
    "state", [Change.State.DRAFT, Change.State.APPLIED, Change.State.WITHDRAWN]
)
def test_only_an_open_change_is_offered_and_taken(desk, change, state):
    offered = f'<option value="{change.pk}" selected>'
    assert offered in desk.get(f"{HOME}?cambio={change.pk}").content.decode()
    Change.objects.filter(pk=change.pk).update(state=state, number="")

    page = desk.get(f"{HOME}?cambio={change.pk}").content.decode()
    answer = desk.post(f"{HOME}revisar/", {"change": change.pk})

    assert offered not in page
    assert answer.context["form"].errors["change"] == [
        "Ese cambio no está aprobado y en aplicación."
    ]


def test_what_no_year_locks_needs_no_change(desk, change):
    load(desk, "etapas.csv", "numero,texto\n7,Una etapa más\n")

    assert not ChangedValue.objects.exists()
