"""What the pages of places tell of other plans: many departments, no figures."""

import pytest

from tests.builders import a_department, an_indicator, measured, weigh
from tests.reports.closings import published
from tests.reports.pages import HERE, PLACES, text

pytestmark = pytest.mark.django_db


def test_the_departments_can_be_read_from_the_worst(client):
    measured("1", weight="50", department=a_department("AA"))
    measured("2", weight="50", p="50", e="10", department=a_department("ZZ"))
    published()

    by_name, worst = (
        text(client, f"{PLACES[2]}{query}") for query in ("", "?orden=rezagos")
    )

    assert by_name.index("Dependencia AA") < by_name.index("Dependencia ZZ")
    assert worst.index("Dependencia ZZ") < worst.index("Dependencia AA")


def test_without_any_figure_every_place_still_says_where_it_stands(client):
    weigh(an_indicator("1"), "100")
    published()

    assert "ninguno de sus indicadores se puede calificar" in text(client, PLACES[0])
    assert "No tiene meta en 2023." in text(client, f"{HERE}indicadores/1/")
    assert "Sin calificación 1" in text(client, PLACES[3])
