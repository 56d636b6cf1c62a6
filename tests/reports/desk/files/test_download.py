"""What comes down is what the command exports, and templates explain themselves."""

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from objectives import roles
from objectives.models import Plan
from reports.desk.files.examples import EXAMPLES
from reports.desk.files.guide import table_guides
from reports.planfiles.layout import LAYOUTS
from tests.builders import a_person
from tests.reports.desk.files.scene import HOME, NOTHING, load, told, upload
from tests.reports.planfolder import counts, run

pytestmark = pytest.mark.django_db

TABLES = [one.name for one in LAYOUTS]


def down(client, place: str) -> bytes:
    answer = client.get(f"{HOME}{place}")
    assert answer.status_code == 200, place
    return answer.content


def sheets(content: bytes) -> dict[str, list]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_whole_plan_is_what_the_command_exports(desk, plan, tmp_path):
    run("export_plan", tmp_path / "plan.xlsx")
    run("export_plan", tmp_path / "plan")

    archive = zipfile.ZipFile(io.BytesIO(down(desk, "plan.zip")))

    assert down(desk, "plan.xlsx") == (tmp_path / "plan.xlsx").read_bytes()
    assert {name: archive.read(name) for name in archive.namelist()} == {
        path.name: path.read_bytes() for path in (tmp_path / "plan").iterdir()
    }


@pytest.mark.parametrize("kind", ["xlsx", "zip"])
def test_the_whole_plan_goes_up_again_and_changes_nothing(desk, plan, kind):
    before = counts()

    page = upload(desk, f"plan.{kind}", down(desk, f"plan.{kind}"))

    assert told(page).startswith(NOTHING)
    assert counts() == before


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_every_table_goes_up_again_alone_and_changes_nothing(desk, plan, kind):
    for table in TABLES:
        content = down(desk, f"tablas/{table}.{kind}")

        assert told(upload(desk, f"{table}.{kind}", content)).startswith(NOTHING), table


def test_a_template_has_the_headers_and_an_explanation_of_each(desk):
    found = sheets(down(desk, "plantillas/ponderaciones.xlsx"))

    assert found["ponderaciones"] == [
        ["vigencia", "objetivo", "indicador", "peso", "inferida"]
    ]
    assert [
        "ponderaciones",
        "peso",
        "sí",
        "Número, con coma y hasta 2 decimales",
        "100,00",
        "Los de un objetivo y vigencia suman 100,00.",
    ] in found["Instrucciones"]


def test_the_template_of_the_whole_plan_has_every_table(desk):
    found = sheets(down(desk, "plantillas/plan-completo.xlsx"))

    assert list(found) == [*TABLES, "Instrucciones"]


def test_a_template_in_csv_is_its_header(desk):
    text = down(desk, "plantillas/cortes.csv").decode()

    assert text == "fecha,estado\n"


def test_an_empty_template_goes_up_and_changes_nothing(desk, plan):
    content = down(desk, "plantillas/ponderaciones.xlsx")

    page = upload(desk, "ponderaciones-plantilla.xlsx", content)

    assert told(page).startswith(NOTHING)
    assert "Instrucciones" not in told(page)


def test_the_examples_make_a_plan_that_loads(desk):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for table, cells in EXAMPLES.items():
            row = ",".join(f'"{cell}"' for cell in cells.values())
            archive.writestr(f"{table}.csv", f"{','.join(cells)}\n{row}\n")

    load(desk, "plan.zip", buffer.getvalue())

    assert Plan.objects.get().name == "Plan Estratégico Institucional 2024-2027"


def test_every_table_is_explained_on_a_page_of_its_own(desk):
    for guide in table_guides():
        page = down(desk, f"tablas/{guide.name}/").decode()

        for column in guide.columns:
            assert f"<strong>{column.name}</strong>" in page


@pytest.mark.parametrize(
    "place",
    [
        "plan.pdf", "tablas/nada.csv", "tablas/notas.zip", "tablas/nada/",
        "plantillas/nada.xlsx", "plantillas/plan-completo.csv",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(desk, plan, place):
    assert desk.get(f"{HOME}{place}").status_code == 404


def test_there_is_no_plan_to_download_before_there_is_one(desk):
    assert desk.get(f"{HOME}plan.xlsx").status_code == 404
    assert "Todavía no hay un plan." in down(desk, "").decode()


def test_a_text_that_no_cell_holds_is_told(desk, plan):
    Plan.objects.update(mission="x" * 40_000)

    answer = desk.get(f"{HOME}plan.xlsx")

    assert answer.status_code == 409
    assert "plan, fila 2, columna mision: tiene 40000" in answer.content.decode()


@pytest.mark.parametrize(
    "role", [roles.REPORTER, roles.HEAD, roles.DIRECTOR, roles.ADMINISTRATOR]
)
def test_files_are_the_planning_offices_alone(client, plan, role):
    client.force_login(a_person("otra", role, is_staff=True))

    for place in ("", "plan.xlsx", "tablas/notas.csv", "plantillas/notas.csv"):
        assert client.get(f"{HOME}{place}").status_code == 403, place
    for place in ("revisar/", "confirmar/"):
        assert client.post(f"{HOME}{place}", {"ticket": "x"}).status_code == 403
