"""The overview says what moved since the cut-off before."""

import pytest

from indicators.models import MonthlyRecord
from indicators.vocabulary import RecordState
from tests.builders import JUNE, a_year
from tests.reports.overviews import MARCH, a_hidden_lag, publish
from tests.reports.pages import HERE, text
from tests.scenes import module_scene

pytestmark = pytest.mark.django_db


@module_scene
def moved():
    """Publish March, when 545 alone was promised and met, and June."""
    a_hidden_lag()
    early = MonthlyRecord.objects.filter(indicator__key="545")
    year, indicator = a_year(), early.first().indicator
    MonthlyRecord.objects.create(
        year=year,
        indicator=indicator,
        month=3,
        programmed=20,
        executed=20,
        state=RecordState.APPROVED,
    )
    publish(MARCH, JUNE)


def test_what_moved_is_said_in_words(client):
    page = text(client, HERE)

    assert "Sin cambio frente al 31/3/2023" in page
    assert "Frente al corte del 31 de marzo de 2023." in page
    assert "Objetivo 2 No tenía porcentaje al 31/3/2023 — → 100,00%" in page
    assert "Entran al rezago: Indicador sectorial 545 ." in page
    assert (
        "/cortes/2023-06-30/comparar/?con=2023-03-31"
        in client.get(HERE).content.decode()
    )


def test_the_year_is_drawn_and_told_in_figures(client):
    page = text(client, HERE)

    assert "Objetivo 1, mes a mes Enero sin porcentaje" in page
    assert "Cumplimiento al final de cada mes de 2023" in page
