"""load_plan: broken files are refused whole, and every problem says where it is."""

import pytest

from tests.reports.planfolder import BROKEN, SMALL, a_folder, counts, edit, load

pytestmark = pytest.mark.django_db


def test_every_problem_of_a_broken_plan_is_listed_and_nothing_is_written():
    expected = (BROKEN / "problems.txt").read_text(encoding="utf-8").splitlines()

    code, out, err = load(BROKEN)

    notice, *told = err.splitlines()
    assert notice == "Aviso: problems.txt: no es parte del plan, se ignora."
    assert told == [*expected, f"No se cargó nada: {len(expected)} problemas."]
    assert (code, out) == (1, "")
    assert set(counts().values()) == {(0, 0)}


def test_a_broken_plan_leaves_a_stored_one_as_it_is():
    load(SMALL)
    before = counts()

    code, _, _ = load(BROKEN)

    assert code == 1
    assert counts() == before


@pytest.mark.parametrize(
    ("file", "before", "after", "problem"),
    [
        ("plan", "lema,inicio", "lemma,inicio", "plan.csv, fila 1, columna lemma: columna desconocida."),
        ("plan", "lema,inicio", "entidad,inicio", "plan.csv, fila 1, columna entidad: la columna está repetida."),
        ("plan", "nombre,", "", "plan.csv, fila 1, columna nombre: falta la columna"),
        ("plan", "2022,2025", "2025,2022", "plan.csv, fila 2, columna fin: El año inicial"),
        ("plan", "2022,2025", "2022,20x5", "plan.csv, fila 2, columna fin: «20x5» no es un"),
        ("plan", "de prueba,=2", "de prueba,extra,=2", "plan.csv, fila 2: «2» no tiene columna"),
        ("vigencias", "100", "0", "vigencias.csv, fila 3, columna tope: El tope debe ser mayor"),
        ("vigencias", "100", "100000", "vigencias.csv, fila 3, columna tope: «100000» tiene más de 5 cifras enteras."),
        ("vigencias", "100,no", "100", "vigencias.csv, fila 3: tiene 2 celdas y el encabezado 3."),
        ("objetivos", "1,Primer", "2,Primer", "objetivos.csv, fila 3: repite la clave de la fila 2 (numero «2»)."),
        ("objetivos", "1,Primer", "0,Primer", "objetivos.csv, fila 2, columna numero: Asegúrese"),
        ("objetivos", ",60", ',"60,000"', "objetivos.csv, fila 2, columna peso: «60,000» tiene más de 2 decimales."),
        ("objetivos", ",60", ",101", "objetivos.csv, fila 2, columna peso: "),
        ("indicadores", "constante,inversion", "con stante,inversion",
         "indicadores.csv, fila 3, columna clave: Use letras sin tilde"),
        ("indicadores", "Cobertura,D2,Porcentaje,2,creciente", "Cobertura,D2,Porcentaje,2,suma",
         "indicadores.csv, fila 4, columna desde_linea_base: «Desde la línea base»"),
        ("indicadores", "decreciente,no,30", "decreciente,no,",
         "indicadores.csv, fila 5, columna linea_base: el indicador se mide desde"),
        ("indicadores", "2022-01-01", "2022-02-30",
         "indicadores.csv, fila 2, columna inicio: «2022-02-30» no es una fecha del calendario."),
        ("indicadores", "2022-01-01", "2026-01-01",
         "indicadores.csv, fila 2, columna inicio: 2026-01-01 está fuera del plan (2022–2025)."),
        ("ponderaciones", "2024,1,suma,100", "2024,1,creciente,100",
         "ponderaciones.csv, fila 6, columna peso: el indicador creciente no tiene programación"),
        ("ponderaciones", "33,33", '"100,000"', "ponderaciones.csv, fila 2, columna peso: «100,000» tiene más de 2"),
        ("ponderaciones", "33,33", '"4,00000"', "ponderaciones.csv, fila 2, columna peso: «4,00000» tiene más de 2"),
        ("ponderaciones", "33,33", "-1", "ponderaciones.csv, fila 2, columna peso: "),
        ("programacion", "2023,suma,1200", "2023,suma,1201",
         "programacion.csv, fila 2, columna anual: los meses suman 1200 y la programación anual es 1201."),
        ("programacion", "2023,suma,1200", "02023,suma,1201", "programacion.csv, fila 2, columna anual: los meses"),
        ("programacion", "2023,suma,1200", "2023,suma,",
         "programacion.csv, fila 2, columna anual: hay meses programados y falta"),
        ("programacion", "2024,suma,5,,,,,,,,,,,,5", "2024,constante,5,,,,,,,,,,,,",
         "programacion.csv, fila 7: repite la clave de la fila 6 (vigencia «2024», indicador «constante»)."),
        ("programacion", "2023,creciente,80", "2023,creciente,81",
         "programacion.csv, fila 4, columna m12: el último mes programado debe ser igual"),
        ("programacion", "2023,creciente,80,,,40", "2023,creciente,80,,,20",
         "programacion.csv, fila 4, columna m03: está del lado equivocado de la línea base (20,5)"),
        ("ejecucion", "1.474.056", "1.474", "ejecucion.csv, fila 3, columna ejecutado: «1.474» es ambiguo"),
        ("ejecucion", "15,1234", '"4,00000"', "ejecucion.csv, fila 4, columna ejecutado: «4,00000» tiene más de 4 decimales."),
        ("ejecucion", "1.474.056", "Infinity", "ejecucion.csv, fila 3, columna ejecutado: "),
        ("ejecucion", "1.474.056", "9" * 5000, "ejecucion.csv, fila 3, columna ejecutado: «999"),
        ("cortes", "2023-06-30", "30/6/2023", "cortes.csv, fila 2, columna fecha: «30/6/2023» no es"),
        ("mediciones", "Así se publicó", "", "mediciones.csv, fila 2, columna justificacion: "),
        ("notas", "2,decreciente", "1,decreciente",
         "notas.csv, fila 2, columna indicador: el indicador decreciente no está en el objetivo 1"),
        ("notas", "Nota suelta", " ", "notas.csv, fila 4, columna texto: es obligatoria y está vacía."),
        ("cambios", "2023,1,suma", "2023,1,otro", "cambios.csv, fila 2, columna indicador: «otro»"),
        ("cambios", ",,2022-05-05,,,,Sin", ",,,2022,,,Sin", "cambios.csv, fila 4: repite la clave de la fila 3 (vigencia «2022», descripcion «Sin número»)."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_is(tmp_path, file, before, after, problem):
    folder = a_folder(tmp_path)
    for quoted in (f'"{before}"', before):
        if quoted in (folder / f"{file}.csv").read_text(encoding="utf-8"):
            edit(folder, file, quoted, after)
            break

    code, out, err = load(folder)

    assert (code, out) == (1, "")
    assert problem in err
    assert set(counts().values()) == {(0, 0)}


def test_a_wrong_target_does_not_hide_the_wrong_months_of_its_row(tmp_path):
    folder = a_folder(tmp_path)
    edit(folder, "programacion", "1200,100,,,,,500", "1.200,1.5,,,,,x")

    _, _, err = load(folder)

    assert [line.partition(":")[0] for line in err.splitlines()[:-1]] == [
        "programacion.csv, fila 2, columna anual",
        "programacion.csv, fila 2, columna m01",
        "programacion.csv, fila 2, columna m06",
    ]


def test_a_row_of_an_unknown_indicator_is_told_once(tmp_path):
    folder = a_folder(tmp_path)
    edit(folder, "programacion", "2024,constante", "2024,nadie")

    _, _, err = load(folder)

    assert err.splitlines()[:-1] == [
        "programacion.csv, fila 7, columna indicador: «nadie» no está en indicadores."
    ]


def test_weights_of_a_year_to_approve_must_add_up(tmp_path):
    folder = a_folder(tmp_path)
    edit(folder, "vigencias", "2023,,no", "2023,,si")
    edit(folder, "ponderaciones", "66,67", "66,66")

    code, _, err = load(folder)

    assert code == 1
    assert "columna peso: los pesos del objetivo 1 en 2023 suman 99,99" in err


def test_an_official_figure_needs_programming_in_the_year(tmp_path):
    folder = a_folder(tmp_path)
    edit(folder, "programacion", '2023,constante,"99,5",,,,,,"99,5",,,,,,"99,5"\n', "")
    edit(folder, "ponderaciones", "66,67", "0")
    edit(folder, "mediciones", "constante,,,,", 'constante,,"90",Porque sí,')

    code, _, err = load(folder)

    assert code == 1
    assert (
        "mediciones.csv, fila 3, columna oficial: el indicador constante no tiene"
        in err
    )


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("", "plan.csv: debe tener exactamente una fila y tiene 0."),
        ("A,B,2022,2025\nC,D,2022,2025\n", "plan.csv: debe tener exactamente una fila y tiene 2."),
    ],
)  # fmt: skip
def test_the_plan_is_one_row(tmp_path, rows, problem):
    folder = a_folder(tmp_path)
    (folder / "plan.csv").write_text(f"nombre,entidad,inicio,fin\n{rows}")

    code, _, err = load(folder)

    assert code == 1
    assert problem in err


def test_a_required_file_may_not_be_missing(tmp_path):
    folder = a_folder(tmp_path)
    (folder / "ejecucion.csv").unlink()
    (folder / "vigencias.csv").unlink()

    code, _, err = load(folder)

    assert code == 1
    assert err.splitlines() == [
        "vigencias.csv: falta el archivo.",
        "ejecucion.csv: falta el archivo.",
        "No se cargó nada: 2 problemas.",
    ]


def test_a_file_of_another_encoding_does_not_hide_other_problems(tmp_path):
    folder = a_folder(tmp_path)
    text = (folder / "objetivos.csv").read_text(encoding="utf-8")
    (folder / "objetivos.csv").write_bytes(text.encode("utf-16"))
    edit(folder, "ejecucion", "1.474.056", "1.474")

    _, _, err = load(folder)

    assert [line.partition(":")[0] for line in err.splitlines()[:-1]] == [
        "objetivos.csv",
        "ejecucion.csv, fila 3, columna ejecutado",
    ]


def test_a_cutoff_that_may_not_be_closed_says_why(tmp_path):
    folder = a_folder(tmp_path)
    edit(folder, "cortes", "2023-06-30,abierto", "2023-06-30,cerrado")

    code, _, err = load(folder)

    assert code == 1
    assert "cortes.csv, fila 2, columna estado: " in err
    assert set(counts().values()) == {(0, 0)}


@pytest.mark.parametrize("name", ["nada", "plan.ods"])
def test_a_path_that_is_no_plan_is_refused(tmp_path, name):
    (tmp_path / "plan.ods").write_bytes(b"")

    code, _, err = load(tmp_path / name)

    assert code == 1
    assert err.endswith("No se cargó nada: 1 problema.\n")
