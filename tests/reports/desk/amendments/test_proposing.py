"""What a draft proposes on the screen, and what an approved change writes there."""

import pytest

from indicators.change_control.amending import finish, proposals, save_edits
from indicators.change_control.places import Edit, Place
from indicators.models import Indicator, What
from objectives.models import FiscalYear
from tests.builders import a_year, an_objective
from tests.indicators.change_control.conftest import a_draft, an_open_change
from tests.reports.desk.amendments.conftest import of, said, sheet_of, text_of

pytestmark = pytest.mark.django_db


def test_the_reference_sheet_asks_for_an_indicator(office, draft):
    page = office.get(of(draft, "hoja/"))

    assert [one.key for one in page.context["indicators"]] == ["1", "2"]
    assert office.get(of(draft, "hoja/") + "?indicador=9").status_code == 404


def test_fields_of_a_reference_sheet_are_proposed(office, pair):
    draft = a_draft()
    address = of(draft, "hoja/") + "?indicador=1"
    changes = {"unit": "número", "period_target": "95,5", "end": "2024-12-31"}

    office.post(address, sheet_of("1", **changes))

    proposed = {one.place.field: one.value for one in proposals(draft)}
    assert proposed == {
        "unit": "número",
        "period_target": "95,5",
        "end": "2024-12-31",
    }
    form = office.get(address).context["form"]
    assert (form["unit"].value(), form["period_target"].value()) == ("número", "95,5")
    assert Indicator.objects.get(key="1").unit == "porcentaje"


def test_what_is_put_back_is_no_longer_proposed(office, pair):
    draft = a_draft()
    address = of(draft, "hoja/") + "?indicador=1"
    office.post(address, sheet_of("1", unit="número"))

    office.post(address, sheet_of("1"))
    response = office.post(address, sheet_of("1"), follow=True)

    assert proposals(draft) == []
    assert said(response)[-1] == "No había nada distinto."


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": ""},
        {"baseline": "72.5"},
        {"accumulation": "SUM", "from_baseline": "on"},
    ],
)
def test_a_wrong_sheet_is_explained(office, pair, wrong):
    draft = a_draft()

    response = office.post(of(draft, "hoja/") + "?indicador=1", sheet_of("1", **wrong))

    assert "No se guardó." in text_of(response)
    assert proposals(draft) == []


def test_the_cap_and_the_weights_of_the_objectives_are_proposed(office, pair):
    draft = a_draft()

    office.post(of(draft, "plan/"), {"cap": "100", "weight-1": "100,00"})

    assert [one.value for one in proposals(draft)] == ["100", "100"]
    assert FiscalYear.objects.get().cap is None
    page = office.get(of(draft, "plan/"))
    assert page.context["form"]["cap"].value() == "100"


@pytest.mark.parametrize(
    ("posted", "told"),
    [
        ({"weight-1": "100"}, "Escriba el peso de todos los objetivos, o de ninguno"),
        ({"cap": "1.000"}, "es ambiguo"),
        ({"cap": "0"}, "El tope debe ser mayor que 0."),
        ({"cap": "33,333"}, "tiene más de 2 decimales"),
    ],
)
def test_a_wrong_cap_or_weight_is_explained(office, pair, posted, told):
    an_objective(2)
    draft = a_draft()

    response = office.post(of(draft, "plan/"), posted)

    assert told in text_of(response)
    assert proposals(draft) == []


def test_under_an_approved_change_the_same_forms_write_and_record(office, pair):
    change = an_open_change()

    page = text_of(office.get(of(change)))
    office.post(of(change, "plan/"), {"cap": "110", "weight-1": ""})
    office.post(of(change, "hoja/") + "?indicador=1", sheet_of("1", unit="número"))

    assert "Está abierto" in page
    assert FiscalYear.objects.get().cap == 110
    assert [one.after for one in change.values.all()] == ["110", "número"]
    assert "<ins>110,00%</ins>" in text_of(office.get(of(change)))
    history = FiscalYear.history.first()
    assert (history.change, history.door) == (change, "FORM")


def test_under_a_change_that_has_ended_nothing_is_written(office, pair):
    change = finish(change=an_open_change())

    response = office.post(of(change, "plan/"), {"cap": "110", "weight-1": ""})

    assert "no está aprobado o ya se aplicó" in text_of(response)
    assert FiscalYear.objects.get().cap is None


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_of_a_change_asks_the_same_number_of_questions(
    office, pair, count, django_assert_num_queries
):
    change = an_open_change(indicator_key="1")
    for number in range(1, count + 1):
        indicator = pair[number % 2]
        edits = [
            Edit(Place(What.PROGRAMMED, None, indicator.pk, number), "1"),
            Edit(Place(What.CAP), str(100 + number)),
        ]
        save_edits(year=a_year(), edits=edits, change=change)

    with django_assert_num_queries(7):
        office.get(of(change))

    assert change.values.count() == 2 * count


def test_what_another_changed_meanwhile_is_not_put_back(office, pair):
    draft = a_draft()
    address = of(draft, "hoja/") + "?indicador=1"
    form = office.get(address).context["form"]
    read = {form[name].html_initial_name: form[name].value() for name in form.fields}
    seen = {name: "" if value is None else value for name, value in read.items()}
    save_edits(
        year=a_year(),
        edits=[Edit(Place(What.SHEET, indicator=pair[0].pk, field="code"), "1 bis")],
        change=an_open_change(),
    )

    office.post(address, sheet_of("1", code="1", unit="número") | seen)

    assert len(seen) == 8
    assert [one.place.field for one in proposals(draft)] == ["unit"]
