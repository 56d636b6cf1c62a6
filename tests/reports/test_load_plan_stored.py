"""load_plan: the files are judged together with what the database already holds."""

import pytest

from indicators.models import Indicator, IndicatorWeight
from objectives.models import FiscalYear, Plan
from tests.reports.planfolder import SMALL, a_folder, counts, edit, load

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """Load a plan and return a copy of its files."""
    load(SMALL)
    return a_folder(tmp_path)


def told(err):
    """Return the problems, without the count at the end."""
    return err.splitlines()[:-1]


def test_a_shorter_period_is_told_at_the_rows_that_it_leaves_out(folder):
    edit(folder, "plan", "2022,2025", "2024,2024")
    before = counts()

    code, _, err = load(folder)

    assert code == 1
    assert told(err) == [
        "vigencias.csv, fila 2, columna vigencia: está fuera del plan (2024–2024).",
        "cambios.csv, fila 2, columna vigencia: está fuera del plan (2024–2024).",
        "cambios.csv, fila 3, columna vigencia: está fuera del plan (2024–2024).",
    ]
    assert counts() == before
    assert Plan.objects.get().start == 2022


def test_a_shorter_period_is_told_at_the_plan_where_the_row_is_only_stored(folder):
    Indicator.objects.filter(key="suma").update(start=None, end="2022-12-31")
    Indicator.objects.filter(key="constante").update(start="2025-01-01")
    edit(folder, "plan", "2022,2025", "2024,2024")
    (folder / "cambios.csv").unlink()
    for file in ("vigencias", "indicadores", "ponderaciones", "programacion"):
        keep_header(folder, file)
    for file in ("ejecucion", "cortes", "mediciones", "notas"):
        keep_header(folder, file)
    FiscalYear.objects.create(plan=Plan.objects.get(), year=2025)

    code, _, err = load(folder)

    assert code == 1
    assert told(err) == [
        f"plan.csv, fila 2, columna {problem} está fuera del plan (2024–2024)."
        for problem in (
            "inicio: la vigencia 2023",
            "fin: la vigencia 2025",
            "inicio: la vigencia 2022 del cambio «Sin número»",
            "inicio: la vigencia 2023 del cambio 001",
            "fin: el inicio del indicador constante (2025-01-01)",
            "inicio: el fin del indicador suma (2022-12-31)",
        )
    ]


def keep_header(folder, file):
    """Leave a file without rows."""
    path = folder / f"{file}.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n")


def test_an_indicator_may_be_older_than_the_plan_and_outlive_it(tmp_path):
    folder = a_folder(tmp_path)
    edit(folder, "indicadores", "dias_rezago,inicio", "dias_rezago,fin,inicio")
    edit(folder, "indicadores", "5,2022-01-01", "5,2031-12-31,2016-01-01")
    for row in ("Constante,,,,,,", "2022-12-31,,,", "no,30,,,,"):
        edit(folder, "indicadores", row, f"{row},")

    code, _, err = load(folder)

    assert (code, err) == (0, "")
    indicator = Indicator.objects.get(key="suma")
    assert (str(indicator.start), str(indicator.end)) == ("2016-01-01", "2031-12-31")


def test_an_indicator_may_not_start_after_its_end(tmp_path):
    folder = a_folder(tmp_path)
    edit(folder, "indicadores", "meta_periodo,dias_rezago", "fin,dias_rezago")
    edit(folder, "indicadores", "5000,5,2022-01-01", "2021-01-01,5,2022-01-01")

    code, _, err = load(folder)

    assert code == 1
    assert "indicadores.csv, fila 2, columna fin: " in err


def test_programming_that_is_only_stored_is_named_by_its_key(folder):
    edit(folder, "indicadores", "decreciente,no,30", "decreciente,no,15")
    edit(folder, "programacion", "2023,decreciente,10,,,,,,20,,,,,,10\n", "")
    edit(folder, "indicadores", "Número,0,suma", "Número,0,creciente")
    edit(folder, "programacion", "2023,suma,1200,100,,,,,500,,,,,,600\n", "")
    edit(folder, "programacion", "2024,suma,5,,,,,,,,,,,,5\n", "")

    code, _, err = load(folder)

    assert code == 1
    assert told(err) == [
        (
            "programacion.csv, columna m06: vigencia 2023, indicador decreciente (sólo en"
            " la base de datos): está del lado equivocado de la línea base (15): el"
            " indicador es decreciente."
        ),
        (
            "programacion.csv, columna m12: vigencia 2023, indicador suma (sólo en la base"
            " de datos): el último mes programado debe ser igual a la programación anual"
            " (1200) y es 600."
        ),
    ]


def test_a_note_that_is_only_stored_is_named_even_without_its_file(folder):
    IndicatorWeight.objects.filter(indicator__key="decreciente").delete()
    keep_header(folder, "ponderaciones")
    (folder / "notas.csv").unlink()

    code, _, err = load(folder)

    assert code == 1
    assert told(err) == [
        (
            "notas.csv, columna indicador: vigencia 2023, objetivo 2, indicador decreciente"
            " (sólo en la base de datos): el indicador decreciente no está en el objetivo 2"
            " en 2023."
        ),
    ]


def test_what_is_programmed_and_weighs_nowhere_is_named(folder):
    edit(
        folder,
        "programacion",
        "2024,constante,,,,,,,,,,,,,",
        "2024,constante,9,,,,,,,,,,,,9",
    )

    code, _, err = load(folder)

    assert code == 0
    assert err == (
        "Aviso: en 2024 tienen programación y no están en ponderaciones, así que no"
        " aparecen en el seguimiento: constante.\n"
    )
