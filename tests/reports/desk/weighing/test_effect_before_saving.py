"""The effect of weights, told term by term before anything is stored."""

from html import unescape
from re import sub

import pytest

from indicators.models import IndicatorWeight
from tests.builders import report
from tests.reports.desk.weighing.conftest import PAGE, fields_of, stored, typed
from tests.reports.planfolder import DEMO, load

pytestmark = pytest.mark.django_db


def words(response) -> str:
    """Return a page as a person reads it."""
    text = sub(r"<[^>]*>", " ", response.content.decode())
    return " ".join(unescape(text).split())


def test_the_effect_is_told_and_nothing_is_stored(office, year):
    versions = IndicatorWeight.history.count()

    response = office.post(PAGE, typed(office, "efecto", lleno="90", medio="10"))

    assert "Objetivo 1 80,00% 95,00% +15,00" in words(response)
    assert "Plan completo 80,00% 95,00% +15,00" in words(response)
    assert fields_of(response) == {"lleno": "90", "medio": "10"}
    assert stored() == {"lleno": "60.00", "medio": "40.00"}
    assert IndicatorWeight.history.count() == versions


def test_the_cap_is_told_beside(office, year):
    report(IndicatorWeight.objects.get(indicator__key="medio").indicator, 6, "120")

    response = office.post(PAGE, typed(office, "efecto", lleno="50", medio="50"))

    assert "Objetivo 1 140,00% 150,00% +10,00" in words(response)
    assert "Objetivo 1, con tope del 100 % 100,00% 100,00% 0,00" in words(response)


def test_an_approved_year_needs_no_change_to_look(office, approved):
    response = office.post(PAGE, typed(office, "efecto", lleno="90", medio="10"))

    assert response.status_code == 200
    assert "Objetivo 1 80,00% 95,00% +15,00" in words(response)


def test_a_draft_is_looked_at_with_all_that_it_proposes(office, draft):
    office.post(PAGE, typed(office, "guardar", lleno="70", medio="30", change=draft))

    response = office.post(f"{PAGE}?cambio={draft.pk}", {"accion": "efecto"})

    assert "Objetivo 1 80,00% 85,00% +5,00" in words(response)


def test_without_edits_it_says_that_nothing_changes(office, year):
    response = office.post(PAGE, typed(office, "efecto"))

    assert "En ese corte no cambia ninguna cifra." in words(response)


def test_weights_that_lack_are_shared_out_and_it_says_so(office, year):
    response = office.post(PAGE, typed(office, "efecto", lleno="30", medio="30"))

    assert "50,00% × 100,00%" in words(response)
    assert "Los pesos se reparten entre lo que se puede calificar." in words(response)


def test_objective_1_of_the_demonstration(office):
    code, _, err = load(DEMO)
    assert code == 0, err
    posted = typed(office, "efecto", **{"321": "80", "7871-4": "20"})

    told = words(office.post(PAGE, posted))

    assert "Objetivo 1 98,49% 98,65% +0,16" in told
    assert "Plan completo 99,39% 99,41% +0,02" in told
    assert "Plan completo, con tope del 100 % 96,61% 96,63% +0,02" in told
    assert (
        "Antes 89,50% × 98,31% Indicador sectorial 321 + 10,50% × 100,00%"
        " Meta proyecto de inversión N°4, proyecto 7871 = 98,49%"
    ) in told
    assert "Después 80,00% × 98,31% Indicador sectorial 321 + 20,00% × 100,00%" in told
