"""The programming of an indicator saved on the desk, in any year."""

import pytest

from indicators.models import ChangedValue, MonthlyRecord
from tests.builders import an_indicator, an_open_month, report, weigh
from tests.reports.desk.programming.conftest import (
    GRID,
    LEVEL,
    SUM,
    line_of,
    stored,
    told,
    typed,
)

pytestmark = pytest.mark.django_db
AS_IT_WAS = ("120", {6: "50", 12: "70"})


def test_target_and_months_are_saved(office, year):
    fields = {"anual": "1.300,5", "m06": "", "m09": "600", "m12": "700,50"}

    response = office.post(SUM, typed(office, SUM, "guardar", suma=fields), follow=True)

    assert told(response) == ["Indicador sectorial suma: Se guardó."]
    assert stored("suma") == ("1300,5", {9: "600", 12: "700,5"})


def test_an_untouched_page_writes_nothing(office, year):
    versions = MonthlyRecord.history.count()

    response = office.post(SUM, typed(office, SUM, "guardar"), follow=True)

    assert told(response) == ["No había cambios que guardar."]
    assert MonthlyRecord.history.count() == versions


def test_what_a_month_reported_stays(office, year):
    report(line_of(office.get(SUM), "suma").indicator, 12, "33", narrative="Va bien")

    office.post(SUM, typed(office, SUM, "guardar", suma={"m06": "40", "m12": "80"}))

    record = MonthlyRecord.objects.get(indicator__key="suma", month=12)
    assert (record.programmed, record.executed, record.narrative) == (80, 33, "Va bien")
    assert record.version == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("72.5", "«72.5» usa punto"),
        ("1.474", "es ambiguo"),
        ("x", "no es un número"),
        ("-1", "No puede ser negativo."),
        ("0,00001", "más de 4 decimales"),
        ("9" * 30, "demasiado grande"),
    ],
)
def test_what_is_no_magnitude_is_told_beside_it_and_stays(office, year, text, reason):
    fields = {"m07": text, "m08": "10"}

    response = office.post(SUM, typed(office, SUM, "guardar", suma=fields))

    form = line_of(response, "suma").form
    assert response.status_code == 409
    assert reason in form.errors["m07"][0]
    assert (form["m07"].value(), form["m08"].value()) == (text, "10")
    assert stored("suma") == AS_IT_WAS


def test_before_the_approval_what_does_not_add_up_is_saved_with_its_warning(
    office, year
):
    response = office.post(
        SUM, typed(office, SUM, "guardar", suma={"m12": "71"}), follow=True
    )

    assert told(response)[1] == (
        "Indicador sectorial suma: los meses suman 121 y la programación anual es 120."
    )
    assert stored("suma") == ("120", {6: "50", 12: "71"})


@pytest.mark.parametrize("state", ["draft", "change"])
def test_an_approved_year_refuses_what_does_not_add_up(office, request, state):
    under = request.getfixturevalue(state)
    posted = typed(office, LEVEL, "guardar", under, nivel={"m12": "99"})

    response = office.post(LEVEL, posted)

    assert response.status_code == 409
    assert line_of(response, "nivel").form.non_field_errors() == [
        "El último mes programado debe ser igual a la programación anual (100) y es 99."
    ]
    assert stored("nivel") == ("100", {6: "60", 12: "100"})
    assert not under.proposed.exists()


def test_an_approved_year_refuses_without_a_change_and_keeps_what_was_typed(
    office, approved
):
    fields = {"m06": "40", "m12": "80"}

    response = office.post(SUM, typed(office, SUM, "guardar", suma=fields))

    assert response.status_code == 409
    assert "está aprobada: elija el cambio" in response.context["problems"][0]
    assert line_of(response, "suma").form["m06"].value() == "40"
    assert stored("suma") == AS_IT_WAS


def test_under_an_approved_change_it_is_written_and_recorded(office, change):
    fields = {"anual": "130", "m12": "80"}

    response = office.post(
        SUM, typed(office, SUM, "guardar", change, suma=fields), follow=True
    )

    assert "quedó registrado en el Cambio 002" in told(response)[0]
    recorded = ChangedValue.objects.values_list("what", "month", "before", "after")
    assert sorted(recorded) == [
        ("PROGRAMMED", 12, "70", "80"),
        ("TARGET", None, "120", "130"),
    ]


def test_a_draft_takes_it_as_proposals_and_shows_it_again(office, draft):
    fields = {"anual": "130", "m12": "80"}

    response = office.post(
        SUM, typed(office, SUM, "guardar", draft, suma=fields), follow=True
    )

    assert "Quedó propuesto" in told(response)[0]
    assert draft.proposed.count() == 2
    assert line_of(response, "suma").target == 130
    assert line_of(office.get(SUM), "suma").target == 120


def test_months_that_were_closed_are_only_read(office, year):
    an_open_month(6, is_open=False)

    cells = {cell.column: cell for cell in line_of(office.get(SUM), "suma").cells}

    assert (cells[6].field, cells[6].text) == (None, "50")
    assert cells[7].field is not None


def test_a_month_closed_while_it_was_typed_is_told(office, year):
    posted = typed(office, SUM, "guardar", suma={"m06": "40", "m12": "80"})
    an_open_month(6, is_open=False)

    response = office.post(SUM, posted)

    assert response.status_code == 409
    [problem] = line_of(response, "suma").form.non_field_errors()
    assert problem.startswith("Junio se cerró mientras usted escribía")
    assert stored("suma") == AS_IT_WAS


def test_a_closed_month_that_nobody_touched_is_in_nobodys_way(office, year):
    """Negative control of the one before."""
    posted = typed(office, SUM, "guardar", suma={"anual": "130", "m12": "80"})
    an_open_month(6, is_open=False)

    assert office.post(SUM, posted).status_code == 302


@pytest.mark.parametrize("page", [SUM, GRID])
def test_what_another_person_saved_is_told_and_both_are_shown(office, year, page):
    posted = typed(office, page, "guardar", suma={"m06": "40", "m12": "80"})
    MonthlyRecord.objects.filter(indicator__key="suma", month=6).update(programmed=45)

    response = office.post(page, posted)

    assert response.status_code == 409
    assert "otra persona cambió" in response.context["problems"][0]
    line = line_of(response, "suma")
    assert line.differences == [("Junio", "50", "40", "45")]
    assert stored("suma") == ("120", {6: "45", 12: "70"})

    again = posted | {f"i{line.indicator.pk}-was": line.packed}
    assert office.post(page, again).status_code == 302
    assert stored("suma") == ("120", {6: "40", 12: "80"})


def test_what_weighs_without_programming_is_told(office, year):
    weigh(an_indicator("vacio"), "1")

    line = line_of(office.get(GRID), "vacio")

    assert line.faults == ["pesa en la vigencia y no tiene programación."]
    assert line.mark.word == "Por corregir"
