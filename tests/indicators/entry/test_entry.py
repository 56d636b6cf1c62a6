"""One indicator and month: what is expected, saved, sent and refused."""

from datetime import date

import pytest

from indicators.actions import close_month
from indicators.models import MonthlyRecord, ReportingMonth
from indicators.vocabulary import RecordState
from pei_site.trail import Source
from tests.builders import a_cutoff, an_indicator, program, report
from tests.indicators.entry.conftest import (
    HOME_OF_JULY,
    JULY,
    PAGE,
    SEVENTY,
    an_owed,
    sent,
    stored,
    told,
    typed,
)

pytestmark = pytest.mark.django_db


def test_a_draft_is_saved_with_its_trail(reporter, owed):
    response = reporter.post(PAGE, typed("70"))

    assert response["Location"] == PAGE
    record = stored()
    assert (record.executed, record.narrative) == (SEVENTY, "Avance")
    assert (record.state, record.version) == (RecordState.DRAFT, 2)
    trace = record.history.first()
    assert (trace.door, trace.history_user.username) == (Source.FORM, "eva")


def test_enviar_saves_and_sends_at_once(reporter, owed):
    response = reporter.post(PAGE, sent(), follow=True)

    assert response.redirect_chain == [(HOME_OF_JULY, 302)]
    assert told(response) == ["Indicador sectorial 321 (321): enviado."]
    assert stored().state == RecordState.SUBMITTED
    assert stored().steps.get().by.username == "eva"


def test_a_month_without_record_gets_one(reporter, july):
    program(an_indicator("464"), "1", {12: "1"})

    reporter.post(f"{JULY}464/", typed("1", version=0))

    assert stored("464").executed == 1


def test_what_cannot_be_sent_is_not_saved_and_stays_in_the_form(reporter, owed):
    response = reporter.post(PAGE, sent(executed="65", narrative="Me atrasé"))

    form = response.context["form"]
    assert form.errors == {"cause": ["Hay rezago o sobre ejecución: escriba la causa."]}
    assert "Me atrasé" in response.content.decode()
    assert stored().version == 1


def test_a_cause_is_only_announced_while_saving(reporter, owed):
    response = reporter.post(PAGE, typed("65"), follow=True)

    assert "Obligatoria para enviar" in response.content.decode()
    assert stored().executed == 65


def test_nothing_typed_is_saved_but_not_sent(reporter, owed):
    errors = reporter.post(PAGE, sent(executed="")).context["form"].errors

    assert errors == {
        "executed": ["Falta el valor ejecutado. Si no hubo ejecución, escriba 0."]
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("72.5", "usa punto"),
        ("1.474", "es ambiguo"),
        ("7x", "no es un número"),
        ("NaN", "no es un número"),
        ("\u0667\u0660", "no es un número"),
        ("70,125", "más decimales que su unidad: se reporta con 2"),
        ("1,23456", "más de 4 decimales"),
        ("-1", "mayor o igual a 0"),
        ("1" * 12, "menor o igual"),
    ],
)
def test_what_is_no_number_of_the_unit_is_refused(reporter, owed, text, why):
    response = reporter.post(PAGE, typed(text))

    assert why in str(response.context["form"].errors["executed"])
    assert response.context["form"]["executed"].value() == text
    assert stored().version == 1


def test_a_unit_without_decimals_takes_none(reporter, july):
    an_owed("545", decimals=0, unit="número", accumulation="SUM")

    errors = reporter.post(f"{JULY}545/", typed("70,5")).context["form"].errors

    assert "sin decimales" in str(errors)


def test_long_texts_are_refused_not_cut_and_line_ends_count_once(reporter, owed):
    exact = "a\r\n" * 1999 + "bb"  # 4.000 as people count them, 5.999 as sent

    assert reporter.post(PAGE, typed(narrative=exact + "b")).status_code == 200
    assert stored().version == 1
    assert reporter.post(PAGE, typed(narrative=exact)).status_code == 302
    assert stored().narrative == "a\n" * 1999 + "bb"


@pytest.mark.parametrize(
    ("accumulation", "words"),
    [
        ("SUM", "Sólo lo de este mes"),
        ("CONSTANT", "Acumulado del año"),
        ("INCREASING", "Acumulado del año"),
        ("DECREASING", "Acumulado del año"),
    ],
)
def test_it_says_what_is_expected(reporter, july, accumulation, words):
    an_owed(accumulation=accumulation, unit="puntos", decimals=1)

    page = reporter.get(PAGE).content.decode()

    assert words in page
    assert "Unidad: puntos, con 1 decimal." in page


def test_it_shows_how_it_stands_and_what_was_before(reporter, owed):
    report(owed, 7, "63", state=RecordState.DRAFT)

    page = reporter.get(PAGE)

    assert page.context["page"].stands == {
        "programmed": "70,00",
        "executed": "63,00",
        "percent": "90,00%",
        "sentence": "Rezago 10,00%",
        "warnings": [],
        "needs_cause": True,
    }
    assert [before.month for before in page.context["line"].earlier] == [6]
    assert "Lo de junio" in page.content.decode()


def test_warnings_do_not_stand_in_the_way(reporter, owed):
    response = reporter.post(
        PAGE, sent(executed="55", cause="Se perdió un dato"), follow=True
    )

    assert stored().state == RecordState.SUBMITTED
    assert told(response)[1:] == [
        "Indicador sectorial 321 (321): El nivel baja: en junio era 60,00."
    ]


def test_sending_twice_is_one_row_and_no_error(reporter, july):
    program(an_indicator("464"), "1", {12: "1"})
    twice = sent(executed="1", version=0)

    answers = [reporter.post(f"{JULY}464/", twice).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert MonthlyRecord.objects.filter(indicator__key="464", month=7).count() == 1
    assert stored("464").steps.count() == 1


def test_p03_a_form_posted_after_the_month_closed_gives_the_text_back(reporter, owed):
    reporter.get(PAGE)
    close_month(gate=ReportingMonth.objects.get())

    response = reporter.post(PAGE, sent(narrative="Una hora de trabajo"))

    assert response.status_code == 409
    assert stored().version == 1
    page = response.content.decode()
    assert "El mes está cerrado" in page
    assert "readonly>Una hora de trabajo</textarea>" in page


def test_p03_holds_for_a_month_that_a_cut_off_closed(reporter, owed):
    cutoff = a_cutoff(date(2023, 7, 31))
    type(cutoff).objects.update(state="CLOSED", revision=1)

    response = reporter.post(PAGE, typed(narrative="Una hora de trabajo"))

    assert response.status_code == 409
    assert "readonly>Una hora de trabajo</textarea>" in response.content.decode()


def test_even_a_wrong_number_comes_back_when_the_month_closed(reporter, owed):
    close_month(gate=ReportingMonth.objects.get())

    response = reporter.post(PAGE, typed("siete", narrative="Una hora de trabajo"))

    assert "readonly>siete</textarea>" in response.content.decode()


def test_what_was_sent_is_only_read(reporter, owed):
    reporter.post(PAGE, sent())

    page = reporter.get(PAGE)

    assert page.context["editable"] is False
    assert 'name="executed"' not in page.content.decode()


def test_a_month_never_opened_is_only_read(reporter, owed):
    page = reporter.get("/admin/mi-mes/2023-08/321/").content.decode()

    assert "no ha abierto agosto de 2023" in page
    assert 'name="executed"' not in page


def test_it_opens_where_there_is_neither_record_nor_programming(reporter, july):
    an_indicator("514")

    page = reporter.get(f"{JULY}514/")

    assert page.context["page"].stands["sentence"] == "Sin programación en la vigencia"
    assert page.context["moves"] == []
    assert page.context["editable"]


def test_only_what_the_form_has_is_written(reporter, owed):
    forged = {"programmed": "1", "state": "APPROVED", "month": "6", "indicator": "9"}

    reporter.post(PAGE, typed() | forged)

    record = stored()
    assert (record.programmed, record.state) == (SEVENTY, RecordState.DRAFT)


def test_it_opens_in_few_queries(reporter, owed, django_assert_max_num_queries):
    report(owed, 7, "65", state=RecordState.RETURNED)

    with django_assert_max_num_queries(11):
        assert reporter.get(PAGE).status_code == 200
