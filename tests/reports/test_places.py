"""The pages of an objective, an indicator and a department: what each tells and leads to."""

import pytest

from indicators.compliance.vocabulary import Accumulation
from indicators.models import Evidence, MonthlyRecord
from objectives.models import Change
from tests.builders import (
    a_department,
    an_objective,
    measured,
    report,
    weigh,
)
from tests.reports.closings import published
from tests.reports.pages import HERE, PLACES, page_of, text
from tests.reports.proof.scene import a_file, a_link
from tests.scenes import module_scene

pytestmark = pytest.mark.django_db
QUERIES = 12


@pytest.fixture(autouse=True)
def own_disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@module_scene
def june():
    """Publish 321, that lags in objectives 1 and 2, and the sum 322, that exceeds in 1."""
    one = measured("321", weight="50", p="50", e="49")
    weigh(one, "100", objective=an_objective(2))
    sums = {"accumulation": Accumulation.SUM, "department": a_department("TIC")}
    measured("322", weight="50", p="40", e="60", **sums)
    report(one, 6, "49", cause="Llovió.", delays="Se contrató otra empresa.")
    values = {"plan": one_plan(), "number": "007", "description": "Se bajó la meta."}
    Change.objects.create(**values, indicator_key="321", objective=an_objective(2))
    Change.objects.create(**values | {"number": "008"}, indicator_key="322")
    published()


@pytest.fixture
def lagging():
    return MonthlyRecord.objects.get(indicator__key="321", month=6)


def one_plan():
    return an_objective().plan


def test_an_objective_is_told_in_words_and_leads_on(client):
    page, words = page_of(client, PLACES[0]), text(client, PLACES[0])

    assert (
        "El objetivo va en 124,00%: el indicador sectorial 321 pesa la mitad y va en"
        " 98,00%, así que aporta 49,00 puntos; el indicador sectorial 322 pesa la mitad y"
        " va en 150,00%, así que aporta 75,00 puntos y tapa todo lo que falta." in words
    )
    assert "aporta 49,00 puntos le faltan 1,00 puntos" in words
    assert f'href="{HERE}tendencia/?objetivo=1"' in page
    assert f'href="{HERE}comparar/"' in page


def test_an_indicator_shows_its_three_percentages_side_by_side(client):
    words = text(client, PLACES[1])

    assert (
        "Al corte 98,00% Va en 49,00 y debía ir en 50,00 al terminar junio."
        " Del año 2023 49,00% La meta del año es llegar a 100,00 y va en 49,00."
        in words
    )


def test_an_indicator_tells_its_months_and_its_weight_in_each_objective(client):
    words = text(client, PLACES[1])

    assert "Junio 50,00 49,00 98,00%" in words
    assert (
        "Peso en el objetivo 1 Peso en el objetivo 2 2023 100,00 49,00 49,00%" in words
    )


def test_the_changes_that_touched_a_place_are_there_and_no_others(client):
    of_321, of_2 = (
        text(client, f"{HERE}{at}/") for at in ("indicadores/321", "objetivos/2")
    )

    assert "Cambio 007" in of_321
    assert "Cambio 008" not in of_321
    assert "Cambio 007" in of_2
    assert "Cambio 00" not in text(client, PLACES[0])
    assert 'href="/control-de-cambios/#cambio-007"' in page_of(client, PLACES[1])
    assert 'id="cambio-007"' in page_of(client, "/control-de-cambios/")


def test_an_indicator_leads_to_the_next(client):
    page = text(client, PLACES[1])

    assert "Siguiente en el objetivo 1 Indicador sectorial 322 · 150,00%" in page
    assert "Anterior" not in page


def test_a_department_tells_what_is_late_and_why(client):
    words = text(client, PLACES[3])

    assert "En cumplimiento 0 Con rezago 1 Sobre ejecución 0" in words
    assert "Rezago 2,00%: Llovió. Retrasos y soluciones: Se contrató otra empresa." in (
        words
    )
    assert "Siguiente Dependencia TIC" in words
    assert "Ninguno de sus indicadores" in text(client, f"{HERE}dependencias/TIC/")


def test_public_evidence_is_listed_until_it_is_not(client, lagging):
    kept, link = a_file(lagging, size=1_500_000), a_link(lagging)
    a_file(lagging, "interna.pdf", public=False)

    page, words = page_of(client, PLACES[1]), text(client, PLACES[1])
    Evidence.objects.update(public=False)

    assert "acta.pdf Junio · PDF, 1,4 MB" in words
    assert "Acta del comité Junio · enlace a actas.example.org" in words
    assert f'href="{PLACES[1]}evidencias/{kept.pk}/"' in page
    assert f'href="{link.link}" rel="noopener nofollow external"' in page
    assert "interna.pdf" not in page
    assert "no ha publicado evidencias" in text(client, PLACES[1])


def test_the_links_of_a_revision_stay_in_it_and_its_evidence_too(client, lagging):
    kept = a_file(lagging)
    revision = "/cortes/2023-06-30/revisiones/1/indicadores/321/"

    assert f'href="{revision}evidencias/{kept.pk}/"' in page_of(client, revision)
    assert client.get(f"{revision}evidencias/{kept.pk}/").status_code == 200


@pytest.mark.parametrize("more", [0, 12])
def test_a_place_asks_as_little_with_one_row_as_with_many(
    client, lagging, more, django_assert_max_num_queries
):
    for number in range(more):
        a_file(lagging, f"acta-{number}.pdf")

    for address in PLACES:
        with django_assert_max_num_queries(QUERIES):
            assert client.get(address).status_code == 200
