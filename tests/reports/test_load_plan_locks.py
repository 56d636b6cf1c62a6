"""load_plan: what was approved or closed is not changed by a file."""

import pytest
from django.db import connection

from indicators.models import Cutoff, MonthlyRecord
from indicators.vocabulary import CutoffState, RecordState
from objectives.models import FiscalYear, Plan
from tests.reports.planfolder import SMALL, a_folder, counts, edit, load

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """A plan whose year 2023 is approved and closed up to June."""
    folder = a_folder(tmp_path)
    edit(folder, "vigencias", "2023,,no", "2023,,si")
    edit(folder, "cortes", "2023-06-30,abierto", "2023-06-30,cerrado")
    with (folder / "mediciones.csv").open("a", encoding="utf-8") as file:
        file.write("2023-06-30,decreciente,,,,Llega en julio\n")
    code, _, err = load(folder)
    assert (code, err) == (0, "")
    return folder


def test_loading_a_closed_plan_again_changes_nothing(folder):
    before = counts()

    code, _, err = load(folder)

    assert (code, err) == (0, "")
    assert counts() == before


@pytest.mark.parametrize(
    ("file", "before", "after", "problem"),
    [
        ("vigencias", "2023,,si", "2023,,no", "fila 2, columna aprobada: la vigencia ya está aprobada"),
        ("vigencias", "2023,,si", "2023,100,si", "fila 2, columna tope: la vigencia 2023 ya está"),
        ("objetivos", "Primer objetivo,,60", "Primer objetivo,,61", "fila 2, columna peso: "),
        ("indicadores", "suma,sectorial", "suma,gestion", "fila 2, columna tipo: pesa en una"),
        ("indicadores", "20,5", "20,6", "fila 4, columna linea_base: pesa en una vigencia"),
        ("ponderaciones", "33,33", "33,34", "fila 2, columna peso: la vigencia 2023 ya está"),
        ("programacion", "1200,100,,,,,500", "1200,200,,,,,400", "fila 2, columna m01: enero de 2023 ya está cerrado"),
        ("ejecucion", "1.474.056", "1.474.057", "fila 3, columna ejecutado: junio de 2023 ya está cerrado"),
        ("ejecucion", "@nada", "algo", "fila 2, columna avance: enero de 2023 ya está cerrado"),
        ("ejecucion", "2023,suma,1,0", "2023,suma,2,0", "fila 2, columna ejecutado: febrero de 2023 ya está cerrado"),
        ("mediciones", "120,25", "120,26", "fila 2, columna oficial: el corte 30/6/2023 ya está"),
        ("cortes", "cerrado", "abierto", "fila 2, columna estado: el corte ya está cerrado"),
    ],
)  # fmt: skip
def test_a_row_that_differs_from_what_is_held_is_refused(
    folder, file, before, after, problem
):
    edit(folder, file, before, after)
    stored = counts()

    code, _, err = load(folder)

    assert code == 1
    assert f"{file}.csv, {problem}" in err
    assert counts() == stored


def test_a_new_weight_or_measurement_is_held_out_too(folder):
    with (folder / "ponderaciones.csv").open("a", encoding="utf-8") as file:
        file.write("2023,2,suma,0,\n")
    with (folder / "mediciones.csv").open("a", encoding="utf-8") as file:
        file.write("2023-06-30,creciente,Nueva,,,\n")

    _, _, err = load(folder)

    assert "ponderaciones.csv, fila 7, columna peso: la vigencia 2023" in err
    assert "mediciones.csv, fila 5, columna corte: el corte 30/6/2023 ya está" in err


def test_programming_after_the_cutoff_is_held_by_the_approval(folder):
    edit(folder, "programacion", "500,,,,,,600", "500,,,,,100,500")

    _, _, err = load(folder)

    assert "programacion.csv, fila 2, columna m11: la vigencia 2023 ya está" in err
    assert "programacion.csv, fila 2, columna m12: la vigencia 2023 ya está" in err


def test_a_year_with_a_closed_cutoff_is_held_even_before_its_approval(tmp_path):
    folder = a_folder(tmp_path)
    assert load(folder)[0] == 0
    Cutoff.objects.update(state=CutoffState.CLOSED, revision=1)
    assert not FiscalYear.objects.get(year=2023).is_approved
    edit(folder, "ponderaciones", "33,33", "33,34")

    _, _, err = load(folder)

    assert "ponderaciones.csv, fila 2, columna peso: la vigencia 2023 ya está" in err


def test_what_is_not_held_may_still_change(folder):
    edit(folder, "plan", "=2+2 es un lema", "Otro lema")
    edit(folder, "indicadores", "Tiempo de respuesta", "Tiempo medio de respuesta")
    with (folder / "ejecucion.csv").open("a", encoding="utf-8") as file:
        file.write("2023,suma,7,5,,,\n")

    code, _, err = load(folder)

    assert (code, err) == (0, "")
    july = MonthlyRecord.objects.get(year__year=2023, indicator__key="suma", month=7)
    assert july.state == RecordState.APPROVED


def test_another_plan_is_refused(folder):
    edit(folder, "plan", "Plan de prueba", "Otro plan")

    code, _, err = load(folder)

    assert code == 1
    assert (
        "plan.csv, fila 2, columna nombre: la base de datos ya tiene otro plan" in err
    )
    assert Plan.objects.get().name == "Plan de prueba"


def test_the_later_cutoff_stays_open(folder):
    assert Cutoff.objects.get(date="2023-12-31").state == CutoffState.OPEN


def test_a_month_that_the_planning_office_closed_is_held(tmp_path):
    load(SMALL)
    year = FiscalYear.objects.get(year=2023)
    year.months.create(month=7, is_open=False, due="2023-08-08")
    folder = a_folder(tmp_path)
    with (folder / "ejecucion.csv").open("a", encoding="utf-8") as file:
        file.write("2023,suma,7,5,,,\n")
    before = counts()

    code, _, err = load(folder)

    assert code == 1
    assert (
        "ejecucion.csv, fila 6, columna ejecutado: julio de 2023 ya está cerrado."
        in err
    )
    assert counts() == before


def test_what_only_the_database_refuses_is_told_as_a_problem():
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE objectives_historicalobjective")

    code, out, err = load(SMALL)

    assert (code, out) == (1, "")
    assert err.startswith("objetivos.csv, fila 2: la base de datos no admite la fila: ")
    assert not Plan.objects.exists()
