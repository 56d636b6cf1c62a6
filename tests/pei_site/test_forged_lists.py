"""V07: what a list of the admin is asked or told may be forged; no list breaks by it."""

import pytest
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME

from indicators.models import Note
from objectives.models import Plan
from pei_site import admin_site
from pei_site.admin_site import ASKED as LOOKUPS, MOST_ROWS, PlainAdmin, PlainRows
from tests.builders import a_plan
from tests.pei_site.screens import address
from tests.swapping import swapped

pytestmark = pytest.mark.django_db
admin.autodiscover()
MODELS = [pytest.param(one, id=one._meta.model_name) for one in admin.site._registry]
ASKED = ["id__range=1", "id__iregex=(", f"id__in={'9' * 30}", "id__contained_by=1"]
VALUES = ["0", "2023-02-30", "9" * 30]
FORGED = ["x", "9" * 30, "\0"]


def acted(client, model, key):
    body = {"action": "delete_selected", ACTION_CHECKBOX_NAME: ["1", key], "index": "0"}
    return client.post(address(model, "changelist"), body)


@pytest.mark.parametrize("model", MODELS)
def test_a_list_is_asked_by_its_own_filters_alone(admin_client, model):
    place = address(model, "changelist")

    assert {admin_client.get(f"{place}?{one}").status_code for one in ASKED} == {400}


@pytest.mark.parametrize("model", MODELS)
def test_a_row_that_cannot_be_is_not_acted_upon(admin_client, model):
    answers = {acted(admin_client, model, key).status_code for key in FORGED}

    assert answers <= {200, 302, 404}


@pytest.mark.parametrize("model", MODELS)
def test_its_own_filters_take_whatever_they_are_told(admin_client, model):
    screen, place = admin.site._registry[model], address(model, "changelist")
    fields = [*screen.list_filter, *filter(None, [screen.date_hierarchy])]
    asked = [f"{field}__{kind}".rstrip("_") for field in fields for kind in LOOKUPS]
    refused = [
        f"{one}={value}"
        for one in asked
        for value in VALUES
        if admin_client.get(f"{place}?{one}={value}").status_code not in {200, 302, 400}
    ]

    assert refused == []


def rows_made(client, plan, said):
    """Post the plan as if so many rows came with it; the rows made, and the page."""
    counts = {"steps-TOTAL_FORMS": said, "steps-INITIAL_FORMS": 0}
    answer = client.post(address(Plan, "change", plan.pk), {"name": "X", **counts})
    (rows,) = answer.context["inline_admin_formsets"]
    return len(rows.formset.forms), answer.content.decode()


@pytest.mark.parametrize("said", [MOST_ROWS + 1, 10**9])
def test_rows_that_are_said_to_come_are_no_work(admin_client, said):
    made, page = rows_made(admin_client, a_plan(), said)

    assert made == MOST_ROWS
    assert f"{MOST_ROWS} formularios" in page


def test_the_framework_makes_more(admin_client):
    with swapped((PlainRows, "get_formset", admin.TabularInline.get_formset)):
        assert rows_made(admin_client, a_plan(), 10**9)[0] > MOST_ROWS


def test_the_frameworks_own_lists_break(admin_client):
    own = admin.ModelAdmin.lookup_allowed

    with (
        swapped((PlainAdmin, "lookup_allowed", own)),
        pytest.raises(IndexError),
    ):
        admin_client.get(f"{address(Note, 'changelist')}?id__range=1")
    with (
        swapped((admin_site, "refuse_odd_keys", lambda *keys: None)),
        pytest.raises(ValueError, match="expected a number"),
    ):
        acted(admin_client, Note, "x")
