"""load_plan: what a good plan becomes in the database."""

from decimal import Decimal

import pytest

from indicators.compliance.vocabulary import Accumulation
from indicators.models import (
    Cutoff,
    Indicator,
    IndicatorWeight,
    Measurement,
    MonthlyRecord,
    YearTarget,
)
from indicators.vocabulary import CutoffState, RecordState
from objectives.models import Change, Department, FiscalYear, Objective, Plan, PlanStep
from tests.reports.planfolder import SMALL, a_folder, counts, edit, load, run

pytestmark = pytest.mark.django_db


def test_a_plan_is_loaded_and_counted_sheet_by_sheet():
    code, out, err = load(SMALL)

    assert (code, err) == (0, "")
    assert out.splitlines()[:3] == [
        "plan: creadas 1, actualizadas 0, sin cambios 0",
        "etapas: creadas 2, actualizadas 0, sin cambios 0",
        "vigencias: creadas 2, actualizadas 0, sin cambios 0",
    ]
    assert "ejecucion: creadas 4, actualizadas 0, sin cambios 0" in out
    assert out.endswith("Plan cargado.\n")


def test_loading_the_same_files_twice_changes_nothing():
    load(SMALL)
    before = counts()

    code, out, _ = load(SMALL)

    assert code == 0
    assert counts() == before
    assert "creadas 1" not in out
    assert "ejecucion: creadas 0, actualizadas 0, sin cambios 4" in out


def test_the_texts_of_the_plan_arrive_without_their_escape(tmp_path):
    folder = a_folder(tmp_path)
    edit(folder, "plan", "=2+2", "'=2+2")

    load(folder)

    assert Plan.objects.get().motto == "=2+2 es un lema"
    assert PlanStep.objects.get(number=1).text == "Primera,\nen dos líneas"
    assert Department.objects.get(code="D2").name == "-Dependencia dos"


def test_words_of_the_files_become_those_of_the_rules():
    load(SMALL)

    growing = Indicator.objects.get(key="creciente")
    assert growing.accumulation == Accumulation.INCREASING
    assert (growing.from_baseline, growing.baseline) == (True, Decimal("20.5"))
    assert IndicatorWeight.objects.filter(inferred=True).count() == 2
    assert FiscalYear.objects.get(year=2024).cap == 100
    assert Change.objects.get(number="001").objective.number == 1


def test_programming_becomes_a_target_and_only_the_months_that_it_has():
    load(SMALL)

    target = YearTarget.objects.get(year__year=2023, indicator__key="suma")
    months = MonthlyRecord.objects.filter(year__year=2023, indicator__key="suma")
    assert target.target == 1200
    assert dict(months.values_list("month", "programmed")) == {1: 100, 6: 500, 12: 600}
    assert (
        YearTarget.objects.get(indicator__key="constante", year__year=2024).target
        is None
    )


def test_a_report_of_zero_is_a_report_and_what_files_report_is_approved():
    load(SMALL)

    records = MonthlyRecord.objects.filter(year__year=2023, indicator__key="suma")
    assert dict(records.values_list("month", "executed")) == {
        1: Decimal(0),
        6: Decimal(1474056),
        12: None,
    }
    assert dict(records.values_list("month", "state")) == {
        1: RecordState.APPROVED,
        6: RecordState.APPROVED,
        12: RecordState.DRAFT,
    }


def test_a_dry_run_says_what_would_happen_and_writes_nothing():
    code, out, _ = load(SMALL, "--dry-run")

    assert code == 0
    assert "plan: creadas 1, actualizadas 0, sin cambios 0" in out
    assert out.endswith("Ensayo: no se escribió nada.\n")
    assert set(counts().values()) == {(0, 0)}


def test_a_row_of_the_same_key_is_updated_and_nothing_is_deleted(tmp_path):
    load(SMALL)
    folder = a_folder(tmp_path)
    edit(folder, "objetivos", "2,Segundo objetivo,Segundo,40\n", "")
    edit(folder, "objetivos", "Primer objetivo", "Primero")

    code, out, _ = load(folder)

    assert code == 0
    assert "objetivos: creadas 0, actualizadas 1, sin cambios 0" in out
    statements = Objective.objects.values_list("statement", flat=True)
    assert list(statements) == ["Primero", "Segundo objetivo"]


def test_an_empty_cell_clears_and_a_missing_column_leaves_what_is_stored(tmp_path):
    load(SMALL)
    folder = a_folder(tmp_path)
    edit(folder, "plan", "=2+2 es un lema", "")
    (folder / "dependencias.csv").write_text("nombre,codigo\nUno,D1\n")
    (folder / "cortes.csv").write_text("estado;fecha\nabierto;2023-06-30\n")
    (folder / "mediciones.csv").write_text("corte,indicador\n2023-06-30,suma\n")

    code, _, err = load(folder)

    assert (code, err) == (0, "")
    assert Plan.objects.get().motto == ""
    assert Department.objects.get(code="D1").name == "Uno"
    assert Measurement.objects.get(indicator__key="suma").cause == "Causa"


def test_programming_that_is_cleared_keeps_what_was_reported(tmp_path):
    load(SMALL)
    folder = a_folder(tmp_path)
    edit(folder, "programacion", "1200,100,,,,,500,,,,,,600", "1200,,,,,,600,,,,,,600")

    load(folder)

    january = MonthlyRecord.objects.get(year__year=2023, indicator__key="suma", month=1)
    assert (january.programmed, january.executed) == (None, 0)


def test_what_may_be_missing_may_be_missing(tmp_path):
    folder = a_folder(tmp_path)
    for name in ("etapas", "mediciones", "notas", "cambios"):
        (folder / f"{name}.csv").unlink()

    code, _, err = load(folder)

    assert (code, err) == (0, "")


def test_other_files_are_named_and_ignored(tmp_path):
    folder = a_folder(tmp_path)
    (folder / "LEAME.md").write_text("hola")

    code, _, err = load(folder)

    assert code == 0
    assert err == "Aviso: LEAME.md: no es parte del plan, se ignora.\n"


def test_weights_that_do_not_add_up_only_warn_before_the_year_is_approved(tmp_path):
    folder = a_folder(tmp_path)
    edit(folder, "ponderaciones", "33,33", "33")

    code, _, err = load(folder)

    assert code == 0
    assert err == (
        "Advertencia: ponderaciones.csv, fila 2, columna peso: los pesos del objetivo 1"
        " en 2023 suman 99,67 y deben sumar 100.\n"
    )


def test_a_year_is_approved_after_its_checks(tmp_path):
    folder = a_folder(tmp_path)
    edit(folder, "vigencias", "2023,,no", "2023,,sí")

    code, out, _ = load(folder)

    assert code == 0
    assert "vigencia 2023: aprobada." in out
    assert FiscalYear.objects.get(year=2023).is_approved
    assert not FiscalYear.objects.get(year=2024).is_approved


def test_a_cutoff_is_closed_as_the_file_says(tmp_path):
    folder = a_folder(tmp_path)
    edit(folder, "cortes", "2023-06-30,abierto", "2023-06-30,cerrado")
    with (folder / "mediciones.csv").open("a", encoding="utf-8") as file:
        file.write("2023-06-30,decreciente,,,,Llega en julio\n")

    code, out, err = load(folder)

    assert (code, err) == (0, "")
    assert "corte del 30 de junio de 2023: cerrado." in out
    assert Cutoff.objects.get(date="2023-06-30").state == CutoffState.CLOSED


def test_a_workbook_is_loaded_like_a_folder(tmp_path):
    load(SMALL)
    run("export_plan", tmp_path / "plan.xlsx")
    before = counts()

    code, _, err = load(tmp_path / "plan.xlsx")

    assert (code, err) == (0, "")
    assert counts() == before
