"""load_demo: the demonstration on an empty database, its accounts never in production."""

from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from indicators.models import ReportingMonth
from objectives import roles
from objectives.models import Membership, Plan, User
from reports.planfiles import demonstration
from tests.reports.planfolder import DEMO, SMALL, a_folder, edit, load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_demo(tmp_path, monkeypatch):
    """Use the demonstration without its paper, which takes seconds."""
    folder = a_folder(tmp_path, DEMO)
    edit(folder, "cortes", "publicado", "cerrado")
    monkeypatch.setattr("reports.management.commands.load_demo.DEMO", folder)


def load_demo(*options):
    out = StringIO()
    call_command("load_demo", *options, stdout=out)
    return out.getvalue()


def test_an_empty_database_gets_the_plan_and_an_account_for_each_role():
    out = load_demo("--demo-accounts")

    assert Plan.objects.get().name == "Plan Estratégico Institucional"
    people = {user.username: user for user in User.objects.all()}
    assert set(people) == {"reportante", "jefe", "planeacion", "directivo", "admin"}
    assert [user.username for user in people.values() if user.is_superuser] == ["admin"]
    assert people["planeacion"].groups.get().name == roles.PLANNING
    assert people["planeacion"].is_staff
    assert all(user.check_password(demonstration.PASSWORD) for user in people.values())
    assert demonstration.PASSWORD in out
    for name in people:
        assert f"  {name}" in out


def test_reporter_and_head_belong_to_a_department():
    load_demo("--demo-accounts")

    places = Membership.objects.values_list(
        "user__username", "role", "department__code"
    )
    assert set(places) == {
        ("reportante", "REPORTER", "subsecretaria-corporativa"),
        ("jefe", "HEAD", "subsecretaria-corporativa"),
    }


def test_no_account_is_created_outside_development():
    out = load_demo()

    assert Plan.objects.exists()
    assert not User.objects.exists()
    assert demonstration.PASSWORD not in out


def test_in_development_accounts_come_by_themselves(settings):
    settings.DEBUG = True

    load_demo()
    again = load_demo()

    assert User.objects.count() == 5
    assert again.startswith("La base de datos ya tiene un plan")
    assert demonstration.PASSWORD in again


def test_a_database_with_people_gets_no_accounts():
    User.objects.create_user("alguien")

    load_demo("--demo-accounts")

    assert User.objects.count() == 1


def test_a_database_with_a_plan_is_left_alone():
    load(SMALL)

    out = load_demo("--demo-accounts")

    assert Plan.objects.get().name == "Plan de prueba"
    assert not User.objects.exists()
    assert out == "La base de datos ya tiene un plan: no se carga la demostración.\n"


def test_a_month_is_open_so_that_there_is_work_to_try():
    with time_machine.travel("2026-11-22T12:00:00-05:00", tick=False):
        out = load_demo("--demo-accounts")

    gate = ReportingMonth.objects.get()
    assert (gate.month, gate.is_open, gate.due) == (12, True, date(2026, 12, 2))
    assert "Diciembre de 2023: abierto para reportar." in out


def test_without_accounts_no_month_is_opened():
    load_demo()

    assert not ReportingMonth.objects.exists()
