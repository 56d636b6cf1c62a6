"""An account that moves to another mailbox: both are told, and the provider's link goes."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from objectives import roles
from objectives.models import User
from objectives.people.accounts import Name, correct
from objectives.people.mailbox import ON_SCREEN, UNLINKED
from tests.builders import a_person

pytestmark = pytest.mark.django_db
OLD, NEW = "eva@example.org", "eva.ruiz@example.org"


@pytest.fixture
def administrator():
    return a_person("adm", roles.ADMINISTRATOR, is_staff=True, email="adm@example.org")


@pytest.fixture
def eva():
    """Eva came in once, by the entity's account."""
    person = a_person("eva", is_staff=True, email=OLD, last_login=timezone.now())
    SocialAccount.objects.create(user=person, provider="entidad", uid="eva-allá")
    return person


def by_action(client, eva, administrator):
    correct(person=eva, name=Name("Eva", "Ruiz", NEW), by=administrator)


def by_desk(client, eva, administrator):
    client.force_login(administrator)
    place = reverse("admin:people_correct", args=[eva.pk])
    client.post(place, {"first_name": "Eva", "last_name": "Ruiz", "email": NEW})


def by_table(client, eva, administrator):
    client.force_login(administrator)
    place = reverse("admin:objectives_user_change", args=[eva.pk])
    client.post(place, {"username": "eva", "email": NEW, "is_staff": "on"})


DOORS = [by_action, by_desk, by_table]


@pytest.mark.parametrize("door", DOORS)
def test_both_mailboxes_are_told_and_the_link_goes(
    client, eva, administrator, django_capture_on_commit_callbacks, door
):
    with django_capture_on_commit_callbacks(execute=True):
        door(client, eva, administrator)

    left, taken = mail.outbox
    assert (left.to, taken.to) == ([OLD], [NEW])
    assert "tiene otro correo" in left.subject
    assert "este es el correo" in taken.subject
    for message in (left, taken):
        assert "Quién: quien administra" in message.body
        assert UNLINKED in message.body
    assert "contrasena/olvido" not in left.body
    assert not SocialAccount.objects.exists()
    assert User.objects.get(pk=eva.pk).email == NEW


@pytest.mark.parametrize("email", [OLD, "EVA@example.org"])
def test_who_keeps_the_mailbox_keeps_the_link(
    eva, administrator, django_capture_on_commit_callbacks, email
):
    with django_capture_on_commit_callbacks(execute=True):
        correct(person=eva, name=Name("Eva", "Ruiz", email), by=administrator)

    assert mail.outbox == []
    assert SocialAccount.objects.exists()


def test_who_was_not_linked_is_not_told_of_it(
    eva, administrator, django_capture_on_commit_callbacks
):
    SocialAccount.objects.all().delete()

    with django_capture_on_commit_callbacks(execute=True):
        by_action(None, eva, administrator)

    assert len(mail.outbox) == 2
    assert UNLINKED not in mail.outbox[0].body


def test_a_mailbox_that_never_served_is_told_nothing(
    administrator, django_capture_on_commit_callbacks
):
    invited = a_person("ida", email="mal@example.org")
    invited.set_unusable_password()
    invited.save()

    with django_capture_on_commit_callbacks(execute=True):
        correct(person=invited, name=Name("Ida", "Paz", NEW), by=administrator)

    assert mail.outbox == []


def test_who_changes_their_own_is_told_from_where(
    client, administrator, django_capture_on_commit_callbacks
):
    client.force_login(administrator)
    place = reverse("admin:objectives_user_change", args=[administrator.pk])

    with django_capture_on_commit_callbacks(execute=True):
        client.post(place, {"username": "adm", "email": NEW})

    assert [one.to for one in mail.outbox] == [["adm@example.org"], [NEW]]
    assert "Desde: 127.0.0.1" in mail.outbox[0].body


@pytest.mark.parametrize("name", ["people_correct", "objectives_user_change"])
def test_the_screens_that_change_it_say_so(client, eva, administrator, name):
    client.force_login(administrator)

    page = client.get(reverse(f"admin:{name}", args=[eva.pk])).content.decode()

    assert ON_SCREEN in page
