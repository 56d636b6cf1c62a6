"""Closing, reopening and publishing from the desk, each confirmed."""

import pytest
from django.test import Client

from indicators.models import Closing, Measurement, MonthlyRecord, Reopening
from indicators.vocabulary import CutoffState
from objectives import roles
from reports import archive
from reports.desk.cutoffs import step_views
from reports.models import PublishedFile, PublishedReport
from tests.builders import a_cutoff, a_person, measured
from tests.reports.closings import WHY, an_officer, published, reopened

PAGE = "/admin/mesa/cortes/2023-06-30/"
CLOSE, REOPEN, PUBLISH = (
    f"{PAGE}{step}/" for step in ("cerrar", "reabrir", "publicar")
)

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


def seen(officer):
    return {"seen": officer.get(CLOSE).context["seen"]}


def test_before_closing_one_sees_what_is_frozen(officer, june):
    other = measured("322", weight="0", e=None)
    Measurement.objects.create(cutoff=june, indicator=other, override="Sin red.")
    Measurement.objects.create(
        cutoff=june,
        indicator=june.year.weights.get(weight=100).indicator,
        official=98,
        justification="Así se publicó.",
    )

    page = words(officer.get(CLOSE))

    assert "revisión 1" in page
    assert "<span>Objetivo 1 <span" in page
    assert "<strong>98,00%</strong>" in page
    assert "(sus magnitudes dan 100,00%). Así se publicó." in page
    assert "<strong>Indicador sectorial 322.</strong> Sin red." in page


def test_closing_freezes_and_says_by_whom(officer, june):
    answer = officer.post(CLOSE, seen(officer), follow=True)

    assert "revisión 1: cerrada. Ahora puede publicarla." in words(answer)
    assert Closing.objects.get().closed_by == an_officer()
    assert a_cutoff().state == CutoffState.CLOSED


def test_what_blocks_is_listed_and_nothing_closes(officer):
    measured("321", e=None)
    a_cutoff()
    page = words(officer.get(CLOSE))
    assert "Lo que impide cerrar" in page
    assert "disabled>Cerrar como revisión 1" in page

    answer = officer.post(CLOSE, seen(officer))

    assert answer.status_code == 409
    assert "No se cerró." in words(answer)
    assert "sin reporte al corte" in words(answer)
    assert not Closing.objects.exists()


@pytest.mark.parametrize("digest", ["", "otra"])
def test_figures_that_nobody_saw_are_not_frozen(officer, june, digest):
    answer = officer.post(CLOSE, {"seen": digest})

    assert answer.status_code == 409
    assert "Las cifras cambiaron mientras usted las miraba" in words(answer)
    assert not Closing.objects.exists()


def test_figures_that_moved_meanwhile_are_shown_again(officer, june):
    before = seen(officer)
    MonthlyRecord.objects.filter(month=6).update(executed=50)

    answer = officer.post(CLOSE, before)

    assert answer.status_code == 409
    assert "83,33%" in words(answer)
    assert officer.post(CLOSE, {"seen": answer.context["seen"]}).status_code == 302


def test_a_second_closing_is_told_that_it_is_closed(officer, june):
    before = seen(officer)
    archive.close_cutoff(cutoff=june, by=None)

    answer = officer.post(CLOSE, before, follow=True)

    assert "ya está cerrado" in words(answer)
    assert Closing.objects.count() == 1
    assert officer.get(CLOSE).url == PAGE


def test_a_reopening_needs_a_reason(officer, june):
    archive.close_cutoff(cutoff=june, by=None)

    answer = officer.post(REOPEN, {"reason": "  "})

    assert "Escriba el motivo de la reapertura" in words(answer)
    assert a_cutoff().state == CutoffState.CLOSED


def test_a_reopening_says_why_until_the_next_closing(officer, june):
    archive.close_cutoff(cutoff=june, by=None)

    answer = officer.post(REOPEN, {"reason": WHY}, follow=True)

    page = words(answer)
    assert f"Motivo: {WHY}" in page
    assert "Se cerrará como la revisión 2" in page
    assert "por omar" in page
    assert Reopening.objects.get().reason == WHY
    assert f"<strong>Motivo de la revisión 2.</strong> {WHY}" in words(
        officer.get(CLOSE)
    )


def test_before_closing_again_one_sees_what_changes(officer, june):
    archive.close_cutoff(cutoff=june, by=None)
    reopened()
    assert "diría lo mismo que la 1" in words(officer.get(CLOSE))

    MonthlyRecord.objects.filter(month=6).update(executed=50)

    page = words(officer.get(CLOSE))
    assert "Lo que cambia frente a la revisión anterior" in page
    assert '<td data-label="Revisión 2">83,33%</td>' in page


def test_an_open_cut_off_is_neither_reopened_nor_published(officer, june):
    for step in (REOPEN, PUBLISH):
        for ask in (officer.get, officer.post):
            assert ask(step).url == PAGE

    assert "ya está abierto" in words(officer.get(PAGE))
    assert not Reopening.objects.exists()
    assert not PublishedReport.objects.exists()


def test_publishing_shows_what_was_archived_with_its_hash(officer, june):
    archive.close_cutoff(cutoff=june, by=None)
    page = words(officer.get(PUBLISH))
    assert "/cortes/2023-06-30/informe.pdf" in page
    assert 'data-busy="Publicando…' in page

    answer = officer.post(PUBLISH, follow=True)

    page = words(answer)
    assert "revisión 1: publicada." in page
    assert 'href="/cortes/2023-06-30/revisiones/1/informe.pdf"' in page
    for file in PublishedFile.objects.all():
        assert file.sha256 in page
    assert PublishedReport.objects.get().published_by == an_officer()


def test_publishing_says_how_long_it_takes(officer, june, monkeypatch):
    archive.close_cutoff(cutoff=june, by=None)
    assert "puede tardar medio minuto." in words(officer.get(PUBLISH))

    monkeypatch.setattr(step_views, "QUICK", 0)  # rows
    assert "tarda varios minutos: no cierre esta página." in words(officer.get(PUBLISH))


def test_publishing_again_says_what_becomes_of_the_former(officer, june):
    published()
    reopened()
    archive.close_cutoff(cutoff=a_cutoff(), by=None)

    page = words(officer.get(PUBLISH))

    assert "La revisión 1 queda en su propia dirección" in page
    assert WHY in page
    assert "Qué cambió frente a la revisión 1" in words(officer.get(PAGE))


def test_the_past_asks_as_much_for_three_revisions_as_for_one(
    officer, june, django_assert_max_num_queries
):
    archive.close_cutoff(cutoff=june, by=None)
    reopened()
    with django_assert_max_num_queries(20) as one:
        officer.get(PAGE)
    for _ in range(2):
        archive.close_cutoff(cutoff=a_cutoff(), by=None)
        reopened()
    with django_assert_max_num_queries(len(one)):
        officer.get(PAGE)


@pytest.mark.parametrize("step", [CLOSE, REOPEN, PUBLISH])
def test_the_steps_are_of_the_planning_office(june, step):
    client = Client()
    client.force_login(a_person("dora", roles.DIRECTOR, is_staff=True))

    assert client.get(step).status_code == 403
    assert client.post(step, {"reason": WHY, "seen": ""}).status_code == 403
    assert a_cutoff().is_open


def test_publishing_does_not_touch_what_was_closed(officer, june):
    archive.close_cutoff(cutoff=june, by=None)
    before = archive.closed_scorecard(june.date, 1)

    officer.post(PUBLISH)

    assert archive.closed_scorecard(june.date, 1) == before
