"""load_plan under a change: what an approved year locks differs, and is recorded."""

from datetime import date
from decimal import Decimal

import pytest

from indicators.models import (
    ChangedValue,
    Closing,
    Cutoff,
    Indicator,
    IndicatorWeight,
    MonthlyRecord,
    YearTarget,
)
from objectives.models import Change, FiscalYear, Objective, Plan
from reports.planfiles.loading import load_plan
from tests.reports.planfolder import a_folder, counts, edit, load

pytestmark = pytest.mark.django_db

UNDER = ("--change", "002")


@pytest.fixture
def folder(tmp_path):
    """A plan whose year 2023 is approved and closed up to June, and its change 002."""
    folder = a_folder(tmp_path)
    edit(folder, "vigencias", "2023,,no", "2023,,si")
    edit(folder, "cortes", "2023-06-30,abierto", "2023-06-30,cerrado")
    with (folder / "mediciones.csv").open("a", encoding="utf-8") as file:
        file.write("2023-06-30,decreciente,,,,Llega en julio\n")
    assert load(folder)[0] == 0
    a_change()
    return folder


def a_change(number="002", year=2023, state=Change.State.APPROVED):
    return Change.objects.create(
        plan=Plan.objects.get(),
        version="2",
        number=number,
        date=date(2023, 7, 10),
        year=year,
        description="Se ajusta la programación",
        state=state,
    )


def recorded():
    """Say what was recorded: what, objective, indicator, month, before, after."""
    rows = ChangedValue.objects.select_related("objective", "indicator", "change")
    return [
        (
            one.change.number,
            one.what,
            one.objective.number if one.objective else None,
            one.indicator.key if one.indicator else None,
            one.month or one.field,
            one.before,
            one.after,
        )
        for one in rows
    ]


@pytest.mark.parametrize(
    ("file", "before", "after", "values"),
    [
        ("vigencias", "2023,,si", "2023,100,si", [("CAP", None, None, "", "", "100")]),
        ("indicadores", "suma,sectorial", "suma,gestion", [("SHEET", None, "suma", "kind", "sectorial", "gestion")]),
        ("indicadores", "20,5", "20,6", [("SHEET", None, "creciente", "baseline", "20,5", "20,6")]),
        ("programacion", "500,,,,,,600", "500,,,,,100,500",
         [("PROGRAMMED", None, "suma", 11, "", "100"), ("PROGRAMMED", None, "suma", 12, "600", "500")]),
    ],
)  # fmt: skip
def test_under_a_change_a_locked_figure_is_loaded_and_recorded(
    folder, file, before, after, values
):
    edit(folder, file, before, after)

    code, _, err = load(folder, *UNDER)

    assert (code, err) == (0, "")
    assert sorted(map(str, recorded())) == sorted(str(("002", *one)) for one in values)


def test_weights_change_under_a_change_and_a_closed_cutoff_keeps_its_own(folder):
    frozen = Closing.objects.get().scorecard
    edit(folder, "ponderaciones", "33,33", "40")
    edit(folder, "ponderaciones", "66,67", "60")
    edit(folder, "objetivos", "Primer objetivo,,60", "Primer objetivo,,70")
    edit(folder, "objetivos", "Segundo,40", "Segundo,30")

    code, _, err = load(folder, *UNDER)

    assert (code, err) == (0, "")
    assert set(recorded()) == {
        ("002", "WEIGHT", 1, "suma", "", "33,33", "40"),
        ("002", "WEIGHT", 1, "constante", "", "66,67", "60"),
        ("002", "OBJECTIVE", 1, None, "", "60", "70"),
        ("002", "OBJECTIVE", 2, None, "", "40", "30"),
    }
    assert Closing.objects.get().scorecard == frozen
    weight = IndicatorWeight.history.filter(weight=40).get()
    assert (weight.change.number, weight.door) == ("002", "COMMAND")


def test_a_new_row_of_an_approved_year_is_loaded_under_a_change(folder):
    with (folder / "ponderaciones.csv").open("a", encoding="utf-8") as file:
        file.write("2023,2,suma,0,\n")

    assert load(folder, *UNDER)[0] == 0

    assert recorded() == [("002", "WEIGHT", 2, "suma", "", "", "0")]


def test_what_does_not_add_up_is_told_with_its_row_and_nothing_is_written(folder):
    edit(folder, "ponderaciones", "33,33", "33,34")
    before = counts()

    code, _, err = load(folder, *UNDER)

    assert code == 1
    assert "ponderaciones.csv, fila 2, columna peso: los pesos del objetivo 1" in err
    assert (counts(), recorded()) == (before, [])


@pytest.mark.parametrize(
    ("file", "before", "after", "problem"),
    [
        ("programacion", "1200,100,,,,,500", "1200,200,,,,,400", "fila 2, columna m01: enero de 2023 ya está cerrado"),
        ("ejecucion", "1.474.056", "1.474.057", "fila 3, columna ejecutado: junio de 2023 ya está cerrado"),
        ("mediciones", "120,25", "120,26", "fila 2, columna oficial: el corte 30/6/2023 ya está"),
        ("vigencias", "2023,,si", "2023,,no", "fila 2, columna aprobada: la vigencia ya está aprobada"),
    ],
)  # fmt: skip
def test_what_is_closed_stays_held_under_a_change(folder, file, before, after, problem):
    edit(folder, file, before, after)
    stored = counts()

    code, _, err = load(folder, *UNDER)

    assert code == 1
    assert f"{file}.csv, {problem}" in err
    assert (counts(), recorded()) == (stored, [])


def test_another_years_change_opens_nothing_of_this_one(folder):
    a_change("003", year=2024)
    edit(folder, "ponderaciones", "33,33", "33,34")
    edit(folder, "indicadores", "constante,inversion", "constante,gestion")

    code, _, err = load(folder, "--change", "003")

    assert code == 1
    assert "ponderaciones.csv, fila 2, columna peso: la vigencia 2023 ya está" in err
    assert "indicadores.csv, fila 3, columna tipo: pesa en una vigencia" in err


def test_an_approved_year_holds_its_own_under_the_change_of_another(folder):
    FiscalYear.objects.filter(year=2024).update(approved_at="2024-01-31T00:00:00Z")
    edit(folder, "vigencias", "2024,100,no", "2024,90,si")

    code, _, err = load(folder, *UNDER)

    assert code == 1
    assert "vigencias.csv, fila 3, columna tope: la vigencia 2024 ya está" in err


@pytest.mark.parametrize(
    ("number", "state"),
    [
        ("009", Change.State.APPROVED),
        ("", Change.State.DRAFT),
        ("002", Change.State.APPLIED),
    ],
)
def test_only_a_change_in_application_lets_a_file_in(folder, number, state):
    Change.objects.filter(number="002").update(
        number="002" if number == "009" else number, state=state
    )
    before = counts()

    code, _, err = load(folder, "--change", number)

    assert code == 1
    assert err.startswith(f"Cambio {number}: no hay un cambio aprobado y en aplicación")
    assert counts() == before


def test_a_change_that_has_ended_meanwhile_is_a_problem_of_the_load(folder):
    change = Change.objects.get(number="002")
    Change.objects.filter(number="002").update(state=Change.State.APPLIED)

    outcome = load_plan(folder, change=change)

    assert [str(one) for one in outcome.problems] == [
        "Cambio 002: El Cambio 002 no está aprobado o ya se aplicó."
    ]


def test_a_rehearsal_under_a_change_writes_nothing(folder):
    edit(folder, "vigencias", "2023,,si", "2023,100,si")
    before = counts()

    code, out, err = load(folder, "--dry-run", *UNDER)

    assert (code, err) == (0, "")
    assert "vigencias: creadas 0, actualizadas 1, sin cambios 1" in out
    assert (counts(), recorded()) == (before, [])


def test_a_cutoff_closed_by_the_same_load_prints_what_changed(folder):
    edit(folder, "programacion", "500,,,,,,600", "500,,,,,100,500")
    edit(folder, "cortes", "2023-12-31,abierto", "2023-12-31,cerrado")
    reasons = [f"2023-12-31,{one.key},,,,Sin dato" for one in Indicator.objects.all()]
    with (folder / "mediciones.csv").open("a", encoding="utf-8") as file:
        file.write("\n".join(reasons) + "\n")

    code, _, err = load(folder, *UNDER)

    assert (code, err) == (0, "")
    assert (
        "Programación mensual de noviembre"
        in Closing.objects.get(cutoff=Cutoff.objects.get(date="2023-12-31")).scorecard
    )


def test_loading_again_without_the_change_changes_nothing(folder):
    edit(folder, "vigencias", "2023,,si", "2023,100,si")
    assert load(folder, *UNDER)[0] == 0
    before = counts()

    code, _, err = load(folder)

    assert (code, err) == (0, "")
    assert counts() == before
    assert FiscalYear.objects.get(year=2023).cap == Decimal(100)
    assert Objective.objects.count() == 2
    assert YearTarget.objects.filter(year__year=2023).count() == 4
    assert MonthlyRecord.objects.filter(month=12, programmed=600).exists()
