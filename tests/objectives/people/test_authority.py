"""Who may do something about whom: nobody above their own role, nor themselves."""

import pytest
from django.contrib.auth.models import Group, Permission

from objectives import roles
from objectives.models import User
from objectives.people.authority import manages, roles_given_by
from tests.builders import a_person

pytestmark = pytest.mark.django_db
KINDS = {
    "none": None,
    "reporter": roles.REPORTER,
    "head": roles.HEAD,
    "director": roles.DIRECTOR,
    "office": roles.PLANNING,
    "administrator": roles.ADMINISTRATOR,
    "superuser": None,
}
# Who manages whom; the others manage nobody.
MANAGED = {
    "office": {"none", "reporter", "head", "director"},
    "administrator": set(KINDS) - {"superuser"},
    "superuser": set(KINDS),
}


def one(kind: str, name: str) -> User:
    return a_person(name, KINDS[kind], is_superuser=kind == "superuser")


@pytest.mark.parametrize("kind", KINDS)
def test_each_role_manages_those_whom_it_may(kind):
    actor = one(kind, "quien")

    managed = {other for other in KINDS if manages(actor, one(other, f"otro-{other}"))}

    assert managed == MANAGED.get(kind, set())


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_manages_themselves_nor_anybody_once_inactive(kind):
    actor = one(kind, "quien")
    assert not manages(actor, actor)

    actor.is_active = False
    assert not manages(actor, one("reporter", "otro"))


def test_a_power_beyond_the_roles_makes_a_person_the_superusers():
    actor, root = one("administrator", "adm"), one("superuser", "raiz")
    by_group, by_permission = one("reporter", "a"), one("reporter", "b")
    by_group.groups.add(Group.objects.create(name="Otro"))
    by_permission.user_permissions.add(Permission.objects.first())

    for person in (by_group, by_permission):
        assert (manages(actor, person), manages(root, person)) == (False, True)


def test_who_holds_two_roles_is_as_high_as_the_higher():
    office, person = one("office", "plan"), one("reporter", "ana")
    person.groups.add(Group.objects.get(name=roles.ADMINISTRATOR))

    assert not manages(office, person)


@pytest.mark.parametrize("kind", MANAGED)
def test_whoever_manages_anybody_gives_the_roles_of_the_departments(kind):
    """A replacement rests on it: it asks who is managed, and not what is given."""
    assert {roles.REPORTER, roles.HEAD} <= set(roles_given_by(one(kind, "quien")))


def test_the_roles_that_each_gives():
    assert roles_given_by(one("reporter", "a")) == ()
    assert roles_given_by(one("office", "b")) == (
        roles.REPORTER,
        roles.HEAD,
        roles.DIRECTOR,
    )
    assert roles_given_by(one("administrator", "c")) == tuple(roles.PERMISSIONS)
