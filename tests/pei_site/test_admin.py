"""Every screen of the admin opens, in the product's order, in few queries."""

from datetime import date

import pytest
from django.contrib import admin

from indicators.models import (
    Evidence,
    Measurement,
    MonthlyRecord,
    Note,
    ReportingMonth,
    Responsibility,
)
from objectives import roles
from objectives.models import AccessEvent, Change, FiscalYear, Membership, PlanStep
from pei_site.admin_site import SECTIONS
from reports import archive
from reports.models import PublishedReport
from tests.builders import (
    a_cutoff,
    a_department,
    a_person,
    a_plan,
    a_year,
    an_objective,
    an_open_month,
    measured,
)
from tests.pei_site.screens import address

pytestmark = pytest.mark.django_db
admin.autodiscover()
MODELS = [
    pytest.param(model, id=model._meta.model_name)
    for model in admin.site._registry
    if model._meta.app_label in {"objectives", "indicators", "reports"}
]
ELSEWHERE = {"change": "/admin/mesa/cambios/nuevo/", "user": "/admin/personas/invitar/"}
READ_ONLY = {"closing", "publishedreport", "evidence", "accessevent"}


def fill(count):
    """Make rows of every table, `count` of each that grows."""
    for number in range(1, count + 1):
        objective = an_objective(number)
        indicator = measured(str(number), objective=objective)
        Note.objects.create(
            year=a_year(), objective=objective, indicator=indicator, text="N"
        )
        Change.objects.create(plan=a_plan(), number=str(number), objective=objective)
        person = a_person(f"persona{number}")
        Membership.objects.create(
            department=a_department(), user=person, role="REPORTER", start="2023-01-01"
        )
        Measurement.objects.create(cutoff=a_cutoff(), indicator=indicator)
        an_open_month(number)
        Evidence.objects.create(
            record=indicator.records.first(),
            title="Acta",
            link="https://example.org/acta",
            uploaded_by=person,
            uploaded_at="2023-07-01T00:00:00Z",
        )
        Responsibility.objects.create(
            indicator=indicator, user=person, start="2023-01-01"
        )
    AccessEvent.objects.create(event="SIGN_IN", person=a_person("quien"))
    PlanStep.objects.create(plan=a_plan(), number=1, text="x")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    PublishedReport.objects.create(
        cutoff=a_cutoff(),
        revision=1,
        scorecard="{}",
        published_at="2023-07-01T00:00:00Z",
    )


@pytest.fixture
def planning(client):
    client.force_login(a_person("plan", roles.PLANNING, is_staff=True))
    return client


@pytest.mark.parametrize("count", [1, 12])
@pytest.mark.parametrize("model", MODELS)
def test_lists_open_in_few_queries(
    admin_client, model, count, django_assert_max_num_queries
):
    fill(count)

    with django_assert_max_num_queries(12):
        response = admin_client.get(address(model, "changelist"))

    assert response.status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_change_and_history_pages_open(admin_client, model):
    fill(1)
    key = model._default_manager.first().pk

    assert admin_client.get(address(model, "change", key)).status_code == 200
    assert admin_client.get(address(model, "history", key)).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_add_pages_open_except_where_only_the_program_writes(admin_client, model):
    closed = model._meta.model_name in READ_ONLY
    a_year()
    one_plan_is_enough = model._meta.model_name == "plan"

    response = admin_client.get(address(model, "add"))

    if elsewhere := ELSEWHERE.get(model._meta.model_name):
        assert response.url == elsewhere
    else:
        assert response.status_code == (403 if closed or one_plan_is_enough else 200)


@pytest.mark.parametrize("model", MODELS)
def test_nothing_that_outlives_its_screen_is_deleted(admin_client, model):
    fill(1)
    key = model._default_manager.first().pk
    deletable = model._meta.model_name in {"indicatorweight", "note", "membership"}

    response = admin_client.get(address(model, "delete", key))

    assert response.status_code == (200 if deletable else 403)


def test_the_front_page_is_ordered_as_people_think(planning):
    headings = [
        app["name"] for app in planning.get("/admin/tablas/").context["app_list"]
    ]

    assert headings == [heading for heading, _ in SECTIONS]


def test_every_registered_model_has_its_place_in_the_order(rf):
    placed = {name for _, names in SECTIONS for name in names}

    assert {model.__name__ for model in admin.site._registry} <= placed | {"PlanStep"}


def test_planning_programs_a_month_in_colombian_numbers(planning):
    record = MonthlyRecord.objects.get(indicator=measured("321"), month=12)

    response = planning.post(
        address(MonthlyRecord, "change", record.pk), {"programmed": "98,5"}
    )

    assert response.status_code == 302
    record.refresh_from_db()
    assert str(record.programmed) == "98.5000"
    assert record.history.first().history_user.username == "plan"


def test_what_was_reported_is_not_edited_by_hand(planning):
    record = MonthlyRecord.objects.get(indicator=measured("321"), month=12)
    forged = {
        "programmed": "100",
        "executed": "98,5",
        "narrative": "x",
        "state": "APPROVED",
        "version": "9",
        "month": "11",
    }

    planning.post(address(MonthlyRecord, "change", record.pk), forged)

    record.refresh_from_db()
    assert (record.executed, record.narrative, record.state) == (None, "", "DRAFT")
    assert (record.version, record.month) == (1, 12)


def test_a_shut_month_and_an_approved_years_programming_stay(planning):
    record = MonthlyRecord.objects.get(indicator=measured("321"), month=12)
    page = address(MonthlyRecord, "change", record.pk)
    FiscalYear.objects.update(approved_at="2023-01-31T00:00:00Z")

    refused = planning.post(page, {"programmed": "1"})
    assert "la vigencia 2023 está aprobada. Elija el cambio" in refused.content.decode()

    ReportingMonth.objects.create(
        year=a_year(), month=12, due="2024-01-09", is_open=False
    )

    assert planning.post(page, {"programmed": "1"}).status_code == 403
    record.refresh_from_db()
    assert record.programmed == 100


def test_planning_cannot_change_what_is_locked(planning):
    fill(1)
    FiscalYear.objects.update(approved_at="2023-01-31T00:00:00Z")
    june = MonthlyRecord.objects.get(month=6)

    for locked in (june, a_cutoff(), Measurement.objects.get()):
        response = planning.post(address(type(locked), "change", locked.pk), {})
        assert response.status_code == 403, locked


def test_opening_a_month_proposes_the_fifth_working_day(planning):
    planning.post(address(ReportingMonth, "add"), {"year": a_year().pk, "month": 6})

    gate = ReportingMonth.objects.get()
    assert (gate.is_open, gate.due) == (True, date(2023, 7, 10))


def test_months_are_closed_and_opened_from_the_list(planning):
    gate = an_open_month(6)
    page = address(ReportingMonth, "changelist")

    planning.post(page, {"action": "close_months", "_selected_action": gate.pk})
    gate.refresh_from_db()
    assert not gate.is_open

    planning.post(page, {"action": "open_months", "_selected_action": gate.pk})
    gate.refresh_from_db()
    assert gate.is_open


def test_a_month_that_a_cut_off_closed_is_not_opened_again(planning):
    measured("321")
    gate = an_open_month(6, is_open=False)
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    page = address(ReportingMonth, "changelist")

    answer = planning.post(
        page, {"action": "open_months", "_selected_action": gate.pk}, follow=True
    )

    assert "El mes está cerrado" in answer.content.decode()
    form = planning.post(
        address(ReportingMonth, "add"), {"year": a_year().pk, "month": 5}
    )
    assert "Un corte cerrado ya cerró ese mes." in form.content.decode()
