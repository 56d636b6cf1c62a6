"""Rows of an approved year in the admin: new ones, what is not locked, and no way round."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib import admin
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from indicators.admin.locked import MEANWHILE
from indicators.admin.programming import IndicatorWeightAdmin
from indicators.approval import approve_year
from indicators.models import (
    ChangedValue,
    Indicator,
    IndicatorWeight,
    MonthlyRecord,
    YearTarget,
)
from objectives import roles
from objectives.models import Change, FiscalYear, Objective
from tests.builders import (
    a_person,
    a_plan,
    a_year,
    an_indicator,
    an_objective,
    measured,
)
from tests.indicators.admin.posting import as_posted
from tests.pei_site.screens import address

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def weight():
    """The only weight of the approved year 2023."""
    indicator = measured("321", start=date(2023, 2, 1))
    approve_year(year=a_year(), by=a_person())
    return indicator.weights.get()


@pytest.fixture
def planning(client):
    client.force_login(a_person("plan", roles.PLANNING, is_staff=True))
    return client


def a_change(state=Change.State.DRAFT, **values):
    number = "" if state == Change.State.DRAFT else "001"
    values = {"year": 2023, "number": number, "state": state, **values}
    return Change.objects.create(plan=a_plan(), description="x", **values)


def fill(client, row, **typed):
    """Post the form of a stored row as it is shown, but for what is typed."""
    page = address(type(row), "change", row.pk)
    form = client.get(page).context["adminform"].form
    return client.post(page, as_posted(form) | typed)


def a_new_weight(client, indicator, change, **typed):
    values = {
        "year": a_year().pk,
        "objective": an_objective().pk,
        "indicator": indicator.pk,
        "weight": "0",
        "inferred": "on",
        "cambio": change.pk if change else "",
    }
    return client.post(address(IndicatorWeight, "add"), values | typed)


def test_a_new_row_of_an_approved_year_is_made_under_its_change(planning):
    change = a_change(Change.State.APPROVED)
    new = an_indicator("9")

    response = a_new_weight(planning, new, change)

    assert response.status_code == 302
    made = IndicatorWeight.objects.get(indicator=new)
    assert (made.weight, made.inferred) == (0, True)
    assert [(one.indicator, one.before, one.after) for one in change.values.all()] == [
        (new, "", "0")
    ]


def test_a_new_row_is_proposed_in_a_draft_and_refused_without_change(planning):
    draft = a_change()
    new = an_indicator("9")

    assert a_new_weight(planning, new, None).status_code == 200
    assert not draft.proposed.exists()

    assert a_new_weight(planning, new, draft).status_code == 302
    assert draft.proposed.get().indicator == new
    assert IndicatorWeight.objects.count() == 1


def test_a_new_row_of_another_year_needs_no_change_and_takes_none_of_this(planning):
    new = an_indicator("9")
    before = a_year(2024)

    assert a_new_weight(planning, new, None, year=before.pk).status_code == 302

    other = a_year(2025, approved=True)
    response = a_new_weight(
        planning, new, a_change(Change.State.APPROVED), year=other.pk
    )

    assert response.context["adminform"].form.errors["cambio"] == [
        "El Cambio 001 no es de la vigencia 2025, que está aprobada."
    ]


def test_what_no_year_locks_is_saved_as_always(planning, weight):
    assert fill(planning, weight, inferred="on").status_code == 302

    weight.refresh_from_db()
    assert weight.inferred


def test_what_no_year_locks_is_saved_beside_a_proposal(planning, weight):
    draft = a_change()

    response = fill(planning, weight, weight="60", inferred="on", cambio=draft.pk)

    weight.refresh_from_db()
    assert (weight.weight, weight.inferred) == (100, True)
    assert draft.proposed.get().after == "60"
    told = planning.get(response.url).content.decode()
    assert "Lo demás de la pantalla se guardó." in told


def test_what_a_draft_proposes_cannot_break_what_is_saved_now(planning, weight):
    sheet = weight.indicator
    draft = a_change()

    late = fill(planning, sheet, start="2023-12-01", end="2024-01-31", cambio=draft.pk)

    assert late.status_code == 302
    sheet.refresh_from_db()
    assert (sheet.start, sheet.end) == (date(2023, 12, 1), None)


def test_a_start_after_the_standing_end_is_told_on_the_form(planning):
    sheet = an_indicator("8", start=date(2023, 2, 1), end=date(2023, 6, 30))
    late = a_year(2024)
    IndicatorWeight.objects.create(
        year=late, objective=an_objective(), indicator=sheet, weight=0
    )
    FiscalYear.objects.filter(pk=late.pk).update(approved_at="2024-01-31T00:00:00Z")
    draft = a_change(year=2024)
    response = fill(
        planning, sheet, start="2023-12-01", end="2024-01-31", cambio=draft.pk
    )

    assert response.context["adminform"].form.errors["__all__"] == [
        "El fin no puede ser anterior al inicio."
    ]
    assert not draft.proposed.exists()


@pytest.mark.parametrize(
    ("model", "fixed"),
    [
        (IndicatorWeight, {"year", "objective", "indicator"}),
        (YearTarget, {"year", "indicator"}),
        (MonthlyRecord, {"year", "indicator", "month"}),
        (Objective, {"number"}),
        (FiscalYear, {"plan", "year"}),
    ],
)
def test_not_even_a_change_makes_a_row_another(planning, model, fixed):
    page = address(model, "change", model.objects.last().pk)

    fields = set(planning.get(page).context["adminform"].form.fields)

    assert not fixed & fields
    assert "cambio" in fields


def test_a_weight_of_an_approved_year_is_not_deleted(planning, weight):
    page = address(IndicatorWeight, "delete", weight.pk)
    listed = address(IndicatorWeight, "changelist")
    chosen = {"action": "delete_selected", "_selected_action": [weight.pk], "post": "1"}

    assert planning.post(page, {"post": "yes"}).status_code == 403
    planning.post(listed, chosen)

    assert IndicatorWeight.objects.filter(pk=weight.pk).exists()


LOCKED = (IndicatorWeight, YearTarget, MonthlyRecord, Indicator, Objective, FiscalYear)


@pytest.mark.parametrize("model", LOCKED)
def test_no_action_list_or_inline_reaches_a_locked_field(planning, rf, model):
    screen = admin.site._registry[model]
    request = planning.get(address(model, "changelist")).wsgi_request

    assert list(screen.get_actions(request)) == []
    assert not screen.list_editable
    assert not screen.inlines


@pytest.mark.parametrize("model", LOCKED)
def test_who_only_looks_sees_the_row_without_the_question(client, model):
    client.force_login(a_person("dir", roles.DIRECTOR, is_staff=True))
    page = address(model, "change", model.objects.last().pk)

    response = client.get(page)

    assert response.status_code == 200
    assert b'name="cambio"' not in response.content


@pytest.mark.parametrize("error", [IntegrityError("x"), ValidationError("x")])
def test_what_another_changed_meanwhile_is_told_and_not_an_error(rf, weight, error):
    class Overtaken(IndicatorWeightAdmin):
        def save_model(self, *args, **kwargs):
            raise error

    page = address(IndicatorWeight, "change", weight.pk)
    request = rf.post(page, {"weight": "100"})
    request.user = a_person("plan", roles.PLANNING, is_staff=True)
    request._dont_enforce_csrf_checks = True
    request._messages = CookieStorage(request)

    response = Overtaken(IndicatorWeight, admin.site).changeform_view(
        request, str(weight.pk)
    )

    assert (response.status_code, response.url) == (302, page)
    assert [str(one) for one in request._messages] == [MEANWHILE]


def test_without_edits_a_chosen_change_keeps_nothing(planning, weight):
    change = a_change(Change.State.APPROVED)

    assert fill(planning, weight, cambio=change.pk).status_code == 302

    assert not ChangedValue.objects.exists()
    assert weight.weight == Decimal(100)
