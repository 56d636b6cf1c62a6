"""Leaving: at once, with everything, and nothing is deleted; and coming back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from indicators.models import Responsibility
from objectives import roles
from objectives.models import Membership, User
from objectives.people.standing import deactivate, reactivate
from pei_site.sign_in.models import Session
from tests.builders import a_department, a_member, a_person, an_indicator

pytestmark = pytest.mark.django_db
HOME = "/admin/mi-mes/"


@pytest.fixture
def office() -> User:
    return a_person("plan", roles.PLANNING)


@pytest.fixture
def reporter() -> User:
    return a_member("eva")


def test_the_next_request_is_of_nobody(client, office, reporter):
    client.force_login(reporter)
    assert client.get(HOME).status_code == 200

    deactivate(person=reporter, by=office, reason="Terminó su contrato.")

    assert not Session.objects.filter(person=reporter).exists()
    assert client.get(HOME)["Location"].startswith("/ingresar/")
    (step,) = reporter.steps.all()
    assert (step.act, step.by, step.detail) == (
        "DEACTIVATED",
        office,
        "Terminó su contrato.",
    )


def test_no_session_comes_back_to_life_with_the_account(client, office, reporter):
    client.force_login(reporter)
    key = client.cookies["sid"].value

    deactivate(person=reporter, by=office)
    reactivate(person=reporter, by=office)

    client.cookies["sid"] = key
    assert client.get(HOME)["Location"].startswith("/ingresar/")
    assert not client.login(username="eva", password="clave-de-prueba-larga")


def test_the_sessions_would_come_back_if_the_password_stayed(client, reporter):
    """The control: what the rule about the password is for."""
    client.force_login(reporter)

    User.objects.update(is_active=False)
    User.objects.update(is_active=True)

    assert client.get(HOME).status_code == 200


def test_places_and_replacements_end_and_their_history_stays(office, reporter):
    today = timezone.localdate()
    later = {"start": today + timedelta(days=9), "department": a_department("B")}
    Membership.objects.create(user=reporter, role="REPORTER", **later)
    Responsibility.objects.create(
        user=reporter, indicator=an_indicator("X"), start="2023-01-01"
    )

    deactivate(person=reporter, by=office)

    assert list(reporter.memberships.values_list("end", flat=True)) == [today]
    assert list(reporter.responsibilities.values_list("end", flat=True)) == [today]
    kept = Membership.history.filter(user=reporter).order_by("history_id")
    assert list(kept.values_list("history_type", flat=True)) == ["+", "+", "-", "~"]


def test_coming_back_is_without_places_and_by_a_link_alone(office, reporter):
    deactivate(person=reporter, by=office)

    back = reactivate(person=reporter, by=office)

    assert (back.is_active, back.has_usable_password()) == (True, False)
    assert back.link_at is not None
    assert [step.act for step in back.steps.all()] == ["REACTIVATED", "DEACTIVATED"]


def test_twice_is_told(office, reporter):
    with pytest.raises(ValidationError, match="ya estaba activa"):
        reactivate(person=reporter, by=office)
    deactivate(person=reporter, by=office)
    with pytest.raises(ValidationError, match="ya estaba desactivada"):
        deactivate(person=reporter, by=office)
