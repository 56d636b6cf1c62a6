"""Weights saved on the desk: in a year that is being made, and in an approved one."""

import pytest

from indicators.models import ChangedValue, IndicatorWeight
from tests.builders import a_year, an_indicator
from tests.reports.desk.weighing.conftest import (
    PAGE,
    a_change,
    fields_of,
    key_of,
    stored,
    told,
    typed,
)

pytestmark = pytest.mark.django_db
BOTH = {"lleno": "60.00", "medio": "40.00"}


def test_weights_are_saved(office, year):
    posted = typed(office, "guardar", lleno="72,5", medio="27,50")

    response = office.post(PAGE, posted, follow=True)

    assert told(response) == ["Objetivo 1: Se guardó."]
    assert stored() == {"lleno": "72.50", "medio": "27.50"}
    assert IndicatorWeight.history.first().history_user.username == "plan"


def test_an_untouched_screen_writes_nothing(office, year):
    versions = IndicatorWeight.history.count()

    response = office.post(PAGE, typed(office, "guardar"), follow=True)

    assert told(response) == ["No había cambios que guardar."]
    assert IndicatorWeight.history.count() == versions


def test_before_the_approval_any_sum_is_saved_with_a_warning(office, year):
    response = office.post(PAGE, typed(office, "guardar", lleno="50"), follow=True)

    assert told(response)[1].startswith("Los pesos suman 90,00%: la vigencia no se")
    assert stored()["lleno"] == "50.00"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("72.5", "«72.5» usa punto"),
        ("1.474", "es ambiguo"),
        ("sesenta", "no es un número"),
        ("-1", "no puede ser negativo"),
        ("100,01", "El peso va de 0 a 100."),
        ("9" * 200, "demasiado grande"),
        ("33,333", "a lo sumo dos decimales"),
        ("", "Escriba el peso"),
    ],
)
def test_what_is_no_weight_is_told_beside_it_and_stays(office, year, text, reason):
    response = office.post(PAGE, typed(office, "guardar", lleno=text, medio="40,01"))

    line = response.context["sheet"].lines[0]
    assert reason in line.form.errors["weight"][0]
    assert fields_of(response) == {"lleno": text, "medio": "40,01"}
    assert stored() == BOTH


def test_an_indicator_is_added_and_saved(office, year):
    new = an_indicator("nuevo")
    posted = typed(office, "agregar") | {"nuevo": str(new.pk)}
    added = office.post(PAGE, posted)
    assert fields_of(added) == {"lleno": "60,00", "medio": "40,00", "nuevo": ""}
    assert stored() == BOTH

    rows = {"fila": [*posted["fila"], str(new.pk)], f"i{new.pk}-weight": "10"}
    office.post(PAGE, posted | rows | {"accion": "guardar"})

    assert stored() == {**BOTH, "nuevo": "10.00"}


def test_only_indicators_in_force_are_offered(office, year):
    an_indicator("terminado", end="2022-12-31")
    an_indicator("futuro", start="2024-01-01")
    an_indicator("vigente", end="2023-03-31")

    sheet = office.get(PAGE).context["sheet"]

    assert [one.key for one in sheet.candidates] == ["vigente"]


@pytest.mark.parametrize("odd", ["", "x", "999999", "٣", "9" * 40])
def test_what_is_no_indicator_is_not_added(office, year, odd):
    response = office.post(PAGE, typed(office, "agregar") | {"nuevo": odd})

    assert list(fields_of(response)) == ["lleno", "medio"]


def test_before_the_approval_a_row_can_go(office, year):
    office.post(PAGE, typed(office, "guardar", "medio", lleno="100", medio="x"))

    assert stored() == {"lleno": "100.00"}


def test_in_an_approved_year_a_row_that_goes_weighs_nothing(office, change):
    posted = typed(office, "guardar", "medio", lleno="100", change=change)

    office.post(PAGE, posted)

    assert stored() == {"lleno": "100.00", "medio": "0.00"}


def test_an_approved_year_refuses_without_a_change_and_keeps_what_was_typed(
    office, approved
):
    response = office.post(PAGE, typed(office, "guardar", lleno="70", medio="30"))

    assert response.status_code == 409
    [problem] = response.context["problems"]
    assert problem.startswith("La vigencia 2023 está aprobada: elija el cambio")
    assert fields_of(response) == {"lleno": "70", "medio": "30"}
    assert stored() == BOTH


@pytest.mark.parametrize("state", ["DRAFT", "APPROVED"])
def test_an_approved_year_refuses_what_is_not_100(office, approved, state):
    change = a_change(approved, state)

    response = office.post(PAGE, typed(office, "guardar", lleno="70", change=change))

    assert response.status_code == 409
    assert "suman 110,00%" in response.context["problems"][0]
    assert stored() == BOTH
    assert not change.proposed.exists()


def test_under_an_approved_change_weights_are_written_and_recorded(office, change):
    posted = typed(office, "guardar", lleno="70", medio="30", change=change)

    response = office.post(PAGE, posted, follow=True)

    assert told(response) == [
        "Objetivo 1: Se aplicó y quedó registrado en el Cambio 002."
    ]
    assert stored() == {"lleno": "70.00", "medio": "30.00"}
    recorded = ChangedValue.objects.values_list("before", "after")
    assert list(recorded) == [("60", "70"), ("40", "30")]
    assert IndicatorWeight.history.first().change_id == change.pk


def test_a_draft_takes_weights_as_proposals_and_shows_them_again(office, draft):
    posted = typed(office, "guardar", lleno="70", medio="30", change=draft)

    response = office.post(PAGE, posted, follow=True)

    assert "Quedó propuesto en el borrador" in told(response)[0]
    assert stored() == BOTH
    assert sorted(draft.proposed.values_list("before", "after")) == [
        ("40", "30"),
        ("60", "70"),
    ]
    assert fields_of(response) == {"lleno": "70,00", "medio": "30,00"}
    assert fields_of(office.get(PAGE)) == {"lleno": "60,00", "medio": "40,00"}


def test_putting_the_stored_weights_back_takes_the_proposals_away(office, draft):
    office.post(PAGE, typed(office, "guardar", lleno="70", medio="30", change=draft))
    assert draft.proposed.count() == 2
    posted = typed(office, "guardar", change=draft)
    posted |= {f"i{key_of('lleno')}-was": "70", f"i{key_of('medio')}-was": "30"}

    office.post(PAGE, posted)

    assert not draft.proposed.exists()


def test_a_change_of_another_year_is_not_offered(office, approved):
    other = a_change(a_year(2024), "APPROVED")

    response = office.post(
        PAGE, typed(office, "guardar", lleno="70", medio="30", change=other)
    )

    assert response.context["choice"].options == []
    assert response.status_code == 409
    assert stored() == BOTH
