"""A10 and A11 in the rooms of people: forged posts raise nobody and take no account."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail

from indicators.models import Responsibility
from objectives import roles
from objectives.models import Membership, PersonStep, User
from objectives.people import authority
from tests.builders import a_person
from tests.security.forms import form_values
from tests.security.test_scope import signed_in
from tests.security.world import World
from tests.swapping import swapped

pytestmark = pytest.mark.django_db
STEPS = ("datos", "papel", "reemplazo", "enlace", "anular", "desactivar", "reactivar")


def body(world: World, **more: object) -> dict:
    """Return something for every form at once."""
    return {
        "first_name": "X",
        "last_name": "X",
        "email": "atacante@example.org",
        "role": roles.REPORTER,
        "department": world.pks["department"]["own"],
        "start": "2023-07-01",
        "end": "2030-01-01",
        "substitute": world.outsider.pk,
        "reason": "x",
        "seguro": "si",
    } | more


def as_it_was(person: User) -> tuple:
    stored = User.objects.get(pk=person.pk)
    rows = Membership.objects.filter(user=person).values_list("pk", "end")
    names = sorted(group.name for group in stored.groups.all())
    kept = (stored.email, stored.password, stored.is_active, stored.link_at)
    return (*kept, names, list(rows))


ABOVE = [("P", "P"), ("P", "A"), ("P", "V"), ("A", "A"), ("A", "V")]


@pytest.mark.parametrize(("actor", "target"), ABOVE)
def test_a11_nobody_touches_themselves_nor_who_is_above(world, actor, target):
    client, person = signed_in(world, actor), world.people[target]
    before = as_it_was(person)

    for step in STEPS:
        answer = client.post(f"/admin/personas/{person.pk}/{step}/", body(world))
        assert answer.status_code == 403, step

    assert as_it_was(person) == before
    assert mail.outbox == []
    assert not PersonStep.objects.exists()


def test_a11_without_the_rule_they_would(world):
    """The control: the same posts, with the one question always answered yes."""
    client, person = signed_in(world, "P"), world.people["A"]

    with swapped((authority, "manages", lambda actor, person: True)):
        client.post(f"/admin/personas/{person.pk}/desactivar/", body(world))

    assert not User.objects.get(pk=person.pk).is_active


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("actor", ["P", "A"])
def test_a11_superusers_are_as_if_they_did_not_exist(world, actor, step):
    root = world.people["U"]
    before = as_it_was(root)

    answer = signed_in(world, actor).post(
        f"/admin/personas/{root.pk}/{step}/", body(world)
    )

    assert answer.status_code == 404
    assert as_it_was(root) == before


@pytest.mark.parametrize("role", [roles.PLANNING, roles.ADMINISTRATOR, "Otro"])
def test_a11_the_office_gives_no_role_beyond_its_reach(world, role):
    client, person = signed_in(world, "P"), world.people["R"]
    forged = body(world, role=role, department="", start="", end="")

    client.post("/admin/personas/invitar/", forged)
    client.post(f"/admin/personas/{person.pk}/papel/", forged)

    assert not User.objects.filter(email="atacante@example.org").exists()
    assert as_it_was(person)[4] == [roles.REPORTER]


def test_a11_the_office_does_not_take_the_account_of_who_came_in(world):
    person = world.people["R"]
    client = signed_in(world, "P")
    signed_in(world, "R")
    before = User.objects.get(pk=person.pk).email

    client.post(f"/admin/personas/{person.pk}/datos/", body(world))

    assert User.objects.get(pk=person.pk).email == before


def test_a10_an_invitation_makes_what_its_form_shows_and_nothing_else(world):
    everything = [group.pk for group in Group.objects.all()]
    forged = body(
        world,
        is_superuser="on",
        is_active="",
        groups=everything,
        password="x",
        username="raiz2",
        link_at="2030-01-01",
    )

    signed_in(world, "P").post("/admin/personas/invitar/", forged)

    made = User.objects.get(email="atacante@example.org")
    assert (made.username, made.is_superuser, made.is_active) == (
        made.email,
        False,
        True,
    )
    assert as_it_was(made)[4] == [roles.REPORTER]
    assert not made.has_usable_password()


def test_a10_the_table_of_people_changes_no_password_nor_standing(world):
    person = world.outsider
    page = f"/admin/objectives/user/{person.pk}/change/"
    client = signed_in(world, "A")
    shown = client.get(page)
    forged = {"password": "x", "is_active": "", "link_at_0": "1/1/2030"}

    client.post(page, form_values(shown) | forged | {"first_name": "Ana"})

    after = User.objects.get(pk=person.pk)
    assert (after.first_name, after.is_active) == ("Ana", True)
    assert after.password == person.password
    assert person.password not in shown.content.decode()


@pytest.mark.parametrize("role", ["P", "A"])
def test_a11_the_tables_place_nobody_above_nor_oneself(world, role):
    client = signed_in(world, role)
    above = a_person("otra-raiz-mas", is_superuser=True)
    indicator = world.pks["indicator"]["own"]
    department = world.pks["department"]["own"]

    for person in (world.people[role], above):
        row = {"user": person.pk, "start": "1/1/2023"}
        place = row | {"department": department, "role": "HEAD"}
        client.post("/admin/objectives/membership/add/", place)
        client.post(
            "/admin/indicators/responsibility/add/", row | {"indicator": indicator}
        )

        assert not Membership.objects.filter(user=person).exists()
        assert not Responsibility.objects.filter(user=person).exists()
