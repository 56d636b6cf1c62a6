"""The people and the open month of the tests of evidence."""

from datetime import date

from django.template.loader import render_to_string
from django.test import RequestFactory

from indicators import actions
from indicators.entry.months import find_month
from indicators.evidence.checks import Checked, check_file
from indicators.models import MonthlyRecord
from indicators.vocabulary import RecordState
from objectives import roles
from objectives.models import Membership, User
from tests.builders import a_department, a_person, a_year, measured, report
from tests.indicators.evidence.files import HONEST

DUE = date(2023, 7, 10)


def a_member(
    name: str = "ana", code: str = "SC", role: str = roles.REPORTER, **changes
) -> User:
    """Make a person who works in the admin and reports for a department."""
    person = a_person(name, role, is_staff=True, **changes)
    place = Membership.Role.HEAD if role == roles.HEAD else Membership.Role.REPORTER
    Membership.objects.create(
        department=a_department(code), user=person, role=place, start="2023-01-01"
    )
    return person


def planning() -> User:
    """Make somebody of the Planning Office."""
    return a_person("plan", roles.PLANNING, is_staff=True)


def a_draft(key: str = "1", code: str = "SC") -> MonthlyRecord:
    """Return the draft of June of an indicator of the department; June is open."""
    actions.open_month(year=a_year(), month=6, due=DUE)
    indicator = measured(key, department=a_department(code))
    return report(indicator, 6, "60", state=RecordState.DRAFT)


def a_file(name: str = "acta.pdf") -> Checked:
    """Return an honest file, checked."""
    return check_file(name, HONEST[name])


def page(record: MonthlyRecord | None, person: User) -> str:
    """Return the evidence as the page of its month shows it."""
    request = RequestFactory().get("/admin/mi-mes/")
    request.user = person
    stored = record is not None and record.pk
    month = find_month(record.year.year, record.month) if stored else None
    context = {"record": record, "request": request, "month": month}
    return render_to_string("admin/entry/_evidence.html", context, request)
