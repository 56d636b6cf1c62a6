"""What was previewed is what is written: all of it, by whom it was shown, or nothing."""

import stat
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import signing
from django.test import Client
from django.utils import timezone

from indicators.models import IndicatorWeight, MonthlyRecord
from objectives import roles
from objectives.models import AccessEvent, Department, FiscalYear, Objective
from pei_site.access import Event
from pei_site.trail import Source
from reports.desk.files.keeping import SALT
from tests.builders import a_person
from tests.reports.desk.files.scene import (
    CONFIRM,
    confirm,
    load,
    problems,
    the_small_plan,
    ticket_of,
    told,
    upload,
    zipped,
)
from tests.reports.planfolder import counts
from tests.scenes import module_scene
from tests.visits import stay

pytestmark = pytest.mark.django_db
plan = module_scene(the_small_plan)

OBJECTIVES = "numero,enunciado,enunciado_corto\n1,Otro enunciado,Otro\n"
BAD_REQUEST, FORBIDDEN, GONE = 400, 403, 410


def kept() -> list[str]:
    return sorted(path.name for path in (settings.DATA_DIR / "uploads").glob("*"))


def test_nobody_else_of_the_machine_reads_what_waits(desk, plan):
    upload(desk, "objetivos.csv", OBJECTIVES)

    folder = settings.DATA_DIR / "uploads"
    (file,) = folder.iterdir()
    assert [stat.S_IMODE(one.stat().st_mode) for one in (folder, file)] == [
        0o700,
        0o600,
    ]


def test_a_confirmed_preview_is_written_and_signed(desk, plan, planner):
    text = "vigencia,indicador,mes,ejecutado\n2023,suma,7,5\n"

    done = load(desk, "ejecucion.csv", text)

    july = MonthlyRecord.objects.get(indicator__key="suma", month=7)
    version = july.history.latest()
    assert july.executed == 5
    assert (version.history_user, version.door) == (planner, Source.FILE)
    assert version.address == "127.0.0.1"
    assert "Quedó todo lo que mostraba la vista previa." in told(done)
    assert kept() == []
    loaded = AccessEvent.objects.get()
    assert (loaded.event, loaded.person) == (Event.IMPORT, planner)
    assert loaded.detail == "ejecucion.csv"


def test_a_whole_plan_begins_an_empty_database(desk, planner):
    text = "vigencia,tope,aprobada\n2023,,si\n2024,100,no\n"

    load(desk, "plan.zip", zipped(changes={"vigencias": text}))

    assert MonthlyRecord.objects.filter(executed=1474056).exists()
    assert FiscalYear.objects.get(year=2023).approved_by == planner


def test_it_is_written_once(desk, plan):
    page = upload(desk, "objetivos.csv", OBJECTIVES)
    confirm(desk, page)

    again = desk.post(CONFIRM, {"ticket": ticket_of(page)})

    assert again.status_code == GONE
    assert "Esa vista previa ya se cargó" in again.content.decode()


def test_data_that_moved_after_the_preview_show_it_anew(desk, plan):
    page = upload(desk, "objetivos.csv", OBJECTIVES)
    Objective.objects.filter(number=1).update(statement="Entre tanto")
    before = counts()

    second = confirm(desk, page)

    assert "No se guardó nada: los datos cambiaron después" in told(second)
    assert "enunciado Entre tanto Otro enunciado" in told(second)
    assert counts() == before
    assert "Se guardó." in told(confirm(desk, second))
    assert Objective.objects.get(number=1).statement == "Otro enunciado"


def test_data_that_moved_elsewhere_do_not_stand_in_the_way(desk, plan):
    page = upload(desk, "objetivos.csv", OBJECTIVES)
    Department.objects.filter(code="D1").update(name="Entre tanto")

    assert "Se guardó." in told(confirm(desk, page))


def test_what_became_locked_after_the_preview_is_refused(desk, plan):
    text = "vigencia,objetivo,indicador,peso\n2024,1,suma,100\n2024,1,constante,0\n"
    page = upload(desk, "ponderaciones.csv", text)
    FiscalYear.objects.filter(year=2024).update(approved_at=timezone.now())
    before = counts()

    second = confirm(desk, page)

    (problem,) = problems(second)
    assert problem.startswith(
        "ponderaciones.csv, fila 3, columna peso: la vigencia 2024"
    )
    assert counts() == before


def test_a14_another_persons_preview_is_forbidden(desk, plan):
    page = upload(desk, "objetivos.csv", OBJECTIVES)
    other = Client()
    other.force_login(a_person("otra", roles.PLANNING, is_staff=True))

    answer = other.post(CONFIRM, {"ticket": ticket_of(page)})

    assert answer.status_code == FORBIDDEN
    assert "suba el archivo otra vez" in answer.content.decode().lower()
    assert Objective.objects.get(number=1).statement != "Otro enunciado"


def test_a14_another_session_of_the_same_person_does_not_confirm(desk, plan, planner):
    page = upload(desk, "objetivos.csv", OBJECTIVES)
    other = Client()
    other.force_login(planner)

    answer = other.post(CONFIRM, {"ticket": ticket_of(page)})

    assert answer.status_code == FORBIDDEN
    assert Objective.objects.get(number=1).statement != "Otro enunciado"
    assert "Se guardó." in told(
        confirm(desk, page)
    )  # the control: in its own it serves


# What never was, what climbs out of its folder, and what is not a text.
FORGED = ["", "x", "e30:1:x", "../../etc/passwd", "%2e%2e/x", "\0", "ñ", "9" * 5000]


@pytest.mark.parametrize("ticket", FORGED)
def test_a14_a_forged_ticket_is_a_bad_request(desk, plan, ticket):
    assert desk.post(CONFIRM, {"ticket": ticket}).status_code == BAD_REQUEST


def test_a14_a_confirmation_without_its_ticket_is_a_bad_request(desk, plan):
    assert desk.post(CONFIRM).status_code == BAD_REQUEST


@pytest.mark.parametrize("place", ["../secreto", "/etc/passwd", "{pk}-/../../secreto"])
def test_a14_a_signed_name_out_of_its_folder_reads_nothing(desk, plan, planner, place):
    """Even who could sign would not climb: names are of the folder, and of the person."""
    page = upload(desk, "objetivos.csv", OBJECTIVES)
    ticket = signing.loads(ticket_of(page), salt=SALT)
    (settings.DATA_DIR / "secreto").write_text(OBJECTIVES)
    forged = signing.dumps(ticket | {"place": place.format(pk=planner.pk)}, salt=SALT)

    assert desk.post(CONFIRM, {"ticket": forged}).status_code == FORBIDDEN


def test_a_touched_ticket_confirms_nothing(desk, plan):
    ticket = ticket_of(upload(desk, "objetivos.csv", OBJECTIVES))

    assert desk.post(CONFIRM, {"ticket": ticket[:-1] + "_"}).status_code == BAD_REQUEST


def test_other_bytes_on_the_disk_are_not_written(desk, plan):
    page = upload(desk, "objetivos.csv", OBJECTIVES)
    (name,) = kept()
    (settings.DATA_DIR / "uploads" / name).write_text(OBJECTIVES.replace("Otro", "X"))

    assert desk.post(CONFIRM, {"ticket": ticket_of(page)}).status_code == GONE


def test_a_preview_lasts_an_hour_and_its_file_no_longer(desk, plan):
    page = upload(desk, "objetivos.csv", OBJECTIVES)
    later = timezone.now() + timedelta(minutes=61)
    stay(desk, minutes=61)

    with time_machine.travel(later):
        planner = a_person("otra", roles.PLANNING, is_staff=True)
        other = Client()
        other.force_login(planner)
        assert desk.post(CONFIRM, {"ticket": ticket_of(page)}).status_code == GONE
        upload(other, "objetivos.csv", OBJECTIVES)

        assert [name.partition("-")[0] for name in kept()] == [str(planner.pk)]


def test_a_person_has_one_upload_at_a_time(desk, plan):
    first = upload(desk, "objetivos.csv", OBJECTIVES)
    upload(desk, "objetivos.csv", OBJECTIVES.replace("Otro", "Un"))

    assert len(kept()) == 1
    assert desk.post(CONFIRM, {"ticket": ticket_of(first)}).status_code == GONE


def test_what_is_locked_is_told_in_the_preview(desk, plan):
    FiscalYear.objects.filter(year=2024).update(approved_at=timezone.now())

    page = upload(
        desk, "ponderaciones.csv", "vigencia,objetivo,indicador,peso\n2024,1,suma,90\n"
    )

    assert ticket_of(page) == ""
    assert "la vigencia 2024 ya está aprobada" in problems(page)[0]
    assert IndicatorWeight.objects.filter(weight=90).count() == 0
