"""Permissions as a superuser chooses them."""

import pytest
from django.contrib.auth.models import Group, Permission

from objectives import roles
from objectives.models import User
from tests.builders import a_person
from tests.pei_site.screens import address

pytestmark = pytest.mark.django_db
LOG = {"codename": "view_logentry"}  # of a table without a screen


def offered(client, model, row=None):
    """Return the labels on the screen of a row, or a new one's, by what they stand for."""
    page = address(model, "change", row.pk) if row else address(model, "add")
    form = client.get(page).context["adminform"].form
    name = "permissions" if model is Group else "user_permissions"
    return {one.instance.codename: label for one, label in form.fields[name].choices}


def test_they_are_named_in_spanish_and_those_of_no_use_are_left_out(admin_client):
    reporter = Group.objects.get(name=roles.REPORTER)

    labels = offered(admin_client, Group, reporter)

    table = "Indicadores y seguimiento | registro mensual"
    assert labels["change_monthlyrecord"] == f"{table} | modificar"
    assert (
        labels["report_record"]
        == f"{table} | Puede reportar los indicadores a su cargo"
    )
    assert [one for one in labels if "historical" in one or "session" in one] == []


def test_what_a_role_needs_is_offered(admin_client):
    groups = Group.objects.filter(permissions__isnull=False).distinct()

    assert len(groups) == 5
    for group in groups:
        held = set(group.permissions.values_list("codename", flat=True))
        assert held <= set(offered(admin_client, Group, group))


def test_what_somebody_has_is_not_lost_by_saving(admin_client):
    odd = Permission.objects.get(**LOG)
    person, other = a_person("eva"), a_person("luz")
    person.user_permissions.add(odd)

    assert odd.codename in offered(admin_client, User, person)
    assert odd.codename not in offered(admin_client, User, other)
    assert odd.codename not in offered(admin_client, Group)
