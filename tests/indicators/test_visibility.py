"""What each person sees, and what they answer for."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone

from indicators import visibility
from indicators.models import Closing, Indicator, MonthlyRecord, Responsibility
from objectives import roles
from objectives.models import Department, Membership, Plan, User
from tests.builders import a_department, a_member, a_person, measured

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_departments():
    measured("1", department=a_department("SC"), weight="50")
    measured("2", department=a_department("OTRA"), weight="50")


def keys(person, model=Indicator):
    rows = visibility.visible(person, model._default_manager.all())
    return sorted({getattr(row, "indicator", row).key for row in rows})


def test_a_reporter_sees_the_indicators_of_their_department():
    assert keys(a_member()) == ["1"]


def test_tables_that_hang_on_indicators_are_narrowed_with_them():
    reporter = a_member()

    assert keys(reporter, MonthlyRecord) == ["1"]
    assert keys(reporter, MonthlyRecord.history.model) == ["1"]
    assert [
        one.code for one in visibility.visible(reporter, Department.objects.all())
    ] == ["SC"]


@pytest.mark.parametrize("role", [roles.PLANNING, roles.DIRECTOR, roles.ADMINISTRATOR])
def test_who_answers_for_the_whole_sees_everything(role):
    assert keys(a_person(role=role)) == ["1", "2"]


def test_the_plan_is_common_and_what_is_not_listed_is_hidden():
    reporter = a_member()

    assert visibility.visible(reporter, Plan.objects.all()).exists()
    assert not visibility.visible(reporter, User.objects.all()).exists()
    assert visibility.visible(reporter, Closing.objects.all()).query.is_empty()


def test_nobody_who_is_not_signed_in_or_active_sees_anything():
    gone = a_person("ido", roles.PLANNING, is_active=False)

    assert keys(AnonymousUser()) == []
    assert keys(gone) == []


@pytest.mark.parametrize(
    ("start", "end", "seen"),
    [
        (date(2023, 1, 1), None, ["1"]),
        (date(2023, 1, 1), date(2023, 12, 31), []),
        (date(2100, 1, 1), None, []),
    ],
)
def test_a_place_in_a_department_counts_from_its_first_day_to_its_last(
    start, end, seen
):
    assert keys(a_member(start=start, end=end)) == seen


def test_a_substitute_sees_what_they_answer_for_while_they_do():
    substitute = a_person("sub", roles.REPORTER)
    two = Indicator.objects.get(key="2")
    today = timezone.localdate()
    duty = Responsibility.objects.create(indicator=two, user=substitute, start=today)

    assert keys(substitute) == ["2"]
    assert visibility.is_own(substitute, two)

    duty.start, duty.end = date(2023, 1, 1), date(2023, 12, 31)
    duty.save()

    assert keys(substitute) == []


def test_past_duties_are_asked_with_their_date():
    reporter = a_member(end=date(2023, 12, 31))

    assert visibility.own_indicators(reporter, on=date(2023, 6, 30)).exists()
    assert not visibility.own_indicators(reporter).exists()


def test_only_the_head_heads():
    indicator = Indicator.objects.get(key="1")

    assert visibility.heads(a_member("jefa", roles.HEAD), indicator)
    assert not visibility.heads(a_member("eva"), indicator)


def test_losing_the_role_is_seen_at_the_next_request():
    person = a_person("luz", roles.DIRECTOR)
    assert keys(person) == ["1", "2"]

    person.groups.remove(Group.objects.get(name=roles.DIRECTOR))

    assert keys(User.objects.get(pk=person.pk)) == []


def test_leaving_the_department_is_seen_at_once():
    reporter = a_member()

    Membership.objects.update(end=date(2023, 2, 1))

    assert keys(reporter) == []


def test_who_was_deactivated_sees_nothing_of_their_own_department():
    gone = a_member("ida")
    gone.is_active = False

    assert keys(gone) == []
    assert not visibility.reads_drafts(gone)


@pytest.mark.parametrize(
    ("start", "end", "heads"),
    [
        (date(2023, 1, 1), None, True),
        (date(2023, 1, 1), date(2023, 12, 31), False),
        (date(2100, 1, 1), None, False),
    ],
)
def test_a_head_heads_from_their_first_day_to_their_last(start, end, heads):
    indicator = Indicator.objects.get(key="1")
    head = a_member("jefa", roles.HEAD, start=start, end=end)

    assert visibility.heads(head, indicator) is heads


def test_who_left_reads_what_citizens_read_and_who_never_had_a_place_reads_along():
    today = timezone.localdate()

    assert visibility.reads_drafts(a_member("eva"))
    assert visibility.reads_drafts(a_member("hoy", end=today))
    assert not visibility.reads_drafts(a_member("ida", end=date(2023, 12, 31)))
    assert visibility.reads_drafts(a_person("luz"))
    assert not visibility.reads_drafts(AnonymousUser())


@pytest.mark.parametrize(
    ("role", "reported"),
    [
        (roles.DIRECTOR, ["1"]),
        (roles.ADMINISTRATOR, ["1"]),
        (roles.PLANNING, ["1", "2"]),
    ],
)
def test_a_place_as_reporter_adds_its_department_to_another_role(role, reported):
    person = a_member()
    person.groups.add(Group.objects.get(name=role))

    indicators = Indicator.objects.order_by("key")

    assert keys(person) == ["1", "2"]
    assert [
        one.key for one in indicators if visibility.reports(person, one)
    ] == reported
