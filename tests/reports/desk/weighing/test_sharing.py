"""The buttons that fill the weights in; nothing is saved by them."""

import pytest

from objectives.weights import add_up
from tests.builders import an_indicator, weigh
from tests.reports.desk.weighing.conftest import PAGE, fields_of, stored, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(year):
    weigh(an_indicator("tercero"), "0")


@pytest.mark.parametrize(
    ("action", "entries", "weights"),
    [
        ("relativa", "1 1 2", "25,00 25,00 50,00"),
        ("relativa", "1 1 1", "33,33 33,33 33,34"),
        ("relativa", "5000 0,5 2.500.000", "0,20 0,00 99,80"),
        ("parejo", "60 40 x", "33,33 33,33 33,34"),
        ("parejo", "60 40 0", "50,00 50,00 0,00"),
        ("resto", "60 - -", "60,00 20,00 20,00"),
        ("resto", "60 30 0", "65,00 35,00 0,00"),
    ],
)
def test_entries_become_weights(office, three, action, entries, weights):
    texts = ["" if one == "-" else one for one in entries.split()]
    posted = typed(
        office, action, **dict(zip(["lleno", "medio", "tercero"], texts, strict=True))
    )

    response = office.post(PAGE, posted)

    assert list(fields_of(response).values()) == weights.split()
    assert add_up([response.context["sheet"].sum])
    assert response.context["mark"].word == "Suma 100,00"
    assert "No se han guardado" in response.context["told"]
    assert stored() == {"lleno": "60.00", "medio": "40.00", "tercero": "0.00"}


def test_a_row_that_goes_takes_nothing(office, three):
    response = office.post(PAGE, typed(office, "parejo", "medio", tercero="1"))

    assert fields_of(response) == {
        "lleno": "50,00",
        "medio": "40,00",
        "tercero": "50,00",
    }
    assert add_up([response.context["sheet"].sum])


@pytest.mark.parametrize(
    ("action", "entries", "reason"),
    [
        ("relativa", "0 0", "Escriba en alguna fila un número mayor que 0."),
        ("resto", "60 40", "No queda nada por repartir"),
        ("resto", "60 60", "No queda nada por repartir"),
    ],
)
def test_what_cannot_be_filled_in_says_why(office, year, action, entries, reason):
    texts = dict(zip(["lleno", "medio"], entries.split(), strict=True))

    response = office.post(PAGE, typed(office, action, **texts))

    assert response.context["problems"][0].startswith(reason)
    assert fields_of(response) == texts


@pytest.mark.parametrize(
    ("action", "text", "reason"),
    [
        ("relativa", "", "Escriba un número; 0 si no pesa."),
        ("relativa", "1.5", "usa punto"),
        ("resto", "100,5", "El peso va de 0 a 100."),
        ("resto", "1,234", "a lo sumo dos decimales"),
    ],
)
def test_a_field_that_cannot_be_shared_says_why(office, year, action, text, reason):
    response = office.post(PAGE, typed(office, action, lleno=text))

    assert reason in response.context["sheet"].lines[0].form.errors["weight"][0]
    assert fields_of(response)["lleno"] == text


def test_without_rows_there_is_nothing_to_share(office, year):
    response = office.post(PAGE, typed(office, "parejo", "lleno", "medio"))

    assert response.context["problems"] == [
        "No hay indicadores entre los que repartir."
    ]
