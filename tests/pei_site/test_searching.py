"""A forged choice in a field that is chosen by searching is refused in words."""

import pytest
from django.contrib.admin.widgets import AutocompleteSelect

from indicators.models import MonthlyRecord
from objectives import roles
from pei_site import searching
from tests.builders import a_person, a_year, an_indicator
from tests.swapping import swapped

pytestmark = pytest.mark.django_db
ADD = "/admin/indicators/monthlyrecord/add/"


@pytest.fixture
def planner(client):
    client.force_login(a_person("plan", roles.PLANNING, is_staff=True))
    return client


@pytest.mark.parametrize("key", ["abc", "1.5", "9" * 30, "²", "-1"])
def test_a_choice_that_is_no_key_is_told_in_the_form(planner, key):
    body = {"year": a_year().pk, "indicator": key, "month": "6", "programmed": "5"}

    answer = planner.post(ADD, body)

    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == ["indicator"]


def test_the_frameworks_own_field_breaks(planner):
    own = AutocompleteSelect.optgroups
    body = {"year": a_year().pk, "indicator": "abc", "month": "6", "programmed": "5"}

    with (
        swapped((searching.SearchedSelect, "optgroups", own)),
        pytest.raises(ValueError, match="expected a number"),
    ):
        planner.post(ADD, body)


@pytest.mark.parametrize("month", ["", "13", "abc"])
def test_a_month_that_is_none_is_told_in_the_form(planner, month):
    body = {"year": a_year().pk, "indicator": an_indicator().pk, "month": month}

    answer = planner.post(ADD, body | {"programmed": "5"})

    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == ["month"]
    assert not MonthlyRecord.objects.exists()
