"""The decisions about many indicators: in pages, each saved apart."""

import pytest

from indicators.models import Measurement
from reports.desk.cutoffs.decision_views import PER_PAGE
from tests.builders import a_cutoff, measured

PAGE = "/admin/mesa/cortes/2023-06-30/decisiones/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def others():
    """Return as many indicators as a page takes, beside one more, with June open."""
    a_cutoff()
    measured("321", e="50")
    numbers = range(400, 400 + PER_PAGE)
    return [measured(f"{number}", weight="0", e="50") for number in numbers]


def test_many_rows_come_in_pages_each_saved_apart(officer, others):
    second = f"{PAGE}?pagina=2"

    first = " ".join(officer.get(PAGE).content.decode().split())
    (row,) = officer.get(second).context["rows"]
    typed = {
        f"d{others[-1].pk}-cause": "Llovió.",
        f"d{others[-1].pk}-was": row.form["was"].value(),
    }
    answer = officer.post(second, typed, follow=True)

    assert f"Página 1 de 2: {PER_PAGE + 1} indicadores." in first
    assert row.row.key == others[-1].key
    assert answer.redirect_chain == [(second, 302)]
    assert "1 fila guardada" in answer.content.decode()
    assert Measurement.objects.get().cause == "Llovió."


def test_the_link_of_an_indicator_leads_to_its_page(officer, others):
    last = others[-1].key

    shown = officer.get(f"{PAGE}?indicador={last}").context["rows"]

    assert [one.row.key for one in shown] == [last]
