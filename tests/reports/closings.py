"""Cut-offs that were closed, published and opened again."""

from indicators.models import MonthlyRecord, Reopening
from objectives import roles
from objectives.models import User
from reports import archive
from reports.models import PublishedReport
from tests.builders import JUNE, a_cutoff, a_person

WHY = "Llegó un dato que faltaba."


def an_officer(username: str = "omar") -> User:
    """Return somebody of the Planning Office, made at first need."""
    stored = User.objects.filter(username=username).first()
    return stored or a_person(username, roles.PLANNING, is_staff=True)


def published() -> PublishedReport:
    """Close the June cut-off and publish it."""
    archive.close_cutoff(cutoff=a_cutoff(JUNE), by=None)
    return archive.publish_cutoff(cutoff=a_cutoff(JUNE), by=None)


def reopened(reason: str = WHY) -> Reopening:
    """Open the June cut-off again."""
    return archive.reopen_cutoff(cutoff=a_cutoff(JUNE), reason=reason, by=an_officer())


def two_revisions(second: str = "40") -> None:
    """Publish June, and again with another value of the month."""
    published()
    reopened()
    MonthlyRecord.objects.filter(month=6).update(executed=second)
    published()
