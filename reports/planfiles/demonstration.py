"""The demonstration: the plan of demo/ and one account for each role."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from indicators import actions
from indicators.calendar import proposed_due_date
from indicators.compliance.accumulation import DECEMBER
from indicators.models import ReportingMonth
from objectives import roles
from objectives.models import Department, FiscalYear, Membership, User
from reports.planfiles.password import PASSWORD

DEMO = settings.BASE_DIR / "demo"
DEPARTMENT = "subsecretaria-corporativa"
SINCE = date(2023, 1, 1)


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the demonstration; membership None: in no department."""

    username: str
    first_name: str
    role: str
    membership: str | None = None
    is_superuser: bool = False


ACCOUNTS = (
    Account("reportante", "Reportante", roles.REPORTER, Membership.Role.REPORTER),
    Account("jefe", "Jefe", roles.HEAD, Membership.Role.HEAD),
    Account("planeacion", "Planeación", roles.PLANNING),
    Account("directivo", "Directivo", roles.DIRECTOR),
    Account("admin", "Administrador", roles.ADMINISTRATOR, is_superuser=True),
)


@transaction.atomic
def create_accounts() -> None:
    """Create one account a role, all with the public password of the demonstration."""
    department = Department.objects.get(code=DEPARTMENT)
    for account in ACCOUNTS:
        user = User.objects.create_user(
            account.username,
            password=PASSWORD,
            first_name=account.first_name,
            last_name="de demostración",
            is_staff=bool(roles.PERMISSIONS[account.role]),  # who has work in the admin
            is_superuser=account.is_superuser,
        )
        user.groups.add(Group.objects.get_or_create(name=account.role)[0])
        if account.membership:
            Membership.objects.create(
                department=department, user=user, role=account.membership, start=SINCE
            )


def open_december() -> ReportingMonth:
    """Open the next month that the plan programmes, so that there is work to try.

    A due date long past would only alarm: it is at least ten days from today.
    """
    year = FiscalYear.objects.get(year=2023)
    soon = timezone.localdate() + timedelta(days=10)
    due = max(proposed_due_date(year.year, DECEMBER), soon)
    return actions.open_month(year=year, month=DECEMBER, due=due)


def accounts_exist() -> bool:
    """Whether the accounts of the demonstration are all there."""
    names = [account.username for account in ACCOUNTS]
    return User.objects.filter(username__in=names).count() == len(names)
