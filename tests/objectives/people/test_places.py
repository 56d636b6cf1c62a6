"""Places: one ends and another begins at once, and what ended reaches nothing."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from indicators.models import Indicator, Responsibility
from indicators.visibility import heads, is_own, visible
from objectives import roles
from objectives.models import Membership, User
from objectives.people.places import Place, change_places, open_places
from tests.builders import a_department, a_member, a_person, an_indicator

pytestmark = pytest.mark.django_db
LAST, FIRST = date(2023, 6, 30), date(2023, 7, 1)


@pytest.fixture
def office() -> User:
    return a_person("plan", roles.PLANNING)


@pytest.fixture(autouse=True)
def summer():
    with time_machine.travel("2023-06-15T12:00:00-05:00", tick=False):
        yield


def places(person: User) -> list[tuple]:
    rows = person.memberships.order_by("start")
    return list(rows.values_list("department__code", "role", "start", "end"))


def groups(person: User) -> list[str]:
    return sorted(person.groups.values_list("name", flat=True))


def move(person: User, by: User | None, place: Place | None = None, **more) -> User:
    return change_places(
        person=person,
        by=by,
        ending=list(person.memberships.all()),
        last_day=LAST,
        new=place,
        **more,
    )


def test_a_head_of_one_department_becomes_reporter_of_another(office):
    head = a_member("luz", roles.HEAD, a_department("A"))

    move(head, office, Place(roles.REPORTER, a_department("B"), FIRST))

    assert places(head) == [
        ("A", "HEAD", date(2023, 1, 1), LAST),
        ("B", "REPORTER", FIRST, None),
    ]
    (step,) = head.steps.all()
    assert (step.by, step.get_act_display()) == (office, "Papel y dependencia")
    assert step.detail == (
        "Termina el 30/6/2023: Jefe de dependencia de Dependencia A. "
        "Empieza: Reportante de Dependencia B desde el 1/7/2023."
    )
    assert [one.door for one in Membership.history.all()] == ["COMMAND"] * 3


def test_each_place_reaches_from_its_first_day_to_its_last(office):
    head = a_member("luz", roles.HEAD, a_department("A"))
    old = an_indicator("A1", department=a_department("A"))
    new = an_indicator("B1", department=a_department("B"))
    move(head, office, Place(roles.REPORTER, a_department("B"), FIRST))

    def reach(day: str) -> tuple[bool, ...]:
        with time_machine.travel(f"{day}T12:00:00-05:00", tick=False):
            return (heads(head, old), is_own(head, old), is_own(head, new))

    assert reach("2023-06-30") == (True, True, False)
    assert reach("2023-07-01") == (False, False, True)
    with time_machine.travel("2023-07-01T00:00:01-05:00", tick=False):
        assert not heads(head, new)


def test_a_group_that_lingers_after_the_last_place_reaches_nothing(office):
    head = a_member("luz", roles.HEAD, a_department("A"))
    indicator = an_indicator("A1", department=a_department("A"))
    move(head, office)
    assert groups(head) == [roles.HEAD]  # until its last day it is needed

    with time_machine.travel("2023-07-01T12:00:00-05:00", tick=False):
        assert head.has_perm("indicators.verify_record")
        assert not heads(head, indicator)
        assert not visible(head, Indicator.objects.all()).exists()

        move(head, office, Place(roles.REPORTER, a_department("B"), FIRST))
        assert groups(head) == [roles.REPORTER]


def test_a_group_without_any_place_sees_nothing():
    an_indicator("A1", department=a_department("A"))
    loose = a_person("suelta", roles.HEAD)

    assert not visible(loose, Indicator.objects.all()).exists()


def test_a_role_of_the_entity_takes_the_place_of_another():
    person = a_person("ana", roles.DIRECTOR)

    change_places(person=person, by=None, new=Place(roles.PLANNING))
    assert groups(person) == [roles.PLANNING]

    change_places(person=person, by=None, leaves=roles.PLANNING)
    assert groups(person) == []


def test_all_of_it_or_nothing(office):
    head = a_member("luz", roles.HEAD, a_department("A"))
    before = places(head)
    a_place = Membership.objects.get(user=head)

    refused = [
        Place(roles.REPORTER, a_department("B")),
        Place(roles.REPORTER, None, FIRST),
        Place(roles.REPORTER, a_department("B"), FIRST, LAST),
        Place(roles.DIRECTOR, a_department("B")),
    ]
    for place in refused:
        with pytest.raises(ValidationError):
            move(head, office, place)
    with pytest.raises(ValidationError, match="Ya es Jefe"):
        change_places(
            person=head, by=office, new=Place(roles.HEAD, a_place.department, FIRST)
        )
    with pytest.raises(ValidationError, match="empezó el 1/1/2023"):
        change_places(
            person=head, by=office, ending=[a_place], last_day=date(2022, 12, 31)
        )
    with pytest.raises(ValidationError, match="No eligió"):
        change_places(person=head, by=office)

    assert places(head) == before
    assert not head.steps.exists()


def test_another_persons_place_is_not_ended_through_this_one(office):
    head, other = a_member("luz", roles.HEAD), a_member("eva")
    theirs = Membership.objects.get(user=other)

    with pytest.raises(ValidationError, match="No eligió"):
        change_places(person=head, by=office, ending=[theirs], last_day=LAST)

    assert places(other)[0][3] is None


@pytest.mark.parametrize("role", [roles.PLANNING, roles.ADMINISTRATOR])
def test_the_office_gives_no_role_like_its_own_or_above(office, role):
    person = a_member("eva")

    with pytest.raises(PermissionDenied):
        change_places(person=person, by=office, new=Place(role))
    with pytest.raises(PermissionDenied):
        change_places(person=office, by=office, new=Place(roles.DIRECTOR))

    assert groups(person) == [roles.REPORTER]


@pytest.mark.parametrize(
    ("end", "kept"),
    [
        pytest.param(None, [roles.REPORTER], id="without end"),
        pytest.param(date(2023, 7, 1), [roles.REPORTER], id="until today"),
        pytest.param(LAST, [], id="until yesterday"),
    ],
)
def test_who_replaces_somebody_stays_reporter_while_it_lasts(office, end, kept):
    eva, absent = a_member("eva"), a_member("luz", department=a_department("B"))
    move(eva, office)
    Responsibility.objects.create(
        indicator=an_indicator("B1", department=a_department("B")),
        user=eva,
        substitutes=absent,
        start=date(2023, 1, 1),
        end=end,
    )

    with time_machine.travel("2023-07-01T12:00:00-05:00", tick=False):
        change_places(person=eva, by=office, new=Place(roles.DIRECTOR))

    assert groups(eva) == sorted([roles.DIRECTOR, *kept])


def test_a_place_may_be_of_one_day(office):
    head = a_member("luz", roles.HEAD, a_department("A"), start=LAST)

    move(head, office)

    assert places(head) == [("A", "HEAD", LAST, LAST)]


def test_a_place_is_open_on_its_last_day_and_not_after():
    luz = a_member("luz", end=LAST)

    assert len(open_places(luz, LAST)) == 1
    assert open_places(luz, FIRST) == []
    assert len(open_places(luz)) == 1  # today, which is before
