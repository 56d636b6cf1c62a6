"""Replacements: who is away, who reports and verifies in their stead, until when."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from indicators.models import Responsibility
from indicators.replacing import Leave, could_replace, replace
from indicators.visibility import heads, is_own, own_indicators
from objectives import roles
from objectives.models import User
from tests.builders import a_department, a_member, a_person, an_indicator

pytestmark = pytest.mark.django_db
START, END = date(2023, 7, 1), date(2023, 7, 15)


@pytest.fixture(autouse=True)
def summer():
    with time_machine.travel("2023-06-15T12:00:00-05:00", tick=False):
        yield


@pytest.fixture
def office() -> User:
    return a_person("plan", roles.PLANNING)


@pytest.fixture
def absent() -> User:
    for key in ("A1", "A2"):
        an_indicator(key, department=a_department("A"))
    return a_member("luz", roles.HEAD, a_department("A"))


@pytest.fixture
def substitute() -> User:
    return a_member("eva", department=a_department("B"))


def put(office, absent, substitute, **more) -> int:
    leave = Leave(absent, substitute, START, END)
    indicators = more.pop("indicators", list(own_indicators(absent)))
    return replace(leave=leave, indicators=indicators, by=office, **more)


def reach(person: User, day: str) -> list[str]:
    with time_machine.travel(f"{day}T12:00:00-05:00", tick=False):
        return sorted(one.key for one in own_indicators(person))


def test_the_substitute_reports_between_the_two_days(office, absent, substitute):
    assert put(office, absent, substitute) == 2

    assert reach(substitute, "2023-06-30") == []
    assert reach(substitute, "2023-07-01") == ["A1", "A2"]
    assert reach(substitute, "2023-07-15") == ["A1", "A2"]
    assert reach(substitute, "2023-07-16") == []
    assert reach(absent, "2023-07-10") == ["A1", "A2"]
    assert {one.substitutes for one in Responsibility.objects.all()} == {absent}


def test_both_stories_tell_it(office, absent, substitute):
    put(office, absent, substitute)

    told = "eva reemplaza a luz del 1/7/2023 al 15/7/2023. Indicadores: 2."
    for person in (absent, substitute):
        assert [(one.by, one.detail) for one in person.steps.all()] == [(office, told)]


def test_an_acting_head_verifies_and_then_no_longer(office, absent, substitute):
    first = own_indicators(absent).first()

    put(office, absent, substitute, heading=[a_department("A")])

    told = {}
    for day in ("2023-06-30", "2023-07-01", "2023-07-15", "2023-07-16"):
        with time_machine.travel(f"{day}T12:00:00-05:00", tick=False):
            told[day] = heads(substitute, first) and is_own(substitute, first)
    assert list(told.values()) == [False, True, True, False]
    assert not Responsibility.objects.exists()  # the department's are theirs as head
    assert {group.name for group in substitute.groups.all()} == {
        roles.REPORTER,
        roles.HEAD,
    }


def test_who_had_no_role_becomes_a_reporter(office, absent):
    fresh = a_person("nueva")

    put(office, absent, fresh)

    assert [group.name for group in fresh.groups.all()] == [roles.REPORTER]


def test_nobody_gets_what_the_absent_person_does_not_have(office, absent, substitute):
    other = an_indicator("B1", department=a_department("B"))

    with pytest.raises(ValidationError, match="no está a cargo"):
        put(office, absent, substitute, indicators=[other])
    with pytest.raises(ValidationError, match="no es jefe"):
        put(office, absent, substitute, heading=[a_department("B")])

    assert not Responsibility.objects.exists()


def test_the_same_twice_is_told(office, absent, substitute):
    put(office, absent, substitute)

    with pytest.raises(ValidationError, match="Ya lo reemplaza"):
        put(office, absent, substitute)


def test_nobody_puts_themselves_nor_anybody_above(office, absent, substitute):
    above = a_person("adm", roles.ADMINISTRATOR)

    assert could_replace(absent, office) == [substitute]
    for person in (office, above):
        with pytest.raises(PermissionDenied):
            put(office, absent, person)
    with pytest.raises(PermissionDenied):
        put(office, above, substitute, indicators=[])
    with pytest.raises(ValidationError, match="a sí mismo"):
        put(office, absent, absent)
