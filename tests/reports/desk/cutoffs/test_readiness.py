"""What a cut-off lacks, by name, with what mends it."""

import pytest
from django.utils import timezone

from indicators.models import Measurement
from indicators.vocabulary import RecordState
from objectives.models import FiscalYear, Objective
from reports.archive import scorecard_of
from reports.desk.cutoffs.readiness import readiness
from reports.finding import Severity
from tests.builders import a_cutoff, an_objective, measured, report

PAGE = "/admin/mesa/cortes/2023-06-30/"


def decide(key):
    return f"{PAGE}decisiones/?indicador={key}#fila-{key}"


pytestmark = pytest.mark.django_db


def judged():
    cutoff = a_cutoff()
    return readiness(cutoff, scorecard_of(cutoff))


def test_what_was_not_reported_blocks_and_leads_to_the_month_and_to_the_decision():
    measured("321", e=None)

    (task,) = judged().blocking

    assert task.message.startswith("Indicador sectorial 321: sin reporte al corte")
    assert [(way.label, way.url) for way in task.ways] == [
        ("Reportar junio", "/admin/mi-mes/2023-06/321/"),
        ("Autorizar el cierre con un motivo", decide("321")),
    ]


def test_what_is_incomplete_leads_to_the_first_month_that_is_missing():
    one = measured("321", e=None)
    report(one, 3, None)
    one.records.filter(month=3).update(programmed=30)
    report(one, 6, "60")

    (task,) = judged().blocking

    assert "falta el reporte de marzo" in task.message
    assert task.ways[0].label == "Reportar marzo"


def test_with_a_reason_it_warns_and_the_reason_can_be_changed():
    one = measured("321", e=None)
    Measurement.objects.create(cutoff=a_cutoff(), indicator=one, override="Sin red.")

    found = judged()

    assert found.blocking == ()
    labels = {way.label for task in found.warnings for way in task.ways}
    assert "Cambiar el motivo" in labels


def test_what_nobody_approved_is_named_with_its_month_and_state():
    one, two = measured("321", weight="50"), measured("322", weight="50")
    report(one, 6, "60", state=RecordState.SUBMITTED)
    report(two, 6, "60", state=RecordState.VERIFIED)
    report(one, 7, "61", state=RecordState.SUBMITTED)  # after the cut-off

    (task,) = judged().blocking

    assert task.message.endswith("Falta aprobar:")
    assert [(way.label, way.url) for way in task.ways] == [
        ("Indicador sectorial 321, junio (enviado)", "/admin/mi-mes/2023-06/321/"),
        ("Indicador sectorial 322, junio (verificado)", "/admin/mi-mes/2023-06/322/"),
    ]


def test_what_cannot_be_computed_leads_to_its_programming():
    measured("321", p="10", baseline=10, from_baseline=True)

    found = judged()

    (task,) = [one for one in found.blocking if "no se puede calcular" in one.message]
    assert task.ways[0].url == "/admin/mesa/programacion/2023/321/"
    assert task.ways[1].url == decide("321")


def test_a_missing_cause_and_the_year_warn_with_their_ways():
    measured("321", e="50")

    found = judged()

    assert found.blocking == ()
    assert {way.url for task in found.warnings for way in task.ways} == {
        "/admin/mesa/vigencias/2023/",
        decide("321"),
    }


def test_weights_that_are_not_100_block_and_lead_to_their_screen():
    measured("321", weight="90")

    (task,) = judged().blocking

    assert task.message == "Las ponderaciones del objetivo 1 suman 90,00%, no 100,00%."
    assert [way.url for way in task.ways] == ["/admin/mesa/pesos/2023/1/"]


def test_a_falling_level_leads_to_its_months_and_loose_weights_to_the_objectives():
    one = measured("321", e="60")
    report(one, 5, "70")
    Objective.objects.filter(number=1).update(weight=40)
    an_objective(2)

    found = {task.message: task.ways for task in judged().warnings}

    falling = next(ways for text, ways in found.items() if "baja de un mes" in text)
    loose = next(ways for text, ways in found.items() if "Sólo algunos" in text)
    assert falling[0].url == "/admin/indicadores/321/2023/cuadricula/"
    assert loose[0].url == "/admin/mesa/pesos/2023/"


def test_everything_ready_says_so(officer):
    measured("321")
    a_cutoff()
    FiscalYear.objects.update(approved_at=timezone.now())

    page = officer.get(PAGE).content.decode()

    assert "Nada impide cerrar el corte." in page
    assert judged().blocking == judged().warnings == ()


def test_the_page_shows_blocking_apart_from_warnings(officer):
    measured("321", weight="50", e=None)
    measured("322", weight="50", e="50")
    a_cutoff()

    page = officer.get(PAGE).content.decode()

    assert page.index("Lo que impide cerrar") < page.index("Para revisar")
    assert f'href="{decide("321")}"' in page
    assert f'href="{decide("322")}"' in page
    assert 'href="/admin/mi-mes/2023-06/321/"' in page


def test_the_page_asks_as_much_for_three_indicators_as_for_one(
    officer, django_assert_max_num_queries
):
    measured("321", e=None)
    report(measured("320", weight="0"), 6, "60", state=RecordState.SUBMITTED)
    a_cutoff()
    with django_assert_max_num_queries(20) as one:
        officer.get(PAGE)
    for key in ("322", "323"):
        report(measured(key, weight="0"), 6, "60", state=RecordState.SUBMITTED)
    with django_assert_max_num_queries(len(one)):
        officer.get(PAGE)


def test_what_only_explains_is_apart():
    measured("321")
    measured("322", weight="0", p="0", e=None)

    remarks = judged().remarks

    assert {task.severity for task in remarks} == {Severity.INFO}
    assert "lo programado hasta el corte es 0" in remarks[0].message
