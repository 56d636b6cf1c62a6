"""What is wrong in a filled sheet: told with row and column, and nothing is written."""

import pytest

from indicators import actions
from indicators.models import MonthlyRecord, ReportingMonth
from indicators.vocabulary import RecordState
from tests.builders import report
from tests.indicators.spreadsheet.scene import (
    confirm,
    download,
    fill_and_upload,
    payload_of,
    problems_of,
    rows_of,
    upload,
    workbook,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_is_written(june):
    """Whatever the file, looking at it leaves the records as they were."""
    yield
    assert not MonthlyRecord.objects.filter(executed__isnull=False, month=6).exists()


def told(client, column, cell):
    return problems_of(fill_and_upload(client, {"1": {column: cell}}))


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("72.5", "«72.5» usa punto: la coma separa los decimales (72,5)."),
        (
            "1.474",
            "«1.474» es ambiguo: escriba 1474 si son miles o 1,474 si son decimales.",
        ),
        ("nan", "«nan» no es un número. Escríbalo como 1474056, 1.474.056 o 72,50."),
        ("1e20", "«1e20» no es un número. Escríbalo como 1474056, 1.474.056 o 72,50."),
        ("١٢٣", "«١٢٣» no es un número. Escríbalo como 1474056, 1.474.056 o 72,50."),
        (1e20, "Asegúrese de que este valor sea menor o igual a 99999999999."),
        (-5, "Asegúrese de que este valor sea mayor o igual a 0."),
        ("-5", "Asegúrese de que este valor sea mayor o igual a 0."),
        (72.123, "Tiene más decimales que su unidad: se reporta con 2."),
        (1.123456, "«1,123456» tiene más de 4 decimales."),
        (True, "«si» no es un número. Escríbalo como 1474056 o 72,50."),
    ],
    ids=repr,
)
def test_wrong_numbers(reporter, cell, reason):
    assert told(reporter, "ejecutado", cell) == [
        f"El archivo, fila 2, columna G (ejecutado): {reason}"
    ]


def test_formulas_are_not_evaluated(reporter):
    assert told(reporter, "ejecutado", "{=2+3}") == [
        "El archivo, fila 2, columna G: la celda tiene una fórmula: escriba el valor."
    ]


@pytest.mark.parametrize("cell", [float("nan"), float("inf")], ids=str)
def test_errors_of_a_calculation(reporter, cell):
    (problem, *_) = told(reporter, "ejecutado", cell)

    assert problem.startswith("El archivo, fila 2, columna G: la celda ")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("a" * 4001, "tiene 4001 caracteres; el límite es 4.000."),
        ("a\u202eb", "tiene un carácter que no se recibe (U+202E)."),
        ("a\x01b", "tiene un carácter que no se recibe (U+0001)."),
    ],
    ids=["long", "turned", "control"],
)
def test_wrong_texts(reporter, cell, reason):
    assert told(reporter, "avance", cell) == [
        f"El archivo, fila 2, columna H (avance): {reason}"
    ]


def test_another_departments_row_is_as_unknown_as_one_that_does_not_exist(reporter):
    header, first, _ = rows_of(download(reporter))
    foreign, unknown = ["9", *first[1:]], ["no-existe", *first[1:]]

    answer = upload(reporter, workbook([header, foreign, unknown]))

    assert problems_of(answer) == [
        f"El archivo, fila {row}, columna A (clave): «{key}» no está entre sus"
        " indicadores de 2023-06."
        for row, key in ((2, "9"), (3, "no-existe"))
    ]


def test_a_row_twice(reporter):
    header, first, _ = rows_of(download(reporter))

    answer = upload(reporter, workbook([header, first, first]))

    assert problems_of(answer) == [
        "El archivo, fila 3, columna A (clave): «1» ya está en la fila 2."
    ]


def test_columns_that_are_unknown_twice_or_missing(reporter):
    header, *rows = rows_of(download(reporter))
    header[1], header[7], header[8] = "peso", "clave", "causas"

    answer = upload(reporter, workbook([header, *rows]))

    assert problems_of(answer) == [
        "El archivo, fila 1, columna B: «peso» no es una columna de la plantilla.",
        "El archivo, fila 1, columna H: la columna clave está repetida.",
        "El archivo, fila 1, columna I: «causas» no es una columna de la plantilla.",
        "El archivo, fila 1: falta la columna avance.",
        "El archivo, fila 1: falta la columna causa.",
    ]


def test_the_template_of_another_month(reporter):
    assert told(reporter, "mes", "2023-05") == [
        (
            "El archivo, fila 2, columna L (mes): «2023-05» no es el mes que se reporta"
            " (2023-06)."
        )
    ]


@pytest.mark.parametrize("cell", ["", "x", -1, 1.5], ids=str)
def test_a_version_that_was_touched(reporter, cell):
    assert told(reporter, "versión", cell) == [
        (
            "El archivo, fila 2, columna M (versión): no la cambie: descargue otra vez la"
            " plantilla."
        )
    ]


def test_a_record_that_is_no_longer_theirs_to_edit(reporter, june):
    header, *rows = rows_of(download(reporter))
    report(june.get(key="1"), 6, None, state=RecordState.SUBMITTED)
    rows[0][header.index("avance")] = "Otra cosa"

    answer = upload(reporter, workbook([header, *rows]))

    assert problems_of(answer) == [
        (
            "El archivo, fila 2: 1 está enviado y la fila dice otra cosa: para corregirlo"
            " pida que se lo devuelvan."
        )
    ]


def test_a_closed_month(reporter):
    content = download(reporter)
    actions.close_month(gate=ReportingMonth.objects.get())

    answer = upload(reporter, content)

    assert problems_of(answer) == [
        "El archivo: Junio de 2023 está cerrado: ya no se puede modificar."
    ]


def test_faults_and_changes_are_shown_together_and_nothing_can_be_confirmed(reporter):
    answer = fill_and_upload(
        reporter, {"1": {"ejecutado": "72.5"}, "2": {"ejecutado": 60, "causa": ""}}
    )

    page = answer.content.decode()
    assert "hay 1 problema por corregir" in page
    assert "Qué cambia en junio de 2023" in page
    assert payload_of(answer) == ""
    assert confirm(reporter, "").status_code == 400


def test_markup_in_a_cell_stays_text(reporter):
    answer = fill_and_upload(
        reporter,
        {"1": {"avance": "<script>alert(1)</script>", "mes": "<img src=x>"}},
    )

    page = answer.content.decode()
    assert "<script>alert" not in page
    assert "<img src=x>" not in page


def test_an_upload_without_a_file(reporter):
    answer = reporter.post("/admin/mi-mes/2023-06/subir/")

    assert problems_of(answer) == ["El archivo: no llegó: elija el archivo que llenó."]
