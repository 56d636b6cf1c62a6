"""Accounts: each step asks whose it is, says who took it, and changes what it says."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from objectives import roles
from objectives.models import User
from objectives.people import accounts, places, standing
from objectives.people.accounts import Name
from objectives.people.places import Place
from tests.builders import a_department, a_member, a_person

pytestmark = pytest.mark.django_db
ROJAS = Name("Eva", "Rojas", "eva@example.org")


def given_a_link(person: User) -> None:
    User.objects.filter(pk=person.pk).update(link_at=timezone.now())


def closed(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


def untouched(person: User) -> None:
    """Leave the person as they are."""


def moved(person: User, by: User | None) -> None:
    places.change_places(person=person, by=by, new=Place(roles.DIRECTOR))


# What is done about somebody -> before it, doing it, and what their story tells.
STEPS: dict[str, tuple[Callable, Callable, tuple[str, str]]] = {
    "link": (
        untouched,
        lambda person, by: accounts.make_link(person=person, by=by),
        ("LINK", "Para eva@example.org."),
    ),
    "revoke": (
        given_a_link,
        lambda person, by: accounts.revoke_link(person=person, by=by),
        ("REVOKED", ""),
    ),
    "correct": (
        untouched,
        lambda person, by: accounts.correct(person=person, name=ROJAS, by=by),
        ("CORRECTED", "  eva@example.org → Eva Rojas eva@example.org"),
    ),
    "deactivate": (
        untouched,
        lambda person, by: standing.deactivate(person=person, by=by, reason="Se fue"),
        ("DEACTIVATED", "Se fue"),
    ),
    "reactivate": (
        closed,
        lambda person, by: standing.reactivate(person=person, by=by),
        ("REACTIVATED", ""),
    ),
    "places": (untouched, moved, ("PLACED", "Empieza: Directivo.")),
}


@pytest.fixture
def office() -> User:
    return a_person("plan", roles.PLANNING)


@pytest.fixture
def eva() -> User:
    eva = a_member("eva")
    eva.email = "eva@example.org"
    eva.save()
    return eva


def stored(person: User) -> dict:
    return User.objects.values().get(pk=person.pk)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("role", [roles.REPORTER, roles.HEAD, roles.DIRECTOR])
def test_who_does_not_manage_a_person_does_nothing_about_them(eva, step, role):
    before, act, _ = STEPS[step]
    before(eva)
    kept = stored(eva)

    with pytest.raises(PermissionDenied, match="no le permite hacer esto"):
        act(eva, a_person("otra", role))

    assert stored(eva) == kept
    assert not eva.steps.exists()


@pytest.mark.parametrize("step", STEPS)
def test_who_manages_them_does_and_the_story_says_who(office, eva, step):
    before, act, told = STEPS[step]
    before(eva)
    kept = stored(eva)

    act(eva, office)

    (line,) = eva.steps.all()
    assert (line.act, line.detail, line.by) == (*told, office)
    assert step == "places" or stored(eva) != kept


def test_an_invitation_is_written_as_people_write_and_waits(office):
    name = Name("Ana", "Rojas", " Ana.Rojas@Example.org ")
    place = Place(roles.REPORTER, a_department(), timezone.localdate())

    ana = accounts.invite(name=name, place=place, by=office)

    assert (ana.username, ana.email) == ("ana.rojas@example.org",) * 2
    assert (ana.is_staff, ana.has_usable_password()) == (True, False)
    assert ana.link_at is not None
    (line,) = ana.steps.all()
    assert (line.act, line.by, line.detail) == ("INVITED", office, f"{place}.")


def test_nobody_invites_to_a_role_that_is_not_theirs_to_give(office):
    for role, by in ((roles.ADMINISTRATOR, office), (roles.DIRECTOR, a_member("luz"))):
        with pytest.raises(PermissionDenied, match="dar ese papel"):
            accounts.invite(name=ROJAS, place=Place(role), by=by)

    assert not User.objects.filter(email=ROJAS.email).exists()


def test_an_e_mail_is_one_persons_however_it_is_written(office, eva):
    User.objects.filter(pk=eva.pk).update(username="EVA@example.org")

    with pytest.raises(ValidationError) as refusal:
        accounts.invite(name=ROJAS, place=Place(roles.DIRECTOR), by=office)

    assert refusal.value.message_dict == {
        "email": ["Ya hay una persona con ese correo."]
    }


def test_a_link_needs_an_open_account_and_an_address(office, eva):
    closed(eva)
    with pytest.raises(ValidationError, match="está desactivada"):
        accounts.make_link(person=eva, by=office)

    with pytest.raises(ValidationError, match="no tiene correo"):
        accounts.make_link(person=a_member("luz"), by=office)


def test_revoking_what_is_not_there_tells_nothing(office, eva):
    accounts.revoke_link(person=eva, by=office)

    assert not eva.steps.exists()


def test_another_name_leaves_the_link_and_another_address_ends_it(office, eva):
    """The user name goes along where it was the address, and is kept where it was not."""
    given_a_link(eva)
    accounts.correct(person=eva, name=ROJAS, by=office)
    assert stored(eva)["link_at"] is not None

    User.objects.filter(pk=eva.pk).update(password="!")
    other = Name("Eva", "Rojas", "Otra@example.org")
    accounts.correct(person=eva, name=other, by=office)
    assert stored(eva)["link_at"] is None
    assert (stored(eva)["username"], stored(eva)["email"]) == (
        "eva",
        "otra@example.org",
    )

    User.objects.filter(pk=eva.pk).update(username="otra@example.org")
    accounts.correct(person=eva, name=ROJAS, by=office)
    assert (stored(eva)["username"], stored(eva)["email"]) == ("eva@example.org",) * 2


def test_the_same_again_is_no_step(office, eva):
    accounts.correct(person=eva, name=Name("", "", "EVA@example.org"), by=office)

    assert not eva.steps.exists()


@pytest.mark.parametrize("came_in", ["signed in", "has a password"])
def test_once_a_person_came_in_only_an_administrator_moves_their_mailbox(
    office, eva, came_in
):
    moment = timezone.now() if came_in == "signed in" else None
    password = "!" if moment else eva.password
    User.objects.filter(pk=eva.pk).update(last_login=moment, password=password)
    eva.refresh_from_db()
    other = Name("Eva", "", "otra@example.org")
    administrator = a_person("adm", roles.ADMINISTRATOR)

    assert not accounts.may_change_email(office, eva)
    with pytest.raises(PermissionDenied, match="sólo un administrador"):
        accounts.correct(person=eva, name=other, by=office)
    assert stored(eva)["email"] == "eva@example.org"

    assert accounts.may_change_email(administrator, eva)
    accounts.correct(person=eva, name=other, by=administrator)
    assert stored(eva)["email"] == "otra@example.org"


def test_a_correction_keeps_what_the_account_promises(eva):
    administrator = a_person("adm", roles.ADMINISTRATOR)

    with pytest.raises(ValidationError):
        accounts.correct(person=eva, name=Name("Eva", "", "nada"), by=administrator)

    assert stored(eva)["email"] == "eva@example.org"


def test_administrators_are_those_who_administer_now():
    chief, root = a_person("adm", roles.ADMINISTRATOR), a_person("r", is_superuser=True)
    a_person("ida", roles.ADMINISTRATOR, is_active=False)
    a_person("plan", roles.PLANNING)

    assert set(accounts.administrators()) == {chief, root}
