"""An upload is looked at whole before anything is written."""

import pytest

from indicators.models import IndicatorWeight, MonthlyRecord
from indicators.vocabulary import RecordState
from tests.reports.desk.files.scene import (
    NOTHING,
    problems,
    ticket_of,
    told,
    upload,
    zipped,
)
from tests.reports.planfolder import SMALL, counts

pytestmark = pytest.mark.django_db


def read(name: str) -> str:
    return (SMALL / f"{name}.csv").read_text(encoding="utf-8")


def test_a_preview_counts_what_would_be_written_and_writes_nothing(desk):
    page = upload(desk, "plan.zip", zipped())

    assert "indicadores 4 0 0" in told(page)
    assert "Todavía no se ha guardado nada." in told(page)
    assert ticket_of(page)
    assert set(counts().values()) == {(0, 0)}


def test_what_changes_is_told_cell_by_cell(desk, plan):
    text = read("indicadores").replace("Tiempo de respuesta,D2", "Tiempo medio,D1")
    before = counts()

    page = upload(desk, "indicadores.csv", text)

    assert "1 fila que cambia." in told(page)
    assert "indicadores.csv , fila 5 clave «decreciente»" in told(page)
    assert "nombre Tiempo de respuesta Tiempo medio" in told(page)
    assert "dependencia D2 D1" in told(page)
    assert counts() == before


def test_a_month_of_the_programming_is_told_in_its_column(desk, plan):
    text = "vigencia,indicador,anual,m06,m12\n2023,suma,1200,400,700\n"

    page = upload(desk, "programacion.csv", text)

    assert (
        "programacion.csv , fila 2 vigencia «2023», indicador «suma»"
        " m06 500 400 m12 600 700" in told(page)
    )


def test_a_new_row_says_what_it_brings(desk, plan):
    text = "vigencia,objetivo,indicador,peso,inferida\n2024,2,constante,0,si\n"

    page = upload(desk, "ponderaciones.csv", text)

    assert "nueva vigencia «2024», objetivo «2», indicador «constante»" in told(page)
    assert "peso 0 inferida si" in told(page)


def test_a_draft_that_the_file_confirms_is_told_as_approved(desk, plan):
    MonthlyRecord.objects.filter(executed=1474056).update(state=RecordState.DRAFT)

    page = upload(desk, "ejecucion.csv", read("ejecucion"))

    assert "estado Borrador Aprobado" in told(page)


def test_what_would_be_approved_closed_and_published_is_told(desk, plan):
    page = upload(
        desk,
        "plan.zip",
        zipped(changes={"vigencias": "vigencia,aprobada\n2023,si\n2024,no\n"}),
    )

    assert "Al final de la carga Vigencia 2023: aprobada." in told(page)


def test_what_is_stored_already_changes_nothing(desk, plan):
    page = upload(desk, "plan.zip", zipped())

    assert NOTHING in told(page)
    assert ticket_of(page) == ""


def test_both_kinds_of_problem_are_told_at_once_with_their_place(desk, plan):
    text = (
        "vigencia,objetivo,indicador,peso\n"
        "2023,1,suma,33.33\n2023,1,constante,60\n2023,2,decreciente,40\n"
    )

    page = upload(desk, "ponderaciones.csv", text)

    said = "«33.33» usa punto: la coma separa los decimales (33,33)."
    assert problems(page) == [f"ponderaciones.csv, fila 2, columna peso: {said}"]
    assert "los pesos del objetivo 2 en 2023 suman 90 y deben sumar 100." in told(page)
    assert ticket_of(page) == ""


def test_a_wrong_cell_and_a_wrong_sum_are_problems_of_one_file(desk, plan):
    text = read("programacion").replace("2023,suma,1200", "2023,suma,1201")
    text = text.replace('"99,5"', '"99.5"', 1)

    page = upload(desk, "programacion.csv", text)

    assert [one.partition(":")[0] for one in problems(page)] == [
        "programacion.csv, fila 2, columna anual",
        "programacion.csv, fila 3, columna anual",
    ]


def test_only_the_first_rows_are_listed_and_all_are_counted(desk, plan):
    rows = "".join(f"2023,1,,Nota {number}\n" for number in range(1, 251))

    page = upload(desk, "notas.csv", f"vigencia,objetivo,indicador,texto\n{rows}")

    assert "Las primeras 200 de 250 filas que cambian." in told(page)
    assert page.count("notas.csv</strong>, fila") == 200


def test_a_sheet_alone_takes_the_rest_from_the_database(desk, plan):
    page = upload(desk, "pesos.csv", read("ponderaciones"), table="ponderaciones")

    assert NOTHING in told(page)
    assert IndicatorWeight.objects.count() == 5


def test_a_sheet_alone_is_not_enough_for_an_empty_database(desk):
    page = upload(desk, "ponderaciones.csv", read("ponderaciones"))

    assert "plan.csv: falta el archivo." in problems(page)
    assert set(counts().values()) == {(0, 0)}


def test_more_rows_ask_the_database_no_more(desk, plan, django_assert_max_num_queries):
    header, first, *rest = read("ejecucion").splitlines(keepends=True)
    with django_assert_max_num_queries(200) as one:
        upload(desk, "ejecucion.csv", header + first)

    with django_assert_max_num_queries(len(one)):
        upload(desk, "ejecucion.csv", "".join([header, first, *rest]))


@pytest.mark.parametrize("asked", ["?tabla=ponderaciones", "?tabla=nada&cambio=x"])
def test_the_page_opens_with_what_is_asked(desk, plan, asked):
    answer = desk.get(f"/admin/mesa/archivos/{asked}")

    assert answer.status_code == 200
    chosen = 'value="ponderaciones" selected' in answer.content.decode()
    assert chosen == ("ponderaciones" in asked)


def test_a_form_without_a_file_says_so(desk, plan):
    answer = desk.post("/admin/mesa/archivos/revisar/", {})

    assert answer.context["form"].errors == {"file": ["Elija el archivo."]}


def test_the_address_of_the_preview_leads_back_to_the_files(desk):
    answer = desk.get("/admin/mesa/archivos/revisar/")

    assert (answer.status_code, answer.url) == (302, "/admin/mesa/archivos/")
