"""Promises kept by the database, each refused there and explained in the form."""

from datetime import date
from decimal import Decimal

import pytest

from objectives.models import (
    Change,
    Department,
    FiscalYear,
    Membership,
    Objective,
    Plan,
    PlanStep,
)
from tests.builders import a_department, a_person, a_plan, a_year, an_objective
from tests.promises import explained, refused_by_the_database

pytestmark = pytest.mark.django_db


def plan(**changes):
    return Plan(**{"name": "Otro", "entity": "E", "start": 2020, "end": 2024} | changes)


def step():
    PlanStep.objects.create(plan=a_plan(), number=1, text="Uno")
    return PlanStep(plan=a_plan(), number=1, text="Otro")


def change():
    Change.objects.create(plan=a_plan(), version="3", number="001", description="Uno")
    return Change(plan=a_plan(), version="3", number="001", description="Otro")


def membership(**changes):
    values = {
        "department": a_department(),
        "user": a_person(),
        "role": Membership.Role.REPORTER,
        "start": date(2023, 1, 1),
    }
    return Membership(**values | changes)


def twin_membership():
    first = membership()
    first.save()
    return Membership(
        department=first.department, user=first.user, role=first.role, start=first.start
    )


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (
            lambda: plan(start=2025),
            "El año inicial no puede ser posterior al año final.",
        ),
        (step, "Ya hay una etapa con ese número."),
        (
            lambda: Objective(
                plan=a_plan(), number=an_objective(7).number, statement="x"
            ),
            "Ya hay un objetivo con ese número.",
        ),
        (
            lambda: Objective(
                plan=a_plan(), number=9, statement="x", weight=Decimal(101)
            ),
            "Asegúrese de que este valor sea menor o igual a 100.",
        ),
        (
            lambda: FiscalYear(plan=a_plan(), year=a_year(2023).year),
            "Esa vigencia ya existe.",
        ),
        (
            lambda: FiscalYear(plan=a_plan(), year=2024, cap=Decimal(0)),
            "El tope debe ser mayor que 0.",
        ),
        (
            lambda: FiscalYear(plan=a_plan(), year=2024, band_medium=90, band_high=80),
            "El semáforo medio debe empezar antes que el alto.",
        ),
        (change, "Ya hay un cambio con ese número en esa versión."),
        (
            lambda: membership(end=date(2022, 12, 31)),
            "La fecha final no puede ser anterior a la inicial.",
        ),
        (twin_membership, "Esa persona ya tiene ese papel desde esa fecha."),
    ],
)
def test_promises_are_kept_by_database_and_form(build, message):
    instance = build()

    assert message in explained(instance)
    assert refused_by_the_database(instance)


def test_changes_without_number_may_be_many():
    for text in ("Uno", "Otro"):
        Change.objects.create(plan=a_plan(), description=text)

    assert Change.objects.count() == 2


def test_a_departments_code_fits_in_an_address():
    assert any(
        "sin espacios" in text for text in explained(Department(code="a b", name="x"))
    )


@pytest.mark.parametrize(
    ("build", "text"),
    [
        (a_plan, "PEI"),
        (lambda: PlanStep(number=2), "Etapa 2"),
        (lambda: an_objective(3), "Objetivo 3"),
        (a_year, "2023"),
        (a_department, "Dependencia SC"),
        (membership, "ana · Reportante · Dependencia SC"),
        (lambda: a_person(first_name="Ana", last_name="Ruiz"), "Ana Ruiz"),
        (lambda: Change(number="001"), "Cambio 001"),
        (Change, "Cambio sin número"),
    ],
)
def test_rows_say_what_they_are(build, text):
    assert str(build()) == text
