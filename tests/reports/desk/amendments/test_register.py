"""The register on the desk: its order, its filters, its figures, its files."""

import csv
import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from indicators.change_control.amending import approve, withdraw
from indicators.change_control.places import Edit, Place
from indicators.change_control.values import write
from indicators.change_control.window import under
from indicators.models import What
from objectives import roles
from tests.builders import a_person, a_year, an_objective
from tests.indicators.change_control.conftest import BODY, DAY, a_draft, an_open_change
from tests.reports.desk.amendments.conftest import CHANGES, loaded, of, text_of

pytestmark = pytest.mark.django_db


def titles(response, name="entries"):
    return [entry.title for entry in response.context[name]]


def test_an_empty_register_says_what_it_is_for(office):
    page = text_of(office.get(CHANGES))

    assert "El registro está vacío" in page
    assert "Preparar un cambio" in page


def test_drafts_come_first_and_the_register_in_its_order(office, draft):
    loaded("002", date=date(2022, 1, 1))
    loaded("001")
    loaded("007", version="2")
    withdraw(change=a_draft())

    response = office.get(CHANGES)

    assert titles(response, "drafts") == [f"Borrador {draft.pk}"]
    assert titles(response) == ["Cambio 007", "Cambio 001", "Cambio 002"]


def test_it_is_filtered_by_year_and_by_state(office, draft):
    old = loaded("001", year=2022)
    given_up = withdraw(change=a_draft(year=2023))

    def found(**query):
        response = office.get(CHANGES, query)
        return titles(response, "drafts"), titles(response)

    assert found(vigencia="2022") == ([], [str(old)])
    assert found(vigencia="2023") == ([f"Borrador {draft.pk}"], [])
    assert found(estado="WITHDRAWN") == ([], [f"Borrador {given_up.pk}, retirado"])
    assert found(estado="DRAFT") == ([], [f"Borrador {draft.pk}"])
    assert found(estado="APPLIED", vigencia="2022") == ([], [str(old)])
    assert found(estado="OTRO", vigencia="٢٠٢٢") == (
        [f"Borrador {draft.pk}"],
        [str(old)],
    )


def test_what_nothing_matches_offers_the_way_back(office, draft):
    page = text_of(office.get(CHANGES, {"vigencia": "2019", "estado": "APPLIED"}))

    assert "Ningún cambio cumple esos filtros" in page


def test_a_change_is_told_with_its_before_and_after(office, draft, planner):
    objective = an_objective()
    draft.objective, draft.indicator_key = objective, "1"
    draft.save()
    approve(change=draft, by=planner, on=DAY, body=BODY, act="Acta 4")

    page = text_of(office.get(CHANGES))

    assert "Cambio 001" in page
    assert "1 de marzo de 2023" in page
    assert f"{BODY}, Acta 4" in page
    assert "Ponderación · Indicador sectorial 1 · objetivo 1" in page
    assert "<del>50,00%</del>" in page
    assert "<ins>60,00%</ins>" in page


@pytest.mark.parametrize("count", [1, 6])
def test_the_list_asks_the_same_number_of_questions(
    office, pair, count, django_assert_num_queries
):
    for number in range(count):
        change = an_open_change(by=a_person(f"p{number}"), indicator_key="1")
        with under(change):
            write(a_year(), [Edit(Place(What.CAP), str(number + 100))])
        loaded(f"9{number}", version="2", indicator_key="2")
        a_draft()

    with django_assert_num_queries(12):
        office.get(CHANGES)


def test_a_long_register_is_paged(office, pair):
    for number in range(30):
        loaded(f"{number:03}", year=2023)

    first = office.get(CHANGES, {"vigencia": "2023"})
    second = office.get(CHANGES, {"vigencia": "2023", "pagina": "2"})

    assert (len(titles(first)), len(titles(second))) == (25, 5)
    assert "?vigencia=2023&amp;estado=&amp;pagina=2" in first.content.decode()


@pytest.fixture
def applied(pair, planner):
    """A change that touched a weight, a date and a word; its texts are formulas."""
    change = an_open_change(
        by=planner, description="=1+1", goal="+meta", requested_by=planner
    )
    here = {"indicator": pair[0].pk}
    with under(change):
        write(
            a_year(),
            [
                Edit(Place(What.CAP), "120,5"),
                Edit(Place(What.SHEET, field="kind", **here), "gestion"),
                Edit(Place(What.SHEET, field="unit", **here), "=cmd()"),
                Edit(Place(What.SHEET, field="end", **here), "2024-12-31"),
            ],
        )
    loaded("900", year=2022)
    return change


def test_the_register_is_downloaded_as_csv(office, applied, draft):
    response = office.get(f"{CHANGES}registro.csv")

    text = response.content.decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    told = [
        (line["Número"], line["Dato"], line["Antes"], line["Después"]) for line in lines
    ]
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert told == [
        ("001", "Tope de sobre ejecución", "", "120,5"),
        ("001", "Tipo · Meta de gestión 1", "Indicador sectorial", "Meta de gestión"),
        ("001", "Unidad · Meta de gestión 1", "porcentaje", "'=cmd()"),
        ("001", "Fin · Meta de gestión 1", "", "2024-12-31"),
        ("900", "", "", ""),
    ]
    assert (lines[0]["Cambio realizado"], lines[0]["Meta"]) == ("'=1+1", "'+meta")
    assert lines[0]["Solicitado por"] == "Pilar"


def test_the_workbook_holds_numbers_and_dates_and_no_formula(office, applied):
    response = office.get(f"{CHANGES}registro.xlsx")

    book = CalamineWorkbook.from_filelike(io.BytesIO(response.content))
    header, *rows = book.get_sheet_by_name("control-de-cambios").to_python()
    after = [row[header.index("Después")] for row in rows]
    assert after == [120.5, "Meta de gestión", "'=cmd()", date(2024, 12, 31), ""]


def test_the_file_may_be_of_one_year(office, applied):
    body = office.get(f"{CHANGES}registro.csv", {"vigencia": "2022"}).content.decode()

    assert body.count("\r\n") == 2
    assert office.get(f"{CHANGES}registro.pdf").status_code == 404


@pytest.mark.parametrize(
    "role", [roles.REPORTER, roles.HEAD, roles.DIRECTOR, roles.ADMINISTRATOR]
)
def test_the_desk_is_the_offices(client, draft, role):
    client.force_login(a_person("otra", role, is_staff=True))
    steps = ("", "textos/", "hoja/", "plan/", "aprobar/", "terminar/", "retirar/")
    addresses = [CHANGES, f"{CHANGES}nuevo/", *(of(draft, step) for step in steps)]

    assert {client.get(one).status_code for one in addresses} == {403}
    assert client.post(of(draft, "quitar/")).status_code == 403
