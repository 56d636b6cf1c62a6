"""Two people weigh the same objective: nobody's weights are lost without a word."""

from decimal import Decimal

import pytest

from indicators.models import IndicatorWeight
from tests.builders import an_indicator, weigh
from tests.reports.desk.weighing.conftest import PAGE, fields_of, stored, typed

pytestmark = pytest.mark.django_db


def others_save(**weights: str) -> None:
    for key, weight in weights.items():
        row = IndicatorWeight.objects.get(indicator__key=key)
        row.weight = Decimal(weight)
        row.save()


def test_what_another_person_saved_is_told_and_both_are_shown(office, year):
    mine = typed(office, "guardar", lleno="70", medio="30")
    others_save(lleno="55", medio="45")

    response = office.post(PAGE, mine)

    assert response.status_code == 409
    assert "otra persona cambió pesos" in response.context["problems"][0]
    moved = response.context["sheet"].moved
    assert [(one.was_told, one.base_told) for one in moved] == [
        ("60,00", "55,00"),
        ("40,00", "45,00"),
    ]
    assert fields_of(response) == {"lleno": "70", "medio": "30"}
    assert stored() == {"lleno": "55.00", "medio": "45.00"}


def test_saving_again_after_seeing_both_is_a_decision(office, year):
    mine = typed(office, "guardar", lleno="70", medio="30")
    others_save(lleno="55", medio="45")
    seen = office.post(PAGE, mine).context["sheet"]
    mine |= {f"i{line.indicator.pk}-was": line.base for line in seen.lines}

    assert office.post(PAGE, mine).status_code == 302
    assert stored() == {"lleno": "70.00", "medio": "30.00"}


def test_a_row_that_another_person_added_is_noticed(office, year):
    mine = typed(office, "guardar", lleno="70", medio="30")
    weigh(an_indicator("nuevo"), "5")

    response = office.post(PAGE, mine)

    assert response.status_code == 409
    assert [one.indicator.key for one in response.context["sheet"].moved] == ["nuevo"]
    assert stored() == {"lleno": "60.00", "medio": "40.00", "nuevo": "5.00"}


def test_a_row_that_another_person_took_out_is_noticed(office, year):
    mine = typed(office, "guardar", lleno="70", medio="30")
    IndicatorWeight.objects.filter(indicator__key="medio").delete()

    response = office.post(PAGE, mine)

    assert response.status_code == 409
    assert [one.base_told for one in response.context["sheet"].moved] == ["no pesa"]


def test_a_draft_that_already_proposes_something_else_is_noticed(office, draft):
    office.post(PAGE, typed(office, "guardar", lleno="80", medio="20", change=draft))

    response = office.post(
        PAGE, typed(office, "guardar", lleno="70", medio="30", change=draft)
    )

    assert response.status_code == 409
    assert [one.base for one in response.context["sheet"].moved] == ["80", "20"]


def test_with_nobody_else_nothing_is_told(office, year):
    """Negative control: the notice does not stand on every answer."""
    response = office.post(PAGE, typed(office, "efecto", lleno="70", medio="30"))

    assert response.context["sheet"].moved == []
