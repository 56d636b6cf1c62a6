"""Approving a year on the screen: said first, asked for, and never by looking."""

import pytest

from indicators.models import IndicatorWeight
from objectives.models import FiscalYear
from tests.builders import a_person, a_year, an_objective, measured
from tests.reports.desk.years.conftest import APPROVE, Y2023, text_of, told

pytestmark = pytest.mark.django_db


def seen(office):
    return {"seen": office.get(APPROVE).context["seen"]}


def test_it_says_what_is_locked_and_only_asks(office):
    measured("321")

    page = office.get(APPROVE)
    text = text_of(page)

    assert page.status_code == 200
    for word in ("pesos", "programación", "esencial", "tope"):
        assert f"<strong>{word}</strong>" in text
    assert "1 advertencia" in text
    assert not a_year().is_approved


def test_a_post_approves_and_says_who_and_when(office, planner):
    measured("321")

    page = office.post(APPROVE, seen(office), follow=True)

    year = FiscalYear.objects.get()
    assert year.approved_by == planner
    assert page.redirect_chain == [(Y2023, 302)]
    assert told(page) == ["La vigencia 2023 quedó aprobada."]
    assert "por Pilar." in text_of(page)


def test_what_blocks_is_told_and_nothing_is_approved(office):
    measured("321", weight="90")

    page = office.post(APPROVE, seen(office))

    assert page.status_code == 409
    assert "suman 90,00%" in text_of(page)
    assert not a_year().is_approved
    assert "<form method" not in text_of(office.get(APPROVE))


def test_what_changed_while_the_page_was_open_is_not_approved(office):
    measured("321", weight="60")
    measured("322", weight="40")
    form = seen(office)
    IndicatorWeight.objects.update(weight=50)

    page = office.post(APPROVE, form)

    assert page.status_code == 409
    assert "después de que usted abrió esta página" in text_of(page)
    assert not a_year().is_approved
    again = office.post(APPROVE, {"seen": page.context["seen"]})
    assert again.status_code == 302
    assert a_year().is_approved


def test_a_form_without_what_was_looked_at_approves_nothing(office):
    measured("321")

    assert office.post(APPROVE).status_code == 409
    assert not a_year().is_approved


def test_who_comes_second_is_told_who_was_first(office):
    measured("321")
    form = seen(office)
    FiscalYear.objects.update(
        approved_at="2023-01-15T12:00Z", approved_by=a_person("eva")
    )

    page = office.post(APPROVE, form, follow=True)

    assert told(page) == ["La vigencia 2023 ya estaba aprobada por eva."]
    assert a_year().approved_by.username == "eva"


def test_pressing_twice_approves_once(office):
    measured("321")
    form = seen(office)

    for _ in range(2):
        assert office.post(APPROVE, form).status_code == 302

    assert FiscalYear.objects.get().history.count() == 2  # made, approved


def test_an_approved_year_asks_for_nothing(office):
    measured("321", objective=an_objective())
    FiscalYear.objects.update(approved_at="2023-01-15T12:00Z")

    text = text_of(office.get(APPROVE))

    assert "ya está aprobada" in text
    assert "<form method" not in text
